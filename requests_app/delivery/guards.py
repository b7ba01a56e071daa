"""Why not: the conditions of registration and delivery as sentences (PR-6, PR-7)."""

from datetime import timedelta
from functools import cache

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from requests_app.committee.enums import GRANTING, Confirmed
from requests_app.committee.guards import HEARERS
from requests_app.committee.models import Objection
from requests_app.delivery import completion, perms
from requests_app.delivery.enums import Unit
from requests_app.delivery.models import Delivery
from requests_app.delivery.models.hands import into_own_hands
from requests_app.intake import kin
from requests_app.intake.enums import RequestStatus
from requests_app.intake.guards import AT_THE_DESK, holding
from sanad.accounts.enums import Role
from sanad.guarded.enums import DECIDERS, OF_MONEY, GuardedTaskKind
from sanad.guarded.models import GuardedChange
from sanad.lib import clock, dates
from sanad.lib.arabic import listed
from sanad.lib.identifiers import compact
from sanad.lib.marks import mark
from sanad.lib.triggers import Sql, holds
from sanad.workflow.models import Task
from sanad.workflow.refusal import Refused, Way


@holds("supportrequest_registered_when_complete")
def nothing_missing(support_request, user):
    """Every completion item is there, each missing one named (PR-6)."""
    missing = completion.missing(support_request)
    if not missing:
        return None
    return Refused(
        ngettext("Still missing: %(items)s", "%(count)s are still missing: %(items)s", len(missing))
        % {"count": len(missing), "items": listed(missing)},
        code="missing",
        clause="PR-6",
        way=_to_gather(support_request, user),
        by=AT_THE_DESK,
    )


def _to_gather(support_request, user):
    if user is None or not perms.may_complete(user, support_request):
        return None
    url = reverse("delivery:register", args=[support_request.pk])
    return Way(_("Gather what is missing"), url)


@holds()
def something_given(support_request, user):
    """Whether it arrived is asked of what was given."""
    if any(line.given for line in support_request.award_lines.all()):
        return None
    return Refused(_("Nothing was given yet."), code="nothing-given", shows=False)


@holds()
def no_objection_waits(support_request, user):
    """An objection to an acceptance in part is heard first: afterwards nothing can be raised."""
    if Objection.objects.to_be_heard().filter(decision__support_request=support_request).exists():
        return Refused(
            _("The beneficiary has objected to the decision. The objection is heard first."),
            code="objection",
            clause="PM-1+",
            by=HEARERS,
        )
    return None


@holds("delivery_by_another")
def not_who_judged_it(support_request, user):
    """Whoever verified or studied the request does not give its money; while goods are left, those
    they may hand over (+).
    """
    if user is None or not _judged(support_request, user):
        return None
    if support_request.award_lines.not_given().filter(measure=Unit.GOODS).exists():
        return None
    return _of_another()


@holds("delivery_by_another")
def money_by_another(support_request, line, user):
    """The same of one line: money by another, goods by anyone (+)."""
    if line.measure == Unit.MONEY and user is not None and _judged(support_request, user):
        return _of_another()
    return None


@holds("delivery_into_anothers_hands")
def into_anothers_hands(support_request, user, receiver, delegate_identity):
    """Who takes it, for the beneficiary or sent by them, is neither who hands it over nor a
    relative of theirs (PR-7+)."""
    number = compact(delegate_identity)
    taken = [user.pk, support_request.pk, receiver.pk if receiver else None, number, mark(number)]
    with connection.cursor() as cursor:
        cursor.execute(_into_own_hands(), taken)
        (is_own,) = cursor.fetchone()
    if is_own:
        return Refused(
            _("You would hand it to yourself or to a relative. A colleague hands it over."),
            code="own_hands",
            clause="PR-7+",
            field="receiver",
            by=(Role.PROVIDER,),
        )
    return None


@cache
def _into_own_hands():
    """The rule's own words, for the page."""
    names = ("account", "request", "receiver", "number", "mark")
    taken = into_own_hands(*(f"one.{name}" for name in names))
    values = "%s::bigint, %s::bigint, %s::bigint, %s::text, %s::text"
    sql = f"SELECT {taken} FROM (VALUES ({values})) one ({', '.join(names)})"
    return Sql(sql).written("requests_app")


