"""The filters of the records."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sanad.accounts.models import Branch
from sanad.audit.models import LookQuerySet, Purpose, RefusedBy, SearchedBy
from sanad.lib import clock
from sanad.lib.arabic import fold
from sanad.lib.forms import CleanCharField, DateField


def _choice(label: Any, everything: Any, choices: list) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", everything), *choices], required=False)


class LookFilter(forms.Form):
    """By a part of the account's name and by the day at Riyadh; a record adds a `column` of its
    own, with a field of that name."""

    mark_optional = False
    column = ""
    name = CleanCharField(label=_("Name of the colleague"), max_length=60, required=False)
    day = DateField(label=_("Day"), required=False, latest=clock.today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([self.column])

    def filter(self, rows: LookQuerySet) -> LookQuerySet:
        """What the filters leave; one that cannot be read leaves all, and the others go on."""
        self.full_clean()
        data = self.cleaned_data
        if data.get(self.column):
            rows = rows.filter(**{self.column: data[self.column]})
        if data.get("name"):
            rows = rows.filter(by__folded__contains=fold(data["name"]))
        if data.get("day"):
            rows = rows.filter(at__date=data["day"])
        return rows


class OpeningFilter(LookFilter):
    """By purpose too."""

    column = "purpose"
    purpose = _choice(_("Purpose"), _("Every purpose"), Purpose.choices)


class ListFilter(LookFilter):
    """By branch too."""

    column = "branch"
    branch = forms.ModelChoiceField(
        Branch.objects.all(), label=_("Branch"), empty_label=_("All branches"), required=False
    )


class SearchFilter(LookFilter):
    """By what was searched by, too."""

    column = "searched_by"
    searched_by = _choice(_("Looked for by"), _("All of them"), SearchedBy.choices)


class RefusalFilter(LookFilter):
    """By what said no, too."""

    column = "refused_by"
    refused_by = _choice(_("Refused by"), _("All of them"), RefusedBy.choices)


class SignInFilter(LookFilter):
    """Those let in or those not, too."""

    column = "is_let_in"
    is_let_in = _choice(_("Let in"), _("All of them"), [("True", _("Yes")), ("False", _("No"))])
