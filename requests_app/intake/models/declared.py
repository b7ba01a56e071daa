"""What the applicant declares, as the database itself reads it from the rows (PR-4).

The same facts in the same form as `SupportRequest.material_data`: a test holds the two together.
With it the database compares what was signed with what stands there, whoever writes.

How a person is reached (mobile, town, district) and how their name is spelt is no part of it: the
identity number says who they are. `Declaration.form` numbers the shape that was signed; an older
one is compared without what later shapes left out, so that old signatures stay good.
"""

from collections.abc import Iterable
from typing import Any

import pgtrigger
from django.utils.translation import gettext_lazy as _

from requests_app.intake.enums import Stage
from requests_app.intake.models.papers import required_of
from sanad.lib.triggers import Rule
from sanad.policy.terms import VERSIONS

# What the registry knows and nobody declares, by group and name.
NOT_DECLARED = (
    ("person", "name"),
    ("person", "mobile"),
    ("household", "city"),
    ("household", "district"),
)
# The shape of what is signed now; and of each older one, what the next shape left out.
FORM = 2
LEFT_OUT = {1: NOT_DECLARED}


def without(data: dict[str, Any], paths: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """A copy of declared data without the values at `paths`, each `(group, name)`."""
    kept = {key: dict(value) if isinstance(value, dict) else value for key, value in data.items()}
    for group, name in paths:
        kept[group].pop(name, None)
    return kept


def left_out_since(form: int) -> list[tuple[str, str]]:
    """The paths that the shapes after `form` left out."""
    return [path for older in range(form, FORM) for path in LEFT_OUT[older]]


def compared_sql(declaration: str) -> str:
    """`Declaration.compared_data` in SQL, of an alias of requests_app_declaration."""
    shapes = " ".join(
        f"WHEN {form} THEN {declaration}.data"
        + "".join(f" #- '{{{group},{name}}}'" for group, name in left_out_since(form))
        for form in sorted(LEFT_OUT)
    )
    return f"CASE {declaration}.form {shapes} ELSE {declaration}.data END"


def material(r: str) -> str:
    """SQL: what is declared on the support request `r`, an alias or NEW in one of its own rules."""
    return f"""jsonb_build_object(
    'programme', (SELECT g.code FROM $Programme g WHERE g.id = {r}.programme_id),
    'person', (SELECT jsonb_build_object(
            'identity_kind', p.identity_kind, 'identity_number', p.identity_number,
            'born_on', to_char(p.born_on, 'YYYY-MM-DD'))
        FROM $beneficiaries.Person p WHERE p.id = {r}.person_id),
    'household', (SELECT jsonb_build_object(
            'register_number', h.register_number, 'housing', h.housing,
            'monthly_income', trim_scale(h.monthly_income)::text, 'size', h.size)
        FROM $beneficiaries.Household h WHERE h.id = {r}.household_id),
    'answers', (SELECT coalesce(jsonb_object_agg(a.key, a.value), '{{}}'::jsonb)
        FROM jsonb_each({r}.answers) a WHERE a.value NOT IN ('null'::jsonb, '""'::jsonb)),
    'amount', trim_scale({r}.amount)::text,
    'papers', (SELECT coalesce(jsonb_agg(c.code ORDER BY c.code COLLATE "C"), '[]'::jsonb) FROM (
        SELECT jsonb_array_elements_text({r}.promised) AS code
        UNION SELECT t.code FROM $beneficiaries.DocumentType t WHERE t.id IN (
            SELECT u.type_id FROM {required_of(r, Stage.SUBMISSION)})
        AND EXISTS (SELECT 1 FROM $beneficiaries.Document d
            WHERE d.person_id = {r}.person_id AND d.type_id = t.id
            AND d.destroyed_at IS NULL)) c))"""


# On the declaration: nobody signs other data than those that stand on the request.
SIGNED_AS_IT_STANDS = Rule(
    rule="declaration_of_what_stands",
    clause="PR-4",
    sentence=_("What is signed is what stands on the request. Read it again, then sign."),
    operation=pgtrigger.Insert,
    broken=f"""NEW.form <> {FORM} OR NEW.data IS DISTINCT FROM (
        SELECT {material("r")} FROM $SupportRequest r WHERE r.id = NEW.support_request_id)""",
)

# On the request: no first submission before the terms that hold were accepted; what was accepted on
# a sheet is signed there, and a return asks for nothing anew.
TERMS_ACCEPTED = Rule(
    rule="supportrequest_terms_accepted",
    clause="PM-1",
    sentence=_("The terms are read and accepted before the first submission."),
    operation=pgtrigger.Update,
    broken=f"""OLD.status = $RequestStatus.DRAFT AND NEW.status = $RequestStatus.SUBMITTED
        AND NEW.sheet_id IS NULL AND NOT EXISTS (
            SELECT 1 FROM $beneficiaries.TermsAcceptance t
            WHERE t.person_id = NEW.person_id AND t.version >= {VERSIONS[-1].version})""",
)

# On the request: submitted, verified and raised only while the signature covers what stands there.
GOES_ON_AS_SIGNED = Rule(
    rule="supportrequest_goes_on_as_signed",
    clause="PR-4",
    sentence=_("The data changed after the signature: they are signed again, then it goes on."),
    operation=pgtrigger.Update,
    broken=f"""OLD.status <> NEW.status
        AND OLD.status IN $BEFORE_RAISING AND NEW.status IN $AS_SIGNED
        AND EXISTS (SELECT 1 FROM $Declaration s
            WHERE s.id = NEW.declaration_id AND s.support_request_id = NEW.id
            AND ({compared_sql("s")}) IS DISTINCT FROM {material("NEW")})""",
)
