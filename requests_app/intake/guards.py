"""Why not: the conditions of the desk's verbs as sentences (design of the life cycle, PR-2 … PR-5).

A guard takes the request and whoever asks (None: the calendar) and returns None or a `Refused`
whose sentence stands on the page in place of the button, with what one can do now.
"""

from datetime import timedelta
from functools import cache
from urllib.parse import urlencode

from django.db import connection
from django.db.models import Exists
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from beneficiaries import scope
from beneficiaries.enums import RestrictionKind
from beneficiaries.models import Person, Restriction, TermsAcceptance
from beneficiaries.models.rules import is_related
from requests_app.intake import renewal
from requests_app.intake.enums import ReasonRole, RequestStatus, Stage
from requests_app.intake.models import SupportRequest
from requests_app.intake.models.condition import questions_of
from sanad.accounts.enums import Role
from sanad.accounts.perms import is_kept_off, is_staff
from sanad.lib import clock
from sanad.lib.arabic import listed
from sanad.lib.dates import gregorian_text, riyadh_day
from sanad.lib.once import once
from sanad.lib.texts import text_lazy
from sanad.lib.triggers import Sql, holds
from sanad.policy.terms import VERSIONS
from sanad.workflow.refusal import Refused, Way

AT_THE_DESK = (Role.OFFICER, Role.DELEGATE)
# Of each role one who is not a relative does it instead.
COLLEAGUES = (Role.OFFICER, Role.RESEARCHER, Role.CHAIR, Role.SECRETARY, Role.PROVIDER)
# Who lifts what stops a service (MC-2).
LIFTERS = (Role.RESEARCHER, Role.CHAIR, Role.MANAGER)


# The applicant's part ------------------------------------------------------------------------


@holds("supportrequest_terms_accepted")
def terms_accepted(support_request, user):
    """The terms that hold on the day of the first submission were read and accepted (PM-1)."""
    if support_request.status != RequestStatus.DRAFT or support_request.sheet_id is not None:
        return None
    accepted = TermsAcceptance.objects.filter(version__gte=VERSIONS[-1].version)
    if accepted.filter(person=support_request.person_id).exists():
        return None
    return Refused(
        _("The terms were not accepted yet: what each side may expect, and what it owes."),
        code="terms",
        clause="PM-1",
        way=_to_the_terms(support_request, user),
        by=AT_THE_DESK,
    )


@holds()
def answers_complete(support_request, user):
    """Every question that must be answered has its answer (PR-2)."""
    missing = [
        question
        for question in questions_of(support_request)
        if question.is_required and support_request.answers.get(question.code) in (None, "")
    ]
    if missing:
        return Refused(
            ngettext(
                "One answer is missing: %(questions)s",
                "%(count)s answers are missing: %(questions)s",
                len(missing),
            )
            % {"count": len(missing), "questions": listed(missing)},
            code="answers",
            clause="PR-2",
            way=_to_the_form(support_request, user),
            by=AT_THE_DESK,
        )
    return None


@holds()
def papers_spoken_for(support_request, user):
    """Of every paper asked for it is known whether it is shown or will be brought (PR-2)."""
    spoken_for = support_request.papers_shown.keys() | set(support_request.promised)
    missing = [
        rule.type
        for rule in support_request.required_papers_for(Stage.SUBMISSION)
        if rule.type.code not in spoken_for
    ]
    if missing:
        return Refused(
            _("Show these papers, or say that they will be brought: %(papers)s")
            % {"papers": listed(missing)},
            code="papers",
            clause="PR-2",
            way=_to_the_form(support_request, user),
            by=AT_THE_DESK,
        )
    return None


@holds()
def what_was_asked_came(support_request, user):
    """What the last return asked for came in since: nothing is handed in again as it was (PR-2)."""
    if support_request.status != RequestStatus.RETURNED:
        return None
    left = support_request.still_asked()
    if left:
        names = dict.fromkeys(item.name for item in left)
        return Refused(
            _("What was asked for has not come yet: %(items)s") % {"items": listed(names)},
            code="asked",
            clause="PR-2",
            way=_to_the_item(support_request, user, left[0]),
            by=AT_THE_DESK,
        )
    return None


@holds("supportrequest_submitted_when_declared", "supportrequest_goes_on_as_signed")
def signed_as_it_stands(support_request, user):
    """The applicant's signature covers the data exactly as they stand now (PR-4)."""
    if support_request.declaration_id is None:
        return Refused(
            _("The applicant has not signed the declaration yet."),
            code="unsigned",
            clause="PR-4",
            way=to_sign(support_request, user),
            by=AT_THE_DESK,
        )
    if not support_request.is_declared:
        return Refused(
            _("The data changed after the signature of %(day)s: a new signature is needed.")
            % {"day": gregorian_text(riyadh_day(support_request.declaration.at))},
            code="changed",
            clause="PR-4",
            way=to_sign(support_request, user),
            by=AT_THE_DESK,
        )
    return None


