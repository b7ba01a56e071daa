"""Which numbers an identity of each kind may have; for pages and, as a rule, for the database.

Beside the number stands its mark, by which a colleague's relative is found (`sanad.lib.marks`).
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import GCC_COUNTRIES, OF_A_COUNTRY, WITH_CHECKSUM, IdentityKind
from sanad.lib.countries import CODES
from sanad.lib.identifiers import (
    BORDER_NUMBER,
    GCC_ID,
    PASSPORT,
    compact,
    validate_border_number,
    validate_gcc_id,
    validate_national_id,
    validate_passport,
)
from sanad.lib.marks import LENGTH, mark, seal
from sanad.lib.triggers import BEHIND, Rule, holds

FIELDS = frozenset({"identity_kind", "identity_country", "identity_number"})
_VALIDATORS: dict[str, Callable[[str], None]] = {
    IdentityKind.CITIZEN: validate_national_id,
    IdentityKind.RESIDENT: validate_national_id,
    IdentityKind.PASSPORT: validate_passport,
    IdentityKind.GCC: validate_gcc_id,
    IdentityKind.BORDER: validate_border_number,
}


@holds("person_identity_shape", "person_identity_with_its_country")
def check_identity(kind: str, country: str, number: str) -> None:
    """Refuse what cannot be an identity; the ValidationError names the field of each sentence.

    All three in their stored form; no number is judged elsewhere (`person_identity_or_none`).
    """
    problems: dict[str, ValidationError] = {}
    try:
        _check_country(kind, country)
    except ValidationError as error:
        problems["identity_country"] = error
    try:
        if number and kind in _VALIDATORS:
            _VALIDATORS[kind](number)
            _check_kind(kind, number)
    except ValidationError as error:
        problems["identity_number"] = error
    if problems:
        raise ValidationError(problems)


def _check_kind(kind: str, number: str) -> None:
    begins_with = "1" if kind == IdentityKind.CITIZEN else "2"
    if kind in WITH_CHECKSUM and number[0] != begins_with:
        raise ValidationError(
            _("This number belongs to another kind of identity: check the kind."), code="id_kind"
        )


def _check_country(kind: str, country: str) -> None:
    if kind not in OF_A_COUNTRY:
        if country:
            raise ValidationError(
                _("Only a passport or a Gulf identity has a country."), code="country"
            )
    elif country not in CODES:
        raise ValidationError(_("Choose the country that gave it."), code="country")
    elif kind == IdentityKind.GCC and country not in GCC_COUNTRIES:
        raise ValidationError(
            _("This is no state of the Gulf. Choose the country, or the kind “passport”."),
            code="country",
        )


# What stood there before these rules stays until somebody writes it anew.
_WRITTEN = """(TG_OP = 'INSERT' OR NEW.identity_kind <> OLD.identity_kind
    OR NEW.identity_country <> OLD.identity_country
    OR NEW.identity_number <> OLD.identity_number)"""

IDENTITY_RULES = [
    Rule(
        rule="person_identity_shape",
        clause="DG-1+",
        sentence=_("This number cannot be of this kind of identity. Check both."),
        broken=f"""{_WRITTEN} AND NEW.identity_number <> '' AND (CASE NEW.identity_kind
            WHEN $IdentityKind.PASSPORT THEN NEW.identity_number !~ '{PASSPORT}'
            WHEN $IdentityKind.GCC THEN NEW.identity_number !~ '{GCC_ID}'
            WHEN $IdentityKind.BORDER THEN NEW.identity_number !~ '{BORDER_NUMBER}'
            ELSE FALSE END)""".replace("$'", "$$'"),
    ),
    Rule(
        rule="person_identity_with_its_country",
        clause="DG-1+",
        sentence=_("A passport and a Gulf identity have their country, the other kinds have none."),
        broken=f"""{_WRITTEN} AND (CASE
            WHEN NEW.identity_kind = $IdentityKind.GCC
                THEN NEW.identity_country NOT IN $GCC_COUNTRIES
            WHEN NEW.identity_kind = $IdentityKind.PASSPORT
                THEN NEW.identity_country !~ '^[A-Z][A-Z]$$'
            ELSE NEW.identity_country <> '' END)""",
    ),
    Rule(
        # Without a mark a file may be born, loaded by others than this code: the worker adds it.
        rule="person_mark_is_of_the_number",
        clause="PR-2+",
        database_only=True,
        order=BEHIND,
        sentence=_("The mark of an identity is made by the portal, from its number."),
        broken="""(TG_OP = 'INSERT' OR NEW.identity_number <> OLD.identity_number
            OR NEW.identity_mark <> OLD.identity_mark OR NEW.identity_seal <> OLD.identity_seal)
            AND CASE WHEN NEW.identity_mark = '' THEN NEW.identity_number <> ''
                    AND TG_OP = 'UPDATE' AND OLD.identity_mark <> ''
                ELSE NOT public.identity_mark_is_signed(
                    NEW.identity_number, NEW.identity_mark, NEW.identity_seal) END""",
    ),
]


class _OfTheNumber(models.CharField):
    """Written from the identity number of the row, whoever writes the row. `number`: the name of
    the field that holds it."""

    def __init__(self, *args: Any, number: str = "identity_number", **kwargs: Any) -> None:
        self.number = number
        column = {"max_length": LENGTH, "default": "", "db_default": "", "db_collation": "C"}
        super().__init__(*args, **{**column, "blank": True, "editable": False, **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.number != "identity_number":
            kwargs["number"] = self.number
        return name, path, args, kwargs

    def of(self, number: str) -> str:
        """What stands in the column for this number."""
        raise NotImplementedError

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = self.of(compact(getattr(model_instance, self.number)))
        setattr(model_instance, self.attname, value)
        return value


class IdentityMarkField(_OfTheNumber):
    """The number's mark."""

    def of(self, number: str) -> str:
        return mark(number)


class IdentitySealField(_OfTheNumber):
    """The web process's word that the mark is that of the number."""

    def of(self, number: str) -> str:
        return seal(number, mark(number))
