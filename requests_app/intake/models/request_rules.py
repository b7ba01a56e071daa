"""The rules of a support request that the database holds, from its draft to the raising.

The later phases put theirs on it beside these (`request_rules.py` of each).
"""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.rules import (
    is_held_back,
    is_of_a_minor,
    is_related,
    may_prepare,
    may_sign,
    who_is_kept_off,
)
from requests_app.intake.enums import LIFE
from requests_app.intake.models.condition import applies_sql
from requests_app.intake.models.declared import GOES_ON_AS_SIGNED, TERMS_ACCEPTED
from sanad.accounts.rules import BY_THE_OWNER, holds_role, is_colleague
from sanad.audit.numbers import Numbered
from sanad.lib.actor import WHO
from sanad.lib.triggers import (
    BEHIND,
    Amounts,
    LifeCycleRule,
    Lock,
    Rule,
    Stamp,
    Unchanging,
    becomes,
)
from sanad.lib.values import says_something
from sanad.paper.models import of_kind
from sanad.policy.rules import in_force


def is_witnessed(user: str, support_request: str) -> str:
    """SQL: a witness was named for what the colleague does in a relative's request."""
    return f"""EXISTS (SELECT 1 FROM $requests_app.KinWitness w
        WHERE w.support_request_id = {support_request} AND w.colleague_id = {user})"""


def renewed_from(until: str, version: str) -> str:
    """SQL: the first day on which a registration until that day may be renewed, by a version of
    the policy. `renewal.MonthsBefore` says the same."""
    return f"({until} - make_interval(months => {version}.renewal_months))::date"