@holds()
def not_signed_already(support_request, user):
    """A signature is asked again only where something changed (PR-4)."""
    if support_request.is_declared:
        return Refused(
            _("Signed on %(day)s, and nothing has changed since.")
            % {"day": gregorian_text(riyadh_day(support_request.declaration.at))},
            code="signed",
            clause="PR-4",
            shows=False,  # said on the card of the signature
        )
    return None


@holds("supportrequest_not_while_suspended", "delivery_not_while_suspended")
def not_held_back(support_request, user):
    """No suspension or termination in force covers the programme (MC-2, MC-3)."""
    programme = support_request.programme_version.programme
    return held_back(support_request.person_id, programme, user)


def holding(person, programme):
    """The restrictions in force that stop the person's service in the programme."""
    return Restriction.objects.in_force().covering(programme.code).filter(person=person)


def held_back(person, programme, user):
    """Why the person's service in this programme is stopped, or None (MC-2, MC-3)."""
    held = holding(person, programme).order_by("kind").last()
    if held is None:
        return None
    way = None
    if user and not is_staff(user):
        way = Way(_("Read why, and how to object"), reverse("portal:my_measures"))
    if held.kind == RestrictionKind.TERMINATION:
        sentence = _("The relationship with the beneficiary has ended.")
        return Refused(sentence, code="ended", clause="MC-3", way=way)
    return Refused(
        _("The service is stopped until this is put right: %(what)s") % {"what": held.to_correct},
        code="held",
        clause="MC-2",
        way=way,
        by=LIFTERS,
    )


@holds("supportrequest_one_open")
def no_other_open(support_request, user):
    """The household has no other open request for the programme, or an officer says why (+).

    Nobody but staff learns that another member of the household has one.
    """
    if support_request.second_reason:
        return None
    open_ones = _open_ones(support_request.household_id, support_request.programme_id)
    other = open_ones.exclude(pk=support_request.pk).first()
    if other is None:
        return None
    if user and is_staff(user):
        way = _to(support_request, user, _("Write why a second one is needed"), "requests:edit")
        return _still_open(other, way)
    return _open_elsewhere(other, support_request.person_id, user)


def none_is_open(person, programme, user):
    """The same of a request that they only begin to choose: said then, not after ten pages."""
    others = list(_open_ones(person.household_id, programme.pk))
    renewed = renewal.renewable(person, programme) if others else None
    other = next((one for one in others if one != renewed), None)
    return _open_elsewhere(other, person.pk, user) if other else None


def _open_ones(household, programme):
    return SupportRequest.objects.open().filter(household=household, programme=programme)


def _open_elsewhere(other, person, user):
    if other.person_id == person:
        return _still_open(other, _to(other, user, _("Continue it"), "", "portal:my_request"))
    sentence = text_lazy("portal.apply.a_word_first")
    return Refused(sentence, code="second", clause="PR-2+", by=AT_THE_DESK)


def _still_open(other, way):
    sentence = text_lazy("portal.apply.still_open", number=other.number)
    return Refused(sentence, code="second", clause="PR-2+", way=way, by=AT_THE_DESK)


# The officer's part --------------------------------------------------------------------------


def is_relative(support_request, user):
    """Whether the user or one of their relatives is the applicant, of the household, or a guardian
    or ward of theirs, or is kept off them; asked each time, but of whom the page knows for a
    stranger."""
    if user is None:
        return False
    if is_kept_off(user, support_request.person_id):
        return True
    if getattr(support_request, "stranger", None) == user.pk:
        return False
    return _is_related(support_request, user)


def has_file(user):
    """Whether the user has a file of their own, or a relative has, as an annotation of whatever
    row is read."""
    return Exists(Person.objects.close_to(user))


def know_stranger(support_request, user, *, has_file):
    """Who has no such file (`has_file`) is nobody's relative: no guard need ask."""
    if not has_file:
        support_request.stranger = user.pk


def _is_related(support_request, user):
    """As the database's own rules ask it."""
    about = [user.pk, support_request.person_id, support_request.household_id]
    with connection.cursor() as cursor:
        cursor.execute(_related(), about)
        return cursor.fetchone()[0]


