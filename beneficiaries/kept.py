"""What goes with a closed file, and a manager's hold (PM-1+): see `sanad.audit.destroying`."""

from django.db import transaction
from django.utils.translation import gettext as _

from beneficiaries import perms
from beneficiaries.models import Person, RetentionHold
from sanad.accounts.models import User
from sanad.audit import destroying
from sanad.audit.destroying import GONE, KeptKind, Words
from sanad.lib import clock
from sanad.lib.actor import signed
from sanad.lib.triggers import holds
from sanad.workflow.refusal import NotAllowed, Refused


def tasks_about(label: str, keys: str) -> str:
    """SQL: the tasks about rows of this label and with one of these keys (an array)."""
    return f"t.about_type = '{label}' AND t.about_id = ANY ({keys}::text[])"


THEIRS = "t.person_id = ANY (keys)"
# SQL: the moment before which a term of years is over.
YEARS = """((public.policy_today() - make_interval(years => term))
    AT TIME ZONE 'Asia/Riyadh')"""
_ACCOUNT = """NOT t.is_staff AND t.id IN (SELECT p.account_id FROM $beneficiaries.Person p
    WHERE p.id = ANY (keys)) AND NOT EXISTS (SELECT FROM $beneficiaries.Person o
    WHERE o.account_id = t.id AND o.id <> ALL (keys))"""
# Nobody is left who lives there.
_HOME = """{key} IN (SELECT p.household_id FROM $beneficiaries.Person p WHERE p.id = ANY (keys))
    AND NOT EXISTS (SELECT FROM $beneficiaries.Person o WHERE o.household_id = {key}
        AND o.destroyed_on IS NULL AND o.id <> ALL (keys))"""
# A file is closed when nothing happened for the years of the policy: to them, or to their home.
CLOSED = f"""t.created_at < {YEARS}
    AND NOT EXISTS (SELECT FROM $contact.Contact c
        WHERE c.person_id = t.id AND c.arrived_at >= {YEARS})
    AND NOT EXISTS (SELECT FROM $requests_app.SupportRequest r
        WHERE (r.person_id = t.id OR r.household_id = t.household_id)
        AND (r.created_at >= {YEARS} OR EXISTS (SELECT FROM $requests_app.Entry e
            WHERE e.support_request_id = r.id AND e.at >= {YEARS})))
    AND NOT EXISTS (SELECT FROM $beneficiaries.Guardianship g
        JOIN $beneficiaries.Person w ON w.id = g.ward_id
        WHERE g.guardian_id = t.id AND g.ended_on IS NULL AND w.destroyed_on IS NULL)"""
NAMES = ["first_name", "father_name", "grandfather_name", "family_name", "folded"]
IDENTITY = [f"identity_{part}" for part in ("kind", "country", "number", "expires_on")]
MARKS = ["identity_mark", "identity_seal"]
REACH = ["mobile", "landline", "safe_mobile", "safe_contact", "safe_from", "safe_until"]


def register() -> None:
    """Say what goes with a closed file, and what holds it: a hold by hand."""
    person = [*NAMES, *IDENTITY, *MARKS, "born_on", *REACH, "account", "pin", "phone_use"]
    as_nobody = {"identity_kind": "$beneficiaries.IdentityKind.NONE", "folded": "''"}
    destroying.register(
        KeptKind(
            "files",
            "beneficiaries.Person",
            term="kept_file_years",
            over=CLOSED,
            person="t.id",
            words=[
                Words(
                    "accounts.User",
                    ["username", "name", "folded", "mobile", "email", "is_active"],
                    of=_ACCOUNT,
                    instead={"username": "'gone-' || t.id", "folded": "''"},
                ),
                Words(
                    "beneficiaries.Household",
                    ["register_number", "city", "district", "short_address", "directions"]
                    + ["housing", "monthly_income"],
                    of=_HOME.format(key="t.id"),
                    instead={"city": f"'{GONE}'"},
                ),
                Words(
                    "beneficiaries.HomeSum",
                    ["source", "amount", "paper"],
                    of=_HOME.format(key="t.household_id"),
                    instead={"amount": "0"},
                ),
                Words(
                    "beneficiaries.MemberWord", ["said"], of=THEIRS, instead={"said": "'[]'::jsonb"}
                ),
                Words("beneficiaries.Document", ["number", "original_name"], of=THEIRS),
                Words(
                    "beneficiaries.MemberWord", ["said"], of=THEIRS, instead={"said": "'[]'::jsonb"}
                ),
                Words(
                    "guarded.GuardedChange", ["name", "old", "new", "reason", "paper"], of=THEIRS
                ),
                Words("workflow.Task", ["name"], of=tasks_about("beneficiaries.person", "keys")),
                Words("beneficiaries.Person", person, instead=as_nobody),
            ],
        )
    )
    destroying.holds_back(
        "EXISTS (SELECT FROM $beneficiaries.RetentionHold h"
        " WHERE h.person_id = {person} AND h.ended_at IS NULL)"
    )


@transaction.atomic
@signed
@holds("retentionhold_by_a_manager", "retentionhold_one_stands")
def hold(person: Person, *, reason: str, by: User) -> RetentionHold:
    """Keep all of the person's until a manager ends it, with a reason."""
    _asked_of_a_manager(by)
    if person.retention_holds.standing().exists():
        raise Refused(_("It is kept by hand already."), code="held", clause="PM-1+")
    return RetentionHold.objects.create(person=person, reason=reason, by=by)


@transaction.atomic
@signed
@holds("retentionhold_by_a_manager")
def end(person: Person, *, by: User) -> None:
    """From here on the terms of the policy hold again."""
    _asked_of_a_manager(by)
    row = person.retention_holds.standing().select_for_update().first()
    if row is not None:
        row.ended_by, row.ended_at = by, clock.now()
        row.save(update_fields=["ended_by", "ended_at"])


def _asked_of_a_manager(by: User) -> None:
    if not perms.may_hold(by):
        raise NotAllowed(_("A manager holds what is kept, and a manager ends it."))
