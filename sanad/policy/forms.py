"""What a manager writes in a draft of the policy."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.lib.dates import gregorian_text
from sanad.lib.forms import DateField, NamesWhatIsMissing, WholeNumberField, WordsField
from sanad.policy.enums import VersionStatus
from sanad.policy.models import Clause, PolicyVersion

OF_THE_BOARD = ("title", "term", "minute_number", "approved_on", "effective_on", "next_review_on")


def _field(column, **kwargs):
    """Days in either calendar, whole numbers with the keyboard of digits."""
    if isinstance(column, models.DateField):
        return DateField(
            label=kwargs.get("label", column.verbose_name), required=not column.blank, **kwargs
        )
    if isinstance(column, models.IntegerField):
        kwargs["form_class"] = WholeNumberField
    return column.formfield(**kwargs)


class VersionForm(NamesWhatIsMissing, forms.ModelForm):
    """The board's approval and every parameter that there is (AP-1)."""

    class Meta:
        model = PolicyVersion
        fields = (*OF_THE_BOARD, *(field.name for field in PolicyVersion.parameters()))
        formfield_callback = _field

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.first_day, self.last_day = PolicyVersion.objects.days_for_the_next()
        self.fields["effective_on"].help_text = _("From %(first)s to %(last)s.") % {
            "first": gregorian_text(self.first_day),
            "last": gregorian_text(self.last_day),
        }

    def of_the_board(self):
        """The fields of the board's approval, bound."""
        return [self[name] for name in OF_THE_BOARD]

    def numbers(self):
        """The fields of the parameters, bound."""
        return [self[field.name] for field in PolicyVersion.parameters()]

    def clean(self):
        cleaned = super().clean()
        approved_on, effective_on = cleaned.get("approved_on"), cleaned.get("effective_on")
        if approved_on and effective_on and effective_on < approved_on:
            self.add_error(
                "effective_on",
                _("A version holds from the day of the board's minute at the earliest."),
            )
        elif effective_on:
            self._judge_first_day(effective_on)
        minute = {"term": cleaned.get("term"), "minute_number": cleaned.get("minute_number")}
        if None not in minute.values() and self._others().filter(**minute).exists():
            self.add_error("minute_number", _("Another version of the policy carries this minute."))
        return cleaned

    def _judge_first_day(self, day):
        """Say while it is written what would be refused when the version is put in force."""
        if day < self.first_day:
            sentence = _("It can hold from %(day)s at the earliest: choose a later day.")
            self.add_error("effective_on", sentence % {"day": gregorian_text(self.first_day)})
        if day > self.last_day:
            sentence = _("It can hold from %(day)s at the latest: choose a sooner day.")
            self.add_error("effective_on", sentence % {"day": gregorian_text(self.last_day)})

    def _others(self):
        return PolicyVersion.objects.exclude(pk=self.instance.pk).exclude(
            status=VersionStatus.DISCARDED
        )


class ClauseForm(NamesWhatIsMissing, forms.ModelForm):
    """The words of one clause: the board's, how we read them, and what is ours (AP-1)."""

    class Meta:
        model = Clause
        fields = Clause.WORDS
        field_classes = {"text": WordsField}
        help_texts = {
            "text": _("The board's own words. Change them only where its minute words them anew."),
            "interpretation": _("Ours, shown apart from the board's words."),
            "added": _("Ours, shown apart from the board's words."),
            "feature": _("Empty where people keep the clause, not the portal."),
        }
        widgets = {name: forms.Textarea({"rows": 3}) for name in Clause.WORDS}


class SeenForm(forms.Form):
    """Names the draft that was read, so that none is put in force unread."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