def _of_another():
    return Refused(
        _("You verified or studied this request. Somebody else gives its money."),
        code="verifier",
        clause="PR-7+",
        by=(Role.PROVIDER,),
    )


def _judged(support_request, user):
    """A study is looked for where the colleague is a researcher now; of one who was, the database
    knows."""
    if support_request.verified_by_id == user.pk:
        return True
    studies = support_request.studies.filter(researcher=user, submitted_at__isnull=False)
    return user.has_role(Role.RESEARCHER) and studies.exists()


def payment_waits(support_request):
    """(decision, day from which the chair may release it) while the first payment of money waits
    for the signed minutes of the sitting; None where it does not (PR-7+).
    """
    decision = (
        support_request.decisions.filter(outcome__in=GRANTING, amount__isnull=False)
        .select_related("item__sitting__policy_version", "item__sitting__scan", "release")
        .first()
    )
    if decision is None:
        return None
    sitting = decision.item.sitting
    if sitting.has_signed_minutes or sitting.has_scan or hasattr(decision, "release"):
        return None
    if _was_paid(decision.pk):
        return None
    if decision.item.votes.filter(confirmed_how=Confirmed.BEFORE).exists():
        return None
    days = timedelta(days=sitting.policy_version.minutes_days)
    return decision, dates.riyadh_day(decision.recorded_at) + days


@holds("delivery_first_payment_after_minutes")
def minutes_are_signed(support_request, line):
    """Why the money of `line` is not paid yet: the minutes are not signed (PR-7+)."""
    waits = payment_waits(support_request) if line.measure == Unit.MONEY else None
    if waits is None:
        return None
    decision, day = waits
    sentence = _("The first payment waits for the signed minutes of %(sitting)s.")
    if clock.today() >= day:
        sentence = _(
            "The minutes of %(sitting)s are not signed. The chair may release the payment."
        )
    return Refused(
        sentence % {"sitting": decision.item.sitting},
        code="minutes",
        clause="PR-7+",
        field="amount",
        by=(Role.CHAIR,),
    )


@holds("paymentrelease_after_its_days")
def waited_for_minutes(support_request, user):
    """The payment waits, and its days are over."""
    waits = payment_waits(support_request)
    if waits is None:
        return Refused(
            _("No payment waits for signed minutes."), code="no-wait", clause="PR-7+", shows=False
        )
    _decision, day = waits
    if clock.today() < day:
        return Refused(
            _("Until %(day)s the payment waits for the signed minutes.")
            % {"day": dates.gregorian_text(day)},
            code="days",
            clause="PR-7+",
            until=day,
        )
    return None


@holds("delivery_first_payment_after_witness")
def witness_looked_on(support_request, line, user):
    """Why the money of `line` is not paid yet: who looked on where family served has not said so
    (PR-2+)."""
    if line.measure != Unit.MONEY or _was_paid(line.decision_id):
        return None
    waits = kin.awaited(support_request, user)
    if not waits:
        return None
    sentence, until = _("The first payment waits for the witness's word that they looked on."), None
    if all(is_over or day <= clock.today() for _key, day, is_over in waits):
        sentence = _(
            "The witness did not say that they looked on. The chair or a manager may let the"
            " payment go."
        )
    else:
        until = max(day for _key, day, _is_over in waits)
    return Refused(
        sentence,
        code="witness_word",
        clause="PR-2+",
        field="amount",
        until=until,
        by=kin.LEADERS,
    )


def _was_paid(decision):
    money = Delivery.objects.filter(line__decision=decision, line__measure=Unit.MONEY)
    return money.filter(amount__gt=0).exists()


@holds("witnessword_released_by_who_leads")
def waited_for_witness(support_request, user):
    """The first payment waits for a witness who said no, or nothing in the policy's days; who lets
    it go did not serve."""
    waits = kin.awaited(support_request)
    if not waits or any(_was_paid(each.pk) for each in support_request.decisions.all()):
        return Refused(
            _("No payment waits for a witness."), code="no-wait", clause="PR-2+", shows=False
        )
    if user is not None and support_request.witnesses.filter(colleague=user).exists():
        return Refused(
            _("You served this request. Somebody else decides on the payment."),
            code="own",
            clause="PR-2+",
            by=kin.LEADERS,
        )
    days = [day for _key, day, is_over in waits if not is_over and day > clock.today()]
    if days:
        return Refused(
            _("Until %(day)s the payment waits for the word of the witness.")
            % {"day": dates.gregorian_text(max(days))},
            code="days",
            clause="PR-2+",
            until=max(days),
        )
    return None