@cache
def _related():
    related = is_related("one.account", "one.person", "one.household")
    named = "(VALUES (%s::bigint, %s::bigint, %s::bigint)) one (account, person, household)"
    return Sql(f"SELECT {related} FROM {named}").written("requests_app")


def is_witnessed(support_request, user):
    """Whether a witness was named for what this colleague does in a relative's request."""
    return support_request.witnesses.filter(colleague=user).exists()


def _is_kin_alone(support_request, user):
    """A relative, and no witness was named."""
    return is_relative(support_request, user) and not is_witnessed(support_request, user)


@holds("supportrequest_verifier_is_another", "attestation_by_another", "delivery_by_another")
def not_own(support_request, user):
    """Nobody checks their own request, nor a relative's but before a witness (PR-2, +)."""
    if _is_kin_alone(support_request, user):
        return Refused(
            _("This is your own request or a relative's. A colleague checks it."),
            code="own",
            clause="PR-2+",
            by=COLLEAGUES,
        )
    return None


@holds("entry_not_by_who_entered_for_kin")
def not_entered_for_kin(support_request, user):
    """Who entered a request for kin does nothing more on it once it is submitted, but before a
    witness (+)."""
    if user is None or not is_staff(user) or support_request.created_by_id != user.pk:
        return None
    if support_request.status == RequestStatus.DRAFT:
        return None
    if once(support_request, ("kin", user.pk), lambda: _is_kin_alone(support_request, user)):
        return Refused(
            _("You entered this for yourself or a relative. A colleague goes on with it."),
            code="own",
            clause="PR-2+",
            by=COLLEAGUES,
        )
    return None


@holds()
def papers_good(support_request, user):
    """Every paper is present, matches, and was valid on the submission day (PR-2)."""
    lines = support_request.checklist
    missing = [line.type for line in lines if line.problem == ReasonRole.MISSING]
    bad = [line.type for line in lines if line.problem in (ReasonRole.EXPIRED, ReasonRole.MISMATCH)]
    undecided = [line.type for line in lines if line.problem == "undecided"]
    problems = [
        (missing, _("Papers still missing: %(papers)s")),
        (bad, _("Expired or not matching: %(papers)s")),
        (undecided, _("Still to be compared with the original: %(papers)s")),
    ]
    sentences = [sentence % {"papers": listed(papers)} for papers, sentence in problems if papers]
    if not sentences:
        return None
    if (missing or bad) and support_request.status == RequestStatus.SUBMITTED:
        way = on_the_page(support_request, _("Return for completion"), "return")
    else:
        way = on_the_page(support_request, _("Compare the papers"), "checklist")
    return Refused(
        ". ".join(sentences), code="checklist", clause="PR-2", way=way, by=(Role.OFFICER,)
    )


@holds("supportrequest_raised_when_declared")
def attested(support_request, user):
    """An officer attested the declaration in force (PR-4)."""
    if not support_request.is_attested:
        return Refused(
            _("An officer first attests that the signed data were checked."),
            code="unattested",
            clause="PR-4",
            by=(Role.OFFICER,),
        )
    return None


@holds()
def not_attested_already(support_request, user):
    """A declaration is attested once: the refusal says by whom and when (PR-4)."""
    if support_request.is_attested:
        attestation = support_request.declaration.attestation
        return Refused(
            _("%(name)s attested these data on %(day)s.")
            % {"name": attestation.by, "day": gregorian_text(riyadh_day(attestation.at))},
            code="attested",
            clause="PR-4",
            shows=False,  # said on the card of the signature
        )
    return None


@holds("supportrequest_raised_with_notice")
def told_of_the_reply(support_request, user):
    """The person was told how long the reply takes at least (PR-5)."""
    if support_request.told_on is None:
        return Refused(
            _("First the applicant is told when the reply comes: not before %(term)s.")
            % {"term": support_request.policy_version.notice_term},
            code="unnoticed",
            clause="PR-5",
            way=on_the_page(support_request, _("Tell when the reply comes"), "notice"),
            by=AT_THE_DESK,
        )
    return None


@holds()
def not_told_already(support_request, user):
    """The applicant is told once when the reply comes, since the floor follows it (PR-5)."""
    if support_request.told_on is not None:
        return Refused(
            _("The applicant was told on %(day)s.")
            % {"day": gregorian_text(support_request.told_on)},
            code="noticed",
            clause="PR-5",
            shows=False,  # said on the card of the notice
        )
    return None


# The calendar's part: its steps have no button, and what holds them back nobody reads --------


