"""The vocabulary of conduct cases: who may see them, and which of them wait for what."""

from django.db import models
from django.db.models import Exists, Func, OuterRef, Q, Value

from conduct.enums import (
    ESTABLISHING,
    OPEN,
    RESTRICTING,
    STANDS,
    WAITING,
    Direction,
    MeasureKind,
    MeasureStatus,
    Outcome,
    Status,
)
from sanad.accounts.enums import Role
from sanad.accounts.perms import is_staff
from sanad.lib.clock import PolicyToday

# The few who see every case; `perms.may_see` says the same of one case.
READERS = (Role.RESEARCHER, Role.MANAGER, Role.CHAIR, Role.AUDITOR)


class IncidentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Few: who hears, decides and audits; the reporter; a member while an objection is heard.

        A case about a manager is for auditors alone, and nobody sees the case about themselves
        (MC-5+). Beneficiaries read their measures, not the case.
        """
        if not is_staff(user):
            return self.none()
        mine = Q(reported_by=user)
        if user.has_role(Role.AUDITOR):
            seen = self
        elif user.has_role(*READERS):
            seen = self.filter(mine | Q(is_about_manager=False))
        elif user.has_role(Role.MEMBER):
            seen = self.filter(mine | (Q(is_about_manager=False) & Q(Exists(_objections()))))
        else:
            seen = self.filter(mine)
        return seen.exclude(about_staff=user)

    def open(self):
        return self.filter(status__in=OPEN)

    def closed(self):
        return self.filter(status=Status.CLOSED)

    def to_hear(self):
        """Nobody has heard the beneficiary yet."""
        return self.filter(status=Status.REPORTED)

    def to_decide(self):
        """Heard and undecided, or with a measure that waits for a decision."""
        waiting = _measures().filter(status__in=WAITING)
        return self.filter(Q(status=Status.HEARD) | (Q(status__in=OPEN) & Q(Exists(waiting))))

    def restricted(self):
        """A suspension or a termination is in force."""
        return self.filter(
            Exists(_measures().filter(kind__in=RESTRICTING, status=MeasureStatus.IN_FORCE))
        )

    def objected(self):
        """An objection waits to be heard."""
        return self.filter(Exists(_objections().filter(outcome=Outcome.PENDING)))

    def hearing_overdue(self):
        """A precaution is in force and the hearing that must follow it is late (MC-5+)."""
        return self.to_hear().filter(
            Exists(
                _measures().filter(
                    is_precaution=True,
                    status=MeasureStatus.IN_FORCE,
                    hearing_until__lt=PolicyToday(),
                )
            )
        )

    def established(self):
        """A measure answered it that was never overturned: it counts when it is repeated (MC-3)."""
        return self.filter(
            Exists(
                _measures().filter(kind__in=ESTABLISHING, status__in=STANDS, is_precaution=False)
            )
        )

    def earlier_than(self, incident):
        """Established breaches of the same person that this incident repeats: their measures went
        into force before it happened and was reported, within the policy's months (MC-3)."""
        return self.filter(
            Exists(_measures().repeated_by(incident)),
            person=incident.person_id,
            direction=Direction.BY_BENEFICIARY,
        ).exclude(pk=incident.pk)

    def for_list(self):
        return self.select_related("person", "branch").annotate(
            is_restricting=Exists(
                _measures().filter(kind__in=RESTRICTING, status=MeasureStatus.IN_FORCE)
            ),
            has_waiting=Exists(_measures().filter(status__in=WAITING)),
            has_objection=Exists(_objections().filter(outcome=Outcome.PENDING)),
        )

    def for_detail(self):
        return self.select_related(
            "person__household",
            "branch",
            "policy_version",
            "reported_by__branch",
            "victim",
            "about_staff",
            "assessed_by",
            "decided_by",
        )


class MeasureQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever sees all of the case: who only reported it reads neither measure nor letter."""
        from conduct.models import Incident, Objection

        if not is_staff(user) or not user.has_role(*READERS, Role.MEMBER):
            return self.none()
        seen = self.filter(incident__in=Incident.objects.visible_to(user))
        if user.has_role(*READERS):
            return seen
        objected = Objection.objects.filter(measure__incident=OuterRef("incident"))
        return seen.filter(Exists(objected))

    def for_person(self, person):
        """What a beneficiary reads of their own case: measures that were decided, newest first.

        A report to the authorities is not among them: the law may forbid telling (MC-4).
        """
        return (
            self.filter(incident__person=person, in_force_at__isnull=False)
            .exclude(kind=MeasureKind.REPORT)
            .select_related("incident", "letter", "objection")
            .order_by("-in_force_at", "-id")
        )

    def waiting(self):
        return self.filter(status__in=WAITING)

    def in_force(self):
        return self.filter(status=MeasureStatus.IN_FORCE)

    def standing(self):
        return self.filter(status__in=STANDS)

    def may_fall(self):
        """Standing, and an objection waits or may still come: it may yet be overturned (PM-1+)."""
        from conduct.models import Objection

        objection = Objection.objects.filter(measure=OuterRef("pk"))
        waits = Exists(objection.filter(outcome=Outcome.PENDING))
        may_come = Q(objection_until__gte=PolicyToday()) & ~Q(Exists(objection))
        return self.standing().filter(Q(waits) | may_come)

    def run_out(self):
        """In force past their last day."""
        return self.in_force().filter(until__lt=PolicyToday())

    def repeated_by(self, incident):
        """Measures in force when `incident` happened, and before it was reported, within the
        months a breach counts."""
        return self.filter(
            kind__in=ESTABLISHING,
            status__in=STANDS,
            is_precaution=False,
            in_force_at__lt=incident.reported_at,
            in_force_at__date__lte=incident.happened_on,
            in_force_at__gte=_months_before(
                incident.reported_at, incident.policy_version.breach_lookback_months
            ),
        )

    def for_detail(self):
        return self.select_related(
            "proposed_by",
            "decided_by",
            "second_decided_by",
            "letter",
            "lifting_letter",
            "objection__heard_by",
            "objection__entered_by",
            "correction__by",
        )


def _months_before(moment, months):
    """So many calendar months before an aware moment, counted by the database."""
    interval = Func(Value(months), template="make_interval(months => %(expressions)s)")
    return Func(
        Value(moment, output_field=models.DateTimeField()),
        interval,
        template="(%(expressions)s)",
        arg_joiner=" - ",
        output_field=models.DateTimeField(),
    )


def _measures():
    from conduct.models import Measure

    return Measure.objects.filter(incident=OuterRef("pk"))


def _objections():
    from conduct.models import Objection

    return Objection.objects.filter(measure__incident=OuterRef("pk"))
