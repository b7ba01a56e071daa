"""What is asked for in words is said in words: a full stop is no reason."""

from django import forms
from django.urls import get_resolver

from sanad.lib.forms import CleanTextField, WordsField


def forms_below(form):
    for each in form.__subclasses__():
        yield each
        yield from forms_below(each)


def test_no_form_takes_a_mark_for_words():
    # Every app's forms are imported with its addresses.
    assert get_resolver().url_patterns
    asked = {
        f"{form.__name__}.{name}": field
        for form in forms_below(forms.BaseForm)
        if not form.__module__.startswith("django.")  # what the admin made while it was looked at
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, CleanTextField) and field.required
    }
    assert {"SetAsideForm.reason", "VoidForm.reason", "OutcomeForm.outcome"} <= asked.keys()
    assert [name for name, field in asked.items() if not isinstance(field, WordsField)] == []
