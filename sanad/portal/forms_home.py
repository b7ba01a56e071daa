"""One sum of a household: from where, how much, of which month, and what shows it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sanad.lib import clock
from sanad.lib.dates import month_of, month_text
from sanad.lib.forms import AmountField, CleanCharField, WordsField
from sanad.lib.texts import text_lazy
from sanad.portal.forms import HomeFacts, PortalForm, new_key

MONTHS_BACK = 12


class SumForm(PortalForm):
    """`row`: the line that is said anew, whose source stays; None for a new one."""

    source = CleanCharField(label=_("From where, or for what?"), max_length=60)
    amount = AmountField(
        label=_("How much in the month (riyals)?"),
        help_text=text_lazy("portal.home.sum_help"),
        min_value=0,
    )
    month = forms.ChoiceField(label=_("Of which month?"))
    paper = CleanCharField(
        label=_("What shows it?"),
        help_text=_("A statement, a receipt. Without a paper is an answer too."),
        max_length=80,
        required=False,
    )

    def __init__(self, *args, row=None, **kwargs):
        if row is not None:
            kwargs["initial"] = {"amount": row.amount, "paper": row.paper}
        super().__init__(*args, **kwargs)
        self.row = row
        self.fields["month"].choices = [(day.isoformat(), month_text(day)) for day in last_months()]
        if row is not None:
            del self.fields["source"]

    def said(self):
        """The words of `say_sum`."""
        said = dict(self.cleaned_data)
        if self.row is not None:
            said["source"] = self.row.source
        months = {day.isoformat(): day for day in last_months()}
        return said | {"month": months[said["month"]]}


class ProposalForm(HomeFacts):
    """The same facts, proposed: why, and what shows it, for whoever compares them at the desk."""

    reason = WordsField(label=_("What changed, and since when?"), max_length=500)
    paper = CleanCharField(
        label=_("What shows it?"),
        help_text=_("A statement, a receipt. Without a paper is an answer too."),
        max_length=200,
        required=False,
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = new_key

    def proposal(self):
        """The words of `propose_home`."""
        said = dict(self.cleaned_data)
        rest = {name: said.pop(name) for name in ("reason", "paper", "key")}
        return {"changes": said, **rest, "paper": rest["paper"] or str(_("Without a paper"))}


def last_months():
    """The first days of this month and of those before it, newest first."""
    return [month_of(clock.today(), -back) for back in range(MONTHS_BACK)]