def reminder_gap(support_request):
    """Days between two reminders: they divide the term for completion evenly."""
    version = support_request.policy_version
    return max(1, version.completion_days // (version.completion_reminders + 1))


def next_word_on(support_request):
    """The day on which the next reminder, or the pause after the last one, may come."""
    returned_on = support_request.knows_since(riyadh_day(support_request.returned_at))
    last = max(support_request.reminded_on or returned_on, returned_on)
    return last + timedelta(days=reminder_gap(support_request))


@holds()
def reminder_due(support_request, user):
    """A reminder comes when its part of the term has passed, as often as the policy asks."""
    if support_request.reminders_sent >= support_request.policy_version.completion_reminders:
        return Refused(_("All reminders were sent."), code="reminded", clause="PR-2+", shows=False)
    day = next_word_on(support_request)
    if clock.today() < day:
        return Refused(
            _("The next reminder comes on %(day)s.") % {"day": gregorian_text(day)},
            code="early",
            clause="PR-2+",
            until=day,
        )
    return None


@holds()
def term_passed(support_request, user):
    """A pause comes after every reminder and after the whole term, never before (PR-2, +)."""
    if support_request.reminders_sent < support_request.policy_version.completion_reminders:
        return Refused(
            _("A request is not paused before all reminders were sent."),
            code="unreminded",
            clause="PR-2+",
            until=next_word_on(support_request),
        )
    one = timedelta(days=1)
    day = max(next_word_on(support_request), support_request.completion_due_on + one)
    if clock.today() < day:
        return Refused(
            _("The applicant may complete the papers until %(day)s.")
            % {"day": gregorian_text(day - one)},
            code="early",
            clause="PR-2+",
            until=day,
        )
    return None


@holds()
def relationship_ended(support_request, user):
    """Only a termination in force that covers the programme closes a request (MC-3), and only
    once no objection can overturn it: what is closed does not come back (PM-1+)."""
    ended = (
        Restriction.objects.in_force()
        .covering(support_request.programme.code)
        .filter(person=support_request.person_id, kind=RestrictionKind.TERMINATION)
    )
    if not ended.exists():
        return Refused(
            _("The relationship with the beneficiary has not ended."),
            code="in-force",
            clause="MC-3",
            shows=False,
        )
    if all(scope.may_be_overturned(one.measure_id) for one in ended):
        return Refused(
            _("The end of the relationship may still be overturned on objection."),
            code="objection",
            clause="PM-1",
            shows=False,
        )
    return None


# What one can do now -------------------------------------------------------------------------


def _to(support_request, user, label, at_the_desk, in_the_portal=""):
    """The page of a view where `user` goes on, the applicant on their own pages; else None."""
    if user is None:
        return None
    name = at_the_desk if is_staff(user) else in_the_portal
    return Way(label, reverse(name, args=[support_request.pk])) if name else None


def to_the_case(support_request, user):
    """The page of the request: where it stands now."""
    return _to(
        support_request, user, _("See where it stands"), "requests:show", "portal:my_request"
    )


def _to_the_form(support_request, user):
    """Where answers and papers are given: the form, or the first page left open on the phone."""
    may_be_filled = support_request.status in (RequestStatus.DRAFT, RequestStatus.RETURNED)
    resume = "portal:apply_resume" if may_be_filled else ""
    return _to(support_request, user, _("Fill in the form"), "requests:edit", resume)


def _to_the_terms(support_request, user):
    """Where the terms are read and accepted; from there one comes back to the request."""
    if user is None:
        return None
    if is_staff(user):
        page, back = reverse("people:terms", args=[support_request.person_id]), support_request
        back = back.get_absolute_url()
    else:
        page = reverse("portal:accept")
        back = reverse("portal:apply_sign", args=[support_request.pk])
    return Way(_("Read and accept the terms"), f"{page}?{urlencode({'next': back}, safe='/')}")


def to_sign(support_request, user):
    """Where the declaration is signed."""
    return _to(
        support_request, user, _("Sign the declaration"), "requests:sign", "portal:apply_sign"
    )


def _to_the_item(support_request, user, item):
    """Where the answer to an item of a return is written down: its paper, or the answers."""
    if not item.code:
        return _to(
            support_request, user, _("Change the answers"), "requests:edit", "portal:apply_check"
        )
    if user is None:
        return None
    name = "requests:paper" if is_staff(user) else "portal:apply_paper"
    return Way(item.name, reverse(name, args=[support_request.pk, item.code]))


def on_the_page(support_request, label, anchor=""):
    """A card of the case's own page."""
    url = support_request.get_absolute_url()
    return Way(label, f"{url}#{anchor}" if anchor else url)
