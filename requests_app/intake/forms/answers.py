"""All questions of a programme's version on one page, for the desk."""

from django import forms

from requests_app.intake.forms.questions import field_for
from requests_app.intake.models.condition import applying
from requests_app.intake.stored import from_json, to_json


class AnswersForm(forms.Form):
    """All questions of a programme's version on one page.

    Unless `is_final`, what is left empty is no error: a draft is kept as far as it goes. A question
    that depends on another says so, and is judged only where that answer was given. `known`: what
    the renewed request answers, by code, proposed where nothing is stored yet.
    """

    def __init__(
        self,
        *args,
        version,
        stored,
        household=None,
        reader=None,
        is_final=True,
        known=None,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.questions, self.is_final = version.all_questions(), is_final
        for question in self.questions:
            field = field_for(question, household, reader)
            if condition := version.condition_of(question):
                field.help_text = f"{condition}. {field.help_text}"
            field.initial = from_json(question, stored.get(question.code))
            if proposed := (known or {}).get(question.code):
                field.initial = from_json(question, proposed.stored)
                field.help_text = f"{proposed.sentence} {field.help_text}".strip()
            # What is asked is not marked optional where only the draft may leave it for now.
            field.mark_optional = not question.is_required
            field.required = field.required and is_final and not question.asked_after
            self.fields[question.code] = field

    def clean(self):
        data = super().clean()
        given = {q.code: to_json(data.get(q.code)) for q in self.questions}
        kept = applying(self.questions, given)
        for question in self.questions:
            if question.code not in kept:
                self.errors.pop(question.code, None)
                data[question.code] = None
            elif self._is_left_out(question, kept):
                words = self.fields[question.code].error_messages["required"]
                self.add_error(question.code, words)
        return data

    def _is_left_out(self, question, kept):
        is_asked = self.is_final and question.asked_after and question.is_required
        return is_asked and kept[question.code] == "" and question.code not in self.errors

    def answers(self):
        """`{question code: plain value}`, for `save_draft` and `amend`; "" where none is asked."""
        return {q.code: to_json(self.cleaned_data.get(q.code)) for q in self.questions}
