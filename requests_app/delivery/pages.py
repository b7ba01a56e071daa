"""What the pages of registration and delivery show, worked out once: lines, deliveries, sums."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries.enums import RestrictionKind
from beneficiaries.models import Restriction
from requests_app.delivery import completion, guards, perms
from requests_app.delivery.enums import Unit
from requests_app.delivery.models import Delivery
from requests_app.delivery.workflow import registration
from requests_app.intake.enums import COMPLETING, LIFE, RequestStatus, Stage
from requests_app.intake.pages import link
from sanad.lib import clock, dates
from sanad.lib.dates import gregorian_text, riyadh_day
from sanad.workflow.buttons import mark_primary

AWARDED = (RequestStatus.REGISTERED, RequestStatus.DELIVERED, RequestStatus.ENDED)


@dataclass(frozen=True)
class LineRow:
    """One line of the award as the page shows it."""

    line: Any
    month: str
    chip: tuple
    can_give: bool
    is_chosen: bool = False

    @property
    def given(self):
        """What was given of it, in words with its unit."""
        return self.line.quantity(self.line.given)

    @property
    def left(self):
        """What is still to give of it, in words with its unit."""
        return self.line.quantity(self.line.left)


def line_rows(case, *, today, can_give, chosen=None):
    """The award line by line: decided, given, left, and whether its time has come."""
    rows = []
    for line in case.award_lines.all():
        is_due = line.due_on <= today
        if not line.left:
            chip = (_("Given"), "check-lg", "green")
        elif case.status != RequestStatus.REGISTERED:
            chip = (_("Not given"), "dash-circle", "off")
        elif is_due:
            chip = (_("To give now"), "clock", "honey")
        else:
            chip = (_("Later"), "calendar2-event", "")
        rows.append(
            LineRow(
                line=line,
                month=dates.month_text(line.due_on),
                chip=chip,
                can_give=can_give and is_due and line.left > 0,
                is_chosen=chosen is not None and line.pk == chosen.pk,
            )
        )
    return rows


@dataclass
class Sums:
    """The money of a case in riyals."""

    decided: Decimal = Decimal(0)
    given: Decimal = Decimal(0)

    @property
    def left(self):
        """Riyals that were decided and not given."""
        return self.decided - self.given


def sums(rows):
    """The money of the lines together."""
    money = [row.line for row in rows if row.line.measure == Unit.MONEY]
    return Sums(sum(line.amount for line in money), sum(line.given for line in money))


@dataclass(frozen=True)
class DeliveryRow:
    """One delivery, or what was taken back, as the page shows it."""

    delivery: Any
    standing: Decimal

    @property
    def can_be_taken_back(self):
        """Whether anything of it still stands."""
        return self.standing > 0


def delivery_rows(case):
    """What was delivered and taken back, newest first, each with what stands of it."""
    rows = list(
        Delivery.objects.filter(line__support_request=case).select_related(
            "line", "delivered_by", "receiver", "reverses", "sheet"
        )
    )
    back = {}
    for row in rows:
        if row.reverses_id:
            back[row.reverses_id] = back.get(row.reverses_id, 0) + row.amount
    return [
        DeliveryRow(row, 0 if row.reverses_id else row.amount + back.get(row.pk, 0)) for row in rows
    ]


def pause_of(case):
    """Why the service is stopped, in a sentence for who works here; "" where it is not."""
    held = (
        Restriction.objects.in_force()
        .covering(case.programme.code)
        .filter(person=case.person_id)
        .order_by("-kind", "-id")
        .first()
    )
    return pause_words(held.kind, held.since) if held else ""


def pause_words(kind, since):
    """The kind and the day of a restriction; what it is about stays with the conduct case."""
    day = {"day": gregorian_text(riyadh_day(since))}
    if kind == RestrictionKind.TERMINATION:
        return _("The relationship ended on %(day)s.") % day
    return _("The service has been stopped since %(day)s, until the matter is put right.") % day


def actions(case, user, here, *others):
    """The bar of the page on which `here` is done: its button sends the page's own form."""
    shown = LIFE.actions(case, user, names=[step.name for step in (here, *others)])
    for action in shown:
        if action.name == here.name:
            action.url = ""
    mark_primary(shown)
    return shown


def to_do(case, user):
    """What an accepted request still lacks, as a link to where it is gathered; None for nothing."""
    if (
        case.status == RequestStatus.ACCEPTED
        and perms.may_complete(user, case)
        and completion.missing(case)
    ):
        url = reverse("delivery:register", args=[case.pk])
        return link("complete", _("Gather what is missing"), "clipboard-check", url)
    return None


def panel(case, user):
    """What the case's page shows of registration and delivery; None before the submission."""
    if case.status in AWARDED:
        rows = line_rows(case, today=clock.today(), can_give=False)
        enrolment = guards.enrolment_of(case)
        shown = {"case": case, "lines": rows, "sums": sums(rows), "is_awarded": True}
        return shown | {"enrolment": enrolment}
    if case.status not in COMPLETING:
        return None
    asked = len(case.required_papers_for(Stage.COMPLETION))
    missing = completion.missing(case)
    return {
        "case": case,
        "missing": missing,
        "asked": asked + case.programme_version.needs_payee,
        "refusal": registration.register.why_not(case, user),
        "can_complete": registration.complete_item.why_not(case, user) is None,
        "is_accepted": case.status == RequestStatus.ACCEPTED,
    }
