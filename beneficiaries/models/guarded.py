"""What stands in a file and opens it changes by two: the rules on person and guardianship (PM-1+).

They ask for a change that is carried out in the same transaction (`sanad.guarded.rules`). The first
mobile, digits or account of a file are the desk's ordinary work.
"""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from sanad.accounts.rules import BY_THE_OWNER
from sanad.guarded.rules import carried_out
from sanad.lib.actor import WHO
from sanad.lib.triggers import Rule, Unchanging

# Others live there: who heads it, and who moves in, is their business too.
_OTHERS = """EXISTS (SELECT 1 FROM $Person o
    WHERE o.household_id = NEW.household_id AND o.id <> NEW.id AND o.died_on IS NULL)"""
_HEADS_OR_STOPS = "(NEW.relation = $Relation.HEAD) <> (OLD.relation = $Relation.HEAD)"
_IS_FORMER_HEAD = "(g.subject_id = NEW.id OR (g.new ->> 'former')::bigint = NEW.id)"
_SAME_DEED = """((g.new ->> 'guardian')::bigint, (g.new ->> 'valid_until')::date)
    IS NOT DISTINCT FROM (NEW.guardian_id, NEW.valid_until)
    AND (TG_OP = 'UPDATE' OR g.id = NEW.change_id)"""

PERSON_BY_TWO = [
    Rule(
        rule="person_mobile_by_two",
        clause="PM-1+",
        operation=pgtrigger.Update,
        sentence=_("Another mobile opens the file: a second colleague agrees to it."),
        broken=f"""OLD.mobile IS NOT NULL AND NEW.mobile IS DISTINCT FROM OLD.mobile
            AND NOT {
            carried_out(
                "MOBILE", "NEW.id", "g.new ->> 'mobile' IS NOT DISTINCT FROM NEW.mobile::text"
            )
        }""",
    ),
    Rule(
        rule="person_pin_by_two",
        clause="PM-1+",
        operation=pgtrigger.Update,
        sentence=_("Other digits open the file: a second colleague agrees to them."),
        broken=f"""OLD.pin <> '' AND NEW.pin <> OLD.pin
            AND NOT {carried_out("PIN", "NEW.id", "g.new ->> 'pin' = NEW.pin")}""",
    ),
    Rule(
        # Of a new number nobody has said anything yet.
        rule="person_digits_asked_until_they_say",
        clause="PM-1+",
        operation=pgtrigger.UpdateOf("phone_use"),
        sentence=_("Only the person says that nobody else uses the phone any more."),
        broken=f"""OLD.phone_use IN $IN_OTHER_HANDS AND NEW.phone_use NOT IN $IN_OTHER_HANDS
            AND NEW.mobile IS NOT DISTINCT FROM OLD.mobile
            AND {WHO} IS DISTINCT FROM OLD.account_id""",
    ),
    Rule(
        rule="person_head_by_two",
        clause="PM-1+",
        operation=pgtrigger.Update,
        sentence=_("Who heads a household where others live changes by two."),
        broken=f"""{_OTHERS} AND (
            (NEW.household_id IS NOT DISTINCT FROM OLD.household_id AND {_HEADS_OR_STOPS})
            OR (NEW.household_id IS DISTINCT FROM OLD.household_id
                AND NEW.relation = $Relation.HEAD))
            AND NOT {carried_out("HEAD", "g.subject_id", _IS_FORMER_HEAD)}""",
    ),
    Rule(
        rule="person_household_by_two",
        clause="PM-1+",
        operation=pgtrigger.Update,
        sentence=_("Somebody with an account, or who left a household, moves into others' by two."),
        broken=f"""(OLD.account_id IS NOT NULL OR OLD.is_apart)
            AND NEW.household_id IS DISTINCT FROM OLD.household_id AND {_OTHERS}
            AND NOT {
            carried_out("HOUSEHOLD", "NEW.id", "(g.new ->> 'household')::bigint = NEW.household_id")
        }""",
    ),
    Rule(
        rule="person_account_of_their_number",
        clause="PM-1+",
        database_only=True,
        operation=pgtrigger.Update,
        sentence=_("A file belongs to the account of its own number, until the number changes."),
        broken="""(NEW.account_id IS DISTINCT FROM OLD.account_id
                OR NEW.mobile IS DISTINCT FROM OLD.mobile)
            AND ((NEW.account_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM $accounts.User u
                    WHERE u.id = NEW.account_id AND (u.is_staff OR u.mobile = NEW.mobile)))
                OR (NEW.account_id IS NULL AND OLD.account_id IS NOT NULL
                    AND NEW.mobile IS NOT DISTINCT FROM OLD.mobile))""",
    ),
]

GUARDIANSHIP_BY_TWO = [
    Rule(
        rule="guardianship_by_two",
        clause="PM-1+",
        database_only=True,
        sentence=_("A guardian opens the ward's file: a second colleague agrees to the deed."),
        broken=f"""(TG_OP = 'INSERT' OR (OLD.ended_on IS NOT NULL AND NEW.ended_on IS NULL)
                OR (OLD.valid_until IS NOT NULL
                    AND (NEW.valid_until IS NULL OR NEW.valid_until > OLD.valid_until)))
            AND NOT {BY_THE_OWNER} AND NOT {
            carried_out(
                "GUARDIAN",
                "NEW.ward_id",
                _SAME_DEED,
            )
        }""",
    ),
    Unchanging(
        rule="guardianship_of_the_same_two",
        columns=["ward", "guardian", "basis"],
        from_birth=["change"],
        clause="PM-1+",
        sentence=_("A deed names the same two people for good; name another guardian."),
    ),
]
