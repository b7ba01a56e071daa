"""The facts of one member of a household as fields: of a list each, of health several."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import MEMBER_LISTS, MemberFact


class SaysFacts:
    """A form with a field for each fact of `rows` (`members.Value`); what is empty is not said."""

    def add_facts(self, rows):
        """Put the fields before those that the form has already."""
        others = list(self.fields)
        for row in rows:
            common = {"label": row.fact.label, "required": False}
            choices = MEMBER_LISTS[row.fact].choices
            if row.fact == MemberFact.HEALTH:
                field = forms.MultipleChoiceField(
                    choices=choices,
                    widget=forms.CheckboxSelectMultiple,
                    initial=row.said,
                    **common,
                )
            else:
                first = row.said[0] if row.said else ""
                choices = [*choices] if first else [("", _("Not said yet")), *choices]
                field = forms.ChoiceField(choices=choices, initial=first, **common)
            field.mark_optional = False
            self.fields[row.fact.value] = field
        self.facts = [row.fact.value for row in rows]
        self.order_fields([*self.facts, *others])

    def said(self):
        """`{fact: codes}`, of those that were answered."""
        answered = {fact: self.cleaned_data.get(fact) for fact in self.facts}
        return {
            fact: value if isinstance(value, list) else [value]
            for fact, value in answered.items()
            if value
        }


class FactsForm(SaysFacts, forms.Form):
    """At the desk: what the person says is written down at once."""

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_facts(rows)