RULES = [
    LifeCycleRule(
        cycle=LIFE,
        rule="supportrequest_life",
        clause="PR-1",
        sentence=_("A request moves step by step, from a draft on."),
    ),
    Lock(
        rows=[
            """$AwardLine WHERE support_request_id = NEW.id
                AND NEW.status = $RequestStatus.DELIVERED ORDER BY id FOR UPDATE""",
            "$beneficiaries.Person WHERE id = NEW.person_id FOR SHARE",
            """$beneficiaries.Household WHERE id = NEW.household_id
                AND NEW.status IN $AS_SIGNED AND NEW.status <> OLD.status FOR SHARE""",
            """$ProgrammeVersion WHERE id = NEW.programme_version_id
                AND (TG_OP = 'INSERT' OR NEW.status = $RequestStatus.REGISTERED)
                FOR SHARE""",
            "$policy.PolicyVersion WHERE id = NEW.policy_version_id FOR SHARE",
        ],
    ),
    Unchanging(
        rule="supportrequest_keeps_its_origin",
        columns=[
            *("number", "person", "programme", "programme_version"),
            *("policy_version", "created_at"),
        ],
        from_birth=["renews"],
        clause="PM-1",
        sentence=_("Number, person and programme of a request do not change."),
    ),
    Rule(
        rule="supportrequest_on_its_own_sheet",
        clause="PR-4+",
        sentence=_("What is entered from paper has a sheet of its own programme, and one only."),
        broken=f"""(TG_OP = 'UPDATE' AND NEW.sheet_id IS DISTINCT FROM OLD.sheet_id)
            OR (TG_OP = 'INSERT' AND NEW.sheet_id IS NOT NULL AND NOT (
                {of_kind("$paper.Kind.REQUEST")} AND EXISTS (
                    SELECT 1 FROM $paper.Sheet h JOIN $paper.Book k ON k.id = h.book_id
                    JOIN $Programme p ON p.code = k.about
                    WHERE h.id = NEW.sheet_id AND h.person_id = NEW.person_id
                    AND p.id = NEW.programme_id)))""",
    ),
    Rule(
        rule="supportrequest_begun_by_one_of_age",
        clause="PM-1+",
        sentence=_("Who is not of age acts through their guardian, at the branch."),
        operation=pgtrigger.Insert,
        broken=is_of_a_minor("NEW.created_by_id", "NEW.person_id"),
    ),
    Rule(
        # What was written on paper in time is entered afterwards.
        rule="supportrequest_of_an_open_programme",
        clause="DG-1",
        sentence=_("This programme takes no requests now."),
        operation=pgtrigger.Insert,
        broken="""EXISTS (SELECT 1 FROM $Programme p WHERE p.id = NEW.programme_id
            AND (NOT p.is_open OR p.last_day < COALESCE(
                (SELECT h.written_on FROM $paper.Sheet h WHERE h.id = NEW.sheet_id),
                public.policy_today())))""",
    ),
    Rule(
        rule="supportrequest_renews_in_time",
        clause="DG-1",
        sentence=_("A request is renewed once its help was given, or in its last month."),
        operation=pgtrigger.Insert,
        broken=f"""NEW.renews_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM $SupportRequest o
            JOIN $policy.PolicyVersion v ON v.id = NEW.policy_version_id
            WHERE o.id = NEW.renews_id AND o.person_id = NEW.person_id
            AND o.programme_id = NEW.programme_id AND (o.status IN $OVER
                OR (o.status = $RequestStatus.REGISTERED AND EXISTS (SELECT 1 FROM $Enrolment e
                    WHERE e.support_request_id = o.id
                    AND {renewed_from("e.until", "v")} <= public.policy_today()))
                OR (o.status = $RequestStatus.REGISTERED AND NOT EXISTS (SELECT 1
                        FROM $Enrolment e WHERE e.support_request_id = o.id) AND (
                    SELECT count(DISTINCT l.due_on) > 1 AND max(l.due_on) <= (
                        date_trunc('month', public.policy_today()::timestamp)
                        + make_interval(months => v.renewal_months - 1))::date
                    FROM $AwardLine l WHERE l.support_request_id = o.id))))""",
    ),
    Rule(
        # What nobody's account writes, by the calendar, is judged by other rules.
        rule="supportrequest_prepared_by_who_may",
        order=BEHIND,  # the others say more of what is wrong
        clause="DG-3+",
        sentence=_("Only the applicant, their guardian, a helper or a colleague writes in it."),
        database_only=True,
        broken=f"""{WHO} IS NOT NULL AND NOT {is_colleague(WHO)} AND NOT {BY_THE_OWNER}
            AND NOT {may_sign(WHO, "NEW.person_id")}
            AND NOT {may_prepare(WHO, "NEW.person_id")}""",
    ),
    Rule(
        rule="supportrequest_account_by_no_helper",
        clause="DG-3+",
        sentence=_("A helper writes no account: the applicant does it, or the desk."),
        broken=f"""{WHO} IS NOT NULL AND EXISTS (
            SELECT 1 FROM $Question q WHERE q.version_id = NEW.programme_version_id
            AND q.kind = $QuestionKind.IBAN
            AND coalesce(NEW.answers -> q.code, 'null') <> 'null'::jsonb
            AND (TG_OP = 'INSERT'
                OR NEW.answers -> q.code IS DISTINCT FROM OLD.answers -> q.code))
            AND NOT {is_colleague(WHO)} AND NOT {may_sign(WHO, "NEW.person_id")}""",
    ),
    Rule(
        rule="supportrequest_of_the_published_version",
        clause="DG-1",
        sentence=_("A request begins under the published version of its programme."),
        database_only=True,
        operation=pgtrigger.Insert,
        broken="""NOT EXISTS (SELECT 1 FROM $ProgrammeVersion v
            WHERE v.id = NEW.programme_version_id AND v.programme_id = NEW.programme_id
            AND v.status = $ProgrammeVersionStatus.PUBLISHED)""",
    ),
    Rule(
        rule="supportrequest_answers_what_applies",
        clause="PR-4",
        sentence=_("An answer is kept only where its question applies."),
        database_only=True,
        broken=f"""NEW.answers IS DISTINCT FROM OLD.answers AND EXISTS (
            SELECT 1 FROM $Question q WHERE q.version_id = NEW.programme_version_id
            AND q.asked_after <> '' AND coalesce(NEW.answers -> q.code, 'null')
                NOT IN ('null'::jsonb, '""'::jsonb)
            AND NOT {applies_sql("q", "NEW.answers")})""",
    ),
    Amounts(rule="supportrequest_amount_is_a_number", clause="PR-1"),
    Rule(
        rule="supportrequest_of_the_policy_in_force",
        clause="AP-1",
        sentence=_("A request begins under the policy in force."),
        database_only=True,
        operation=pgtrigger.Insert,
        broken=f"NEW.policy_version_id IS DISTINCT FROM {in_force()}",
    ),
    Rule(
        rule="supportrequest_raised_as_signed",
        clause="PR-4+",
        database_only=True,
        sentence=_("What was signed and raised is decided and given as it stands."),
        broken="""OLD.status NOT IN $BEFORE_RAISING
            AND (NEW.answers, NEW.amount, NEW.promised, NEW.declaration_id,
                NEW.verified_by_id, NEW.household_id, NEW.second_reason)
            IS DISTINCT FROM (OLD.answers, OLD.amount, OLD.promised, OLD.declaration_id,
                OLD.verified_by_id, OLD.household_id, OLD.second_reason)""",
        operation=pgtrigger.Update,
    ),
    Rule(
        # The newest line of the history says this very step, in somebody's own name, but for those
        # of the calendar; what ends a request, or takes it up again, with a reason. Judged behind
        # the others: they say more of what is wrong.
        rule="supportrequest_step_is_logged",
        order=BEHIND,
        clause="PM-1+",
        database_only=True,
        sentence=_("A request moves on with a line in its history, and ends with the reason."),
        operation=pgtrigger.Update,
        broken=f"""NEW.status <> OLD.status AND NOT EXISTS (SELECT 1 FROM $Entry e
            WHERE e.support_request_id = NEW.id
            AND (e.source, e.target) = (OLD.status, NEW.status)
            AND (e.by_id IS NOT NULL OR NEW.status IN $BY_THE_CALENDAR)
            AND ({says_something("e.reason")} OR NOT (OLD.status = $RequestStatus.DELIVERED
                OR NEW.status IN ($RequestStatus.CANCELLED, $RequestStatus.ENDED)))
            AND NOT EXISTS (SELECT 1 FROM $Entry later
                WHERE later.support_request_id = NEW.id AND later.id > e.id))""",
    ),
    Rule(
        rule="supportrequest_not_by_who_is_kept_off",
        clause="PM-1+",
        database_only=True,
        sentence=_("This step belongs to another colleague."),
        broken=who_is_kept_off("NEW.person_id"),
    ),
    Rule(
        rule="supportrequest_verified_by_who_acts",
        order=BEHIND - 1,  # it says more than that the step is in no history
        clause="PR-2",
        database_only=True,
        sentence=_("An officer verifies, in their own name."),
        broken=f"""NEW.verified_by_id IS NOT NULL
            AND (TG_OP = 'INSERT' OR NEW.verified_by_id IS DISTINCT FROM OLD.verified_by_id)
            AND (NOT {holds_role("NEW.verified_by_id", "$accounts.Role.OFFICER")}
                OR (NOT {BY_THE_OWNER} AND NEW.verified_by_id IS DISTINCT FROM {WHO}))""",
    ),
    Rule(
        rule="supportrequest_verifier_is_another",
        clause="PR-2+",
        sentence=_("Nobody verifies their own request, nor a relative's."),
        # Who turns out to be a relative afterwards stops nothing that was verified before.
        broken=f"""NEW.verified_by_id IS NOT NULL
            AND (TG_OP = 'INSERT' OR NEW.verified_by_id IS DISTINCT FROM OLD.verified_by_id)
            AND {is_related("NEW.verified_by_id", "NEW.person_id", "NEW.household_id")}
            AND NOT {is_witnessed("NEW.verified_by_id", "NEW.id")}""",
    ),
    Rule(
        rule="supportrequest_submitted_when_declared",
        clause="PR-4",
        sentence=_("A request is submitted with its signed declaration."),
        broken=f"""({becomes("$RequestStatus.SUBMITTED")} OR {becomes("$RequestStatus.VERIFIED")}
            OR (TG_OP = 'UPDATE' AND NEW.declaration_id IS DISTINCT FROM OLD.declaration_id))
            AND NOT EXISTS (SELECT 1 FROM $Declaration d
                WHERE d.id = NEW.declaration_id AND d.support_request_id = NEW.id)""",
    ),
    Rule(
        # Nobody's step is refused by `supportrequest_step_is_logged`.
        rule="supportrequest_submitted_by_who_may_sign",
        clause="PR-4+",
        sentence=_("A helper prepares; the applicant or their guardian signs and submits."),
        operation=pgtrigger.Update,
        broken=f"""{becomes("$RequestStatus.SUBMITTED")} AND {WHO} IS NOT NULL
            AND NOT {is_colleague(WHO)} AND NOT {may_sign(WHO, "NEW.person_id")}""",
    ),
    Rule(
        rule="supportrequest_verified_has_a_verifier",
        clause="PR-2",
        database_only=True,
        sentence=_("A verified request names who verified it."),
        broken="NEW.status NOT IN $UNVERIFIED AND NEW.verified_by_id IS NULL",
    ),
    Rule(
        rule="supportrequest_raised_with_notice",
        clause="PR-5",
        sentence=_("Before a request is raised, the person is told when the reply comes."),
        broken=f"""{becomes("$RequestStatus.RAISED")} AND NOT EXISTS (
            SELECT 1 FROM $Notice n WHERE n.support_request_id = NEW.id)""",
    ),
    Rule(
        rule="supportrequest_raised_when_declared",
        clause="PR-4",
        sentence=_("Before a request is raised, its data are signed and attested."),
        broken=f"""{becomes("$RequestStatus.RAISED")} AND NOT EXISTS (
            SELECT 1 FROM $Declaration d JOIN $Attestation a ON a.declaration_id = d.id
            WHERE d.id = NEW.declaration_id AND d.support_request_id = NEW.id)""",
    ),
    Stamp(
        rule="supportrequest_no_number_chosen",
        clause="PR-2",
        order=85,
        sets="NEW.number := CASE WHEN TG_OP = 'UPDATE' THEN OLD.number END;",
    ),
    Numbered(
        rule="supportrequest_number",
        clause="PR-2",
        series="request",
        only=f"""{becomes("$RequestStatus.SUBMITTED")} AND NEW.number IS NULL""",
        operation=pgtrigger.Update,
    ),
    Stamp(
        rule="supportrequest_days",
        clause="PR-5",
        sets=f"""IF TG_OP = 'INSERT' THEN
                NEW.submitted_on := NULL; NEW.raised_on := NULL; NEW.floor_on := NULL;
                NEW.ceiling_on := NULL;
            ELSE
                NEW.submitted_on := OLD.submitted_on;
                NEW.raised_on := OLD.raised_on;
                NEW.floor_on := OLD.floor_on;
                NEW.ceiling_on := OLD.ceiling_on;
                IF {becomes("$RequestStatus.SUBMITTED")} THEN
                    NEW.submitted_on := public.policy_today();
                END IF;
                IF NEW.status = $RequestStatus.RAISED AND OLD.floor_on IS NULL THEN
                    NEW.raised_on := public.policy_today();
                    NEW.floor_on := GREATEST(public.policy_today(), (
                        SELECT min(n.day) FROM $Notice n
                        WHERE n.support_request_id = NEW.id)) + GREATEST(14, (
                        SELECT v.notice_days FROM $policy.PolicyVersion v
                        WHERE v.id = NEW.policy_version_id))::int;
                    NEW.ceiling_on := (
                        SELECT coalesce((SELECT n.day FROM $Notice n
                            WHERE n.support_request_id = NEW.id ORDER BY n.id LIMIT 1),
                            NEW.raised_on) + v.ceiling_days
                        FROM $policy.PolicyVersion v
                        WHERE v.id = NEW.policy_version_id);
                END IF;
            END IF;""",
    ),
    Stamp(
        # What the desk's lists are divided and ordered by. After the days, which it reads.
        rule="supportrequest_desk_columns",
        clause="GO-1",
        order=92,
        sets=f"""IF TG_OP = 'INSERT' THEN
                NEW.desk_due_on := NULL; NEW.told_on := NULL; NEW.came_back := FALSE;
            ELSE
                NEW.came_back := OLD.came_back OR {becomes("$RequestStatus.RETURNED")};
                NEW.told_on := coalesce(OLD.told_on, (
                    SELECT n.day FROM $Notice n
                    WHERE n.support_request_id = NEW.id ORDER BY n.id LIMIT 1));
                NEW.desk_due_on := OLD.desk_due_on;
                IF (NEW.desk_days_used, NEW.submitted_on)
                    IS DISTINCT FROM (OLD.desk_days_used, OLD.submitted_on) THEN
                    NEW.desk_due_on := NEW.submitted_on + (
                        SELECT GREATEST(v.verification_days - NEW.desk_days_used, 0)
                        FROM $policy.PolicyVersion v WHERE v.id = NEW.policy_version_id);
                END IF;
            END IF;
            NEW.completion_due_on := CASE WHEN NEW.returned_at IS NOT NULL AND NOT NEW.is_to_be_told
                THEN GREATEST((NEW.returned_at AT TIME ZONE 'Asia/Riyadh')::date, NEW.spoken_on) + (
                    SELECT v.completion_days FROM $policy.PolicyVersion v
                    WHERE v.id = NEW.policy_version_id) END;""",
    ),
    # After the days, which it reads. `guards.next_word_on` and `term_passed` say the same.
    Stamp(
        rule="supportrequest_calendar",
        clause="PR-2+",
        order=95,
        sets=f"""NEW.calendar_due_on := CASE
            WHEN NEW.status = $RequestStatus.RETURNED AND NEW.is_to_be_told THEN NULL
            WHEN NEW.status = $RequestStatus.RETURNED THEN (
                SELECT CASE WHEN NEW.reminders_sent < v.completion_reminders THEN next_on
                    ELSE GREATEST(next_on, returned_on + v.completion_days + 1) END
                FROM $policy.PolicyVersion v,
                    LATERAL (SELECT
                        GREATEST((NEW.returned_at AT TIME ZONE 'Asia/Riyadh')::date, NEW.spoken_on)
                            AS returned_on) back,
                    LATERAL (SELECT GREATEST(NEW.reminded_on, returned_on) + GREATEST(1,
                        v.completion_days / (v.completion_reminders + 1)) AS next_on) word
                WHERE v.id = NEW.policy_version_id)
            WHEN {becomes("$RequestStatus.RAISED")} THEN NEW.ceiling_on + 1
            WHEN {becomes("$RequestStatus.REGISTERED")} THEN (
                SELECT {renewed_from("e.until", "v")} FROM $Enrolment e, $policy.PolicyVersion v
                WHERE e.support_request_id = NEW.id AND v.id = {in_force()})
            WHEN TG_OP = 'UPDATE'
                AND NEW.status IN ($RequestStatus.RAISED, $RequestStatus.REGISTERED)
                AND NEW.calendar_due_on IS NOT NULL THEN OLD.calendar_due_on
            END;""",
    ),
    Rule(
        rule="supportrequest_not_while_suspended",
        clause="MC-2",
        sentence=_("The beneficiary's service is stopped until the matter is put right."),
        broken=f"""TG_OP = 'UPDATE' AND NEW.status IS DISTINCT FROM OLD.status
            AND OLD.status <> $RequestStatus.DELIVERED AND NEW.status IN $FORWARD
            AND EXISTS (SELECT 1 FROM $Programme p WHERE p.id = NEW.programme_id
                AND {is_held_back("NEW.person_id", "p.code")})""",
    ),
    GOES_ON_AS_SIGNED,
    TERMS_ACCEPTED,
]
