"""One field for amounts and one for whole numbers, at every door: forms, admin, columns.

Django's own read `6.000` as six. The doors are looked up, so a new form is held to it unnamed.
"""

from decimal import Decimal

import pytest
from django import forms
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.test import RequestFactory
from django.urls import get_resolver
from django.utils import translation

from requests_app.intake.enums import QuestionKind
from requests_app.intake.forms.questions import field_for
from requests_app.models import Question
from sanad.accounts.models import User
from sanad.lib import texts
from sanad.lib.fields import MoneyField
from sanad.lib.forms import AmountField, WholeNumberField

# Whole numbers that are keys of rows, which nobody types.
ROW_KEYS = {"line", "person_id"}
OUR_APPS = [config for config in apps.get_app_configs() if config.path.find("site-packages") < 0]
OURS = tuple(f"{config.name}." for config in OUR_APPS)


def form_classes():
    get_resolver().url_patterns  # noqa: B018 - the views bring their forms
    waiting, classes = [forms.BaseForm], set()
    while waiting:
        for below in waiting.pop().__subclasses__():
            waiting.append(below)
            if f"{below.__module__}.".startswith(OURS) and hasattr(below, "base_fields"):
                classes.add(below)
    return sorted(classes, key=lambda form: (form.__module__, form.__name__))


def admin_forms():
    """The forms of the admin's pages, those of the rows beneath included."""
    request = RequestFactory().get("/")
    request.user = User(is_active=True, is_staff=True, is_superuser=True)
    for model, model_admin in admin.site._registry.items():
        if not f"{model.__module__}.".startswith(OURS):
            continue
        yield model_admin.get_form(request, fields=forms.ALL_FIELDS)
        for inline in model_admin.inlines:
            beneath = inline(model, admin.site)
            yield beneath.get_formset(request, fields=forms.ALL_FIELDS).form


def doors():
    """`{name: field}` of each field of a form into which a number is typed."""
    questions = {
        f"question {kind}": field_for(Question(kind=kind, label="كم؟"))
        for kind in (QuestionKind.AMOUNT, QuestionKind.NUMBER)
    }
    return questions | {
        f"{form.__module__}.{form.__name__}.{name}": field
        for form in (*form_classes(), *admin_forms())
        for name, field in form.base_fields.items()
        if isinstance(field, forms.IntegerField | AmountField)
        and not field.widget.is_hidden
        and name not in ROW_KEYS
    }


DOORS = doors()
SUMS = {name: field for name, field in DOORS.items() if isinstance(field, AmountField)}
COUNTS = {name: field for name, field in DOORS.items() if not isinstance(field, AmountField)}
COLUMNS = {
    str(field): field
    for config in OUR_APPS
    for model in config.get_models()
    if not hasattr(model, "pgh_tracked_model")  # history, written by triggers alone
    for field in model._meta.local_fields
    if isinstance(field, models.DecimalField)
}
# What is typed for a sum: the riyals that are read, or the code of the refusal.
TYPED = {
    "6000": Decimal("6000"),
    "6,000": Decimal("6000"),
    "٦٬٠٠٠": Decimal("6000"),
    "٦،٠٠٠": Decimal("6000"),
    "۶٬۰۰۰": Decimal("6000"),
    "６０００": Decimal("6000"),
    "６，０００．５０": Decimal("6000.50"),
    "6 000": Decimal("6000"),
    "6000.5": Decimal("6000.5"),
    "٦٠٠٠٫٥٠": Decimal("6000.50"),
    "6.000.000": Decimal("6000000"),
    "6.000,50": Decimal("6000.50"),
    "1500 ريال": Decimal("1500"),
    "١٥٠٠ ر.س": Decimal("1500"),
    "SAR 1,500": Decimal("1500"),
    "\u202e1500\u202c": Decimal("1500"),
    "6.000": "unclear",
    "20.000": "unclear",
    "1.500": "unclear",
    "٦٫٠٠٠": "unclear",
    "1,50": "unclear",
    "1.23456": "too_fine",
    "1500 $": "invalid",
    "خمسة آلاف": "invalid",
    "6,00,000": "invalid",
    "1e3": "invalid",
    "-6000": "too_small",
}
COUNTED = {
    "3": 3,
    "٣": 3,
    "３": 3,
    "3.0": 3,
    "3.000": "unclear",
    "٣٫٠٠٠": "unclear",
    "3.500": "unclear",
    "3.5": "invalid",
    "3 ريال": "invalid",
    "ثلاثة": "invalid",
}


def outcome(read, typed):
    """What was read, or the code of the refusal."""
    try:
        return read(typed)
    except ValidationError as refusal:
        return refusal.error_list[0].code


def test_the_doors_are_there():
    assert len(SUMS) >= 8 and len(COUNTS) >= 8 and len(COLUMNS) >= 7, sorted(DOORS)


def test_there_is_no_other_field_for_numbers():
    assert {
        name for name, field in COUNTS.items() if not isinstance(field, WholeNumberField)
    } == set()
    assert {name for name, field in COLUMNS.items() if not isinstance(field, MoneyField)} == set()
    assert not [
        f"{form.__name__}.{name}"
        for form in (*form_classes(), *admin_forms())
        for name, field in form.base_fields.items()
        if isinstance(field, forms.DecimalField | forms.FloatField)
        and not isinstance(field, AmountField)
    ]


def outcomes(read, table):
    """What came of each typed value of the table."""
    return {typed: outcome(read, typed) for typed in table}


@pytest.mark.parametrize("name", sorted(SUMS))
def test_a_sum_is_what_was_meant_or_asked_about(name):
    assert outcomes(SUMS[name].clean, TYPED) == TYPED


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_a_count_is_what_was_meant_or_asked_about(name):
    assert outcomes(COUNTS[name].clean, COUNTED) == COUNTED


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_a_column_guesses_nothing_either(name):
    # Whether it may be less than nothing is a rule of its table.
    table = TYPED | {"-6000": Decimal(-6000)}
    assert outcomes(COLUMNS[name].get_prep_value, table) == table


@pytest.mark.parametrize(
    ("language", "gender", "sentence"),
    [
        ("ar", "m", "هل تقصد 6,000 ريال أم 6 ريالات؟ اكتبه كما تقصده بلا لبس."),
        ("ar", "f", "هل تقصدين 6,000 ريال أم 6 ريالات؟ اكتبيه كما تقصدينه بلا لبس."),
        (
            "en",
            "m",
            "Do you mean 6,000 riyals or 6 riyals? Write it so that it can mean one of them only.",
        ),
    ],
)
def test_the_question_offers_both_readings(language, gender, sentence):
    class Form(forms.Form):
        amount = AmountField()

    with translation.override(language), texts.reading_rows_once({}), texts.speaking_to(gender):
        form = Form({"amount": "6.000"})
        assert form.errors["amount"] == [sentence]
        assert 'value="6.000"' in str(form["amount"])