@holds("delivery_within_decision")
def something_left(support_request, user):
    """There is something of the decision to give, and its month has come."""
    lines = list(support_request.award_lines.not_given().order_by("due_on"))
    if not lines:
        return Refused(_("All that was decided has been delivered."), code="given", clause="PR-7")
    return not_before_its_month(lines[0])


def not_before_its_month(line):
    """A line is given in its month or later: a need may change, so nothing is given ahead."""
    if line.due_on <= clock.today():
        return None
    return Refused(
        _("The next instalment is due in %(month)s.") % {"month": dates.month_text(line.due_on)},
        code="early",
        clause="PR-7",
        until=line.due_on,
    )


@holds("delivery_on_paper_in_its_time")
def not_given_on(support_request, line, day):
    """What was given on paper is judged by its real day: why it cannot have been given then."""
    registered = support_request.log.filter(target=RequestStatus.REGISTERED).earliest("id").at
    sentence, code, clause = "", "", "PR-7"
    if day < line.due_on:
        code, words = "early", {"month": dates.month_text(line.due_on)}
        sentence = _("This instalment is due in %(month)s, not before.") % words
    elif day < dates.riyadh_day(registered):
        since = dates.text_beside(day, dates.riyadh_day(registered))
        code, words = "unregistered", {"day": since}
        sentence = _("Registered on %(day)s: nothing was given before it.") % words
    elif _was_held_back(support_request, day):
        code, clause = "held", "MC-2"
        sentence = _("The service was stopped on that day.")
    return Refused(sentence, code=code, clause=clause, field="written_on") if sentence else None


def _was_held_back(support_request, day):
    held = holding(support_request.person, support_request.programme)
    return held.filter(since__date__lte=day).exists()


@holds("delivery_of_money_to_a_settled_account")
def account_is_settled(support_request, line):
    """Money waits while its account is being changed or looked into; goods never do (PR-7+)."""
    if line.measure != Unit.MONEY:
        return None
    waiting = GuardedChange.objects.undecided().of(support_request, *OF_MONEY).first()
    if waiting is not None:
        return Refused(
            _("Where the money goes is being changed. Once it is settled, it can be given."),
            code="changing",
            clause="PR-7+",
            by=DECIDERS,
        )
    if Task.objects.about(support_request).open().filter(kind=GuardedTaskKind.LIKENESS).exists():
        return Refused(
            _("The account stands in another file too. The manager looks into it first."),
            code="likeness",
            clause="PR-7+",
            by=(Role.MANAGER,),
        )
    return None


def enrolment_of(support_request):
    """What the household is registered for by the request, or None; asked of the database only
    where the programme registers households."""
    if not support_request.programme_version.registers:
        return None
    return getattr(support_request, "enrolment", None)


@holds("awardline_of_a_service")
def is_enrolled(support_request, user):
    """The household is registered for services."""
    if enrolment_of(support_request) is not None:
        return None
    return Refused(
        _("This request is no registration of a household."),
        code="enrolled",
        clause="DG-1+",
        shows=False,
    )


@holds()
def was_renewed(support_request, user):
    """A renewal of it is registered."""
    if support_request.renewals.filter(status=RequestStatus.REGISTERED).exists():
        return None
    return Refused(
        _("No renewal of it is registered."), code="renewal", clause="DG-1+", shows=False
    )


@holds("supportrequest_delivered_to_the_last", "supportrequest_enrolled_until_it_ends")
def nothing_left(support_request, user):
    """Each line was given in full, and no household is registered by it."""
    if enrolment_of(support_request) is not None:
        return Refused(
            _("The household is registered: that ends, and is never given in full."),
            code="enrolled",
            clause="DG-1+",
            shows=False,
        )
    if support_request.award_lines.not_given().exists():
        return Refused(
            _("Something of what was decided has not been delivered yet."),
            code="not-given",
            clause="PR-7",
            by=(Role.PROVIDER,),
        )
    return None
