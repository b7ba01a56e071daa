"""Widgets that are drawn in Python come out as Django's own templates draw them."""

from datetime import date

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from sanad.lib.forms.drawing import DRAWN, FOLDER, INPUTS, Renderer

HOSTILE = "\"><script>alert('x')</script>&amp;"
VALUES = ["", "0", None, 0, 1448, 1.5, HOSTILE, mark_safe("<b>x</b>"), date(2026, 11, 27), ("a",)]
ATTRS = [
    {},
    {"id": "x", "required": True, "disabled": False, "data-x": HOSTILE, "rows": 2000},
    {HOSTILE: "x", "title": gettext_lazy("Requests"), "lang": mark_safe("&amp;")},
]
CHOICES = [
    ("", gettext_lazy("Requests")),
    (HOSTILE, HOSTILE),
    (mark_safe("<i>"), mark_safe("<i>x</i>")),
    (5, 12345),
    ("group <&", [("a", "A"), ("b", gettext_lazy("Requests"))]),
]
PICKED = ["", None, HOSTILE, 5, "5", "a"]
KINDS = [
    *(forms.TextInput, forms.NumberInput, forms.EmailInput, forms.URLInput, forms.HiddenInput),
    *(forms.DateInput, forms.TimeInput, forms.DateTimeInput, forms.PasswordInput),
    *(forms.CheckboxInput, forms.FileInput, forms.Textarea),
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_of_one_value(kind):
    for attrs in ATTRS:
        for value in VALUES:
            same(kind(attrs=attrs), value)


@pytest.mark.parametrize(
    "kind", [forms.Select, forms.SelectMultiple, forms.RadioSelect, forms.CheckboxSelectMultiple]
)
def test_a_choice(kind):
    for attrs in ATTRS:
        for value in PICKED:
            value = [value] if kind.allow_multiple_selected else value
            widget = kind(attrs={"id": "y", "class": "z", **attrs}, choices=CHOICES)
            same(widget, value)
            for option in widget.subwidgets("name", value, {"id": "z"}):
                context = {"widget": option}
                name = option["template_name"]
                assert Renderer().render(name, context) == TemplatesSetting().render(name, context)


def same(widget, value):
    drawn = widget.render("name", value, renderer=Renderer())
    assert drawn == widget.render("name", value, renderer=TemplatesSetting())


def test_no_template_of_ours_stands_in_for_one_that_is_drawn():
    for name in DRAWN:
        origin = TemplatesSetting().get_template(name).origin.name
        assert origin.endswith(f"django/forms/templates/{name}"), origin
    for name in INPUTS:
        source = TemplatesSetting().get_template(f"{FOLDER}/{name}.html").template.source
        assert name == "input" or source.strip() == f'{{% include "{FOLDER}/input.html" %}}'
