"""Model fields: one stored form through every door."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.db.models.functions import Lower

from sanad.lib import forms
from sanad.lib.fields import (
    CleanCharField,
    CleanTextField,
    IbanField,
    IdentityNumberField,
    MobileField,
)

IBAN = "SA0380000000608010167519"


class Holder:
    """What ``pre_save`` needs of a row."""

    def __init__(self, value):
        self.value = value


def named(field):
    field.set_attributes_from_name("value")
    return field


CASES = [
    (lambda: CleanCharField(max_length=40), " أحـمد\n١٢\x00 ", "أحمد 12"),
    (lambda: CleanTextField(), " أحـمد\r\n ١٢ ", "أحمد\n12"),
    (lambda: IdentityNumberField(), "١٠٥٨ 529-940", "1058529940"),
    (lambda: MobileField(), "٠٥٥ ٠١٢ ٣٤٥٦", "+966550123456"),
    (lambda: IbanField(), "sa03 8000 0000 6080 1016 7519", IBAN),
]


@pytest.mark.parametrize(("make", "typed", "kept"), CASES)
def test_every_door_stores_one_form(make, typed, kept):
    field = named(make())
    row = Holder(typed)
    assert field.clean(typed, None) == kept
    assert field.get_prep_value(typed) == kept
    assert field.get_db_prep_save(typed, connection) == kept
    assert field.pre_save(row, add=True) == kept
    assert row.value == kept
    assert field.formfield().clean(typed) == kept


@pytest.mark.parametrize(("make", "typed", "kept"), CASES)
def test_nothing_and_expressions_pass(make, typed, kept):
    field = named(make())
    expression = Lower("value")
    assert field.get_prep_value(None) is None
    assert field.pre_save(Holder(None), add=True) is None
    assert field.pre_save(Holder(expression), add=False) is expression
    assert field.get_db_prep_save(expression, connection) is expression


@pytest.mark.parametrize(("make", "typed", "kept"), CASES)
def test_migrations_can_write_and_read_the_field(make, typed, kept):
    field = make()
    name, path, args, kwargs = field.deconstruct()
    twin = type(field)(*args, **kwargs)
    assert twin.deconstruct() == (name, path, args, kwargs)
    assert twin.max_length == field.max_length
    assert path == f"sanad.lib.fields.{type(field).__name__}"
    MigrationWriter.serialize(field)


@pytest.mark.parametrize(
    ("make", "form_class"),
    [
        (lambda: CleanCharField(max_length=4), forms.CleanCharField),
        (lambda: CleanTextField(), forms.CleanTextField),
        (lambda: IdentityNumberField(), forms.IdentityField),
        (lambda: MobileField(), forms.MobileField),
        (lambda: IbanField(), forms.IbanField),
    ],
)
def test_forms_get_the_field_that_understands(make, form_class):
    assert type(named(make()).formfield()) is form_class


def test_the_length_of_the_clean_text_counts():
    field = named(CleanCharField(max_length=4))
    assert field.clean("أحـــــمد", None) == "أحمد"
    with pytest.raises(ValidationError):
        field.clean("أحمدو", None)


@pytest.mark.parametrize("door", ["clean", "pre_save", "get_db_prep_save"])
def test_no_wrong_mobile_is_saved(door):
    field = named(MobileField())
    with pytest.raises(ValidationError):
        match door:
            case "clean":
                field.clean("0112345678", None)
            case "pre_save":
                field.pre_save(Holder("0112345678"), add=True)
            case "get_db_prep_save":
                field.get_db_prep_save("0112345678", connection)


def test_a_lookup_may_ask_for_a_part_of_a_number():
    assert named(MobileField()).get_prep_value("+96655") == "+96655"
    assert named(MobileField()).get_prep_value("٠٥٥٠١٢٣٤٥٦") == "+966550123456"


@pytest.mark.parametrize("make", [MobileField, IbanField])
def test_an_empty_number_is_null_where_null_is_allowed(make):
    assert named(make(null=True, blank=True)).clean("", None) is None
    assert named(make(null=True)).pre_save(Holder(" "), add=True) is None
    assert named(make(blank=True)).clean("", None) == ""


def test_the_checksum_of_an_iban_is_judged():
    with pytest.raises(ValidationError) as refusal:
        named(IbanField()).clean("SA0380000000608010167518", None)
    assert refusal.value.error_list[0].code == "iban_checksum"


def test_columns_are_ordinary_text():
    assert isinstance(MobileField(), models.CharField)
    assert named(MobileField()).db_type(connection).endswith("(13)")
    assert named(IbanField()).db_type(connection).endswith("(24)")
