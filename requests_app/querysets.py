"""The vocabulary of support requests."""

from django.db import models
from django.db.models import (
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce, Greatest

from beneficiaries.enums import RestrictionKind
from beneficiaries.models import Restriction
from requests_app.enums import (
    FINAL,
    LIVING_SITTING,
    OPEN,
    WITH_PROVIDER,
    ItemStatus,
    ObjectionStatus,
    SittingStatus,
    Status,
    StudyStatus,
)
from requests_app.models.programme import DocumentRule
from sanad.accounts.enums import Role
from sanad.accounts.perms import is_staff
from sanad.lib.clock import PolicyToday


def _stood_aside(user):
    """The user's recusals from the outer request: relatives, friends (PR-5+)."""
    from requests_app.models import Recusal

    return Recusal.objects.filter(item__support_request=OuterRef("pk"), member=user)


class SupportRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Beneficiaries see their own people's requests; officers and delegates their branch's;
        committee and secretary what was raised to them, but for a member who stood aside; the
        provider what is to be given.
        Researchers, managers and auditors see all.

        A household is never told of another's requests, nor one member of another's.
        """
        if not user.is_authenticated:
            return self.none()
        if not is_staff(user):
            return self.filter(person__account=user)
        if user.has_role(Role.MANAGER, Role.AUDITOR, Role.RESEARCHER):
            return self
        seen = Q(pk__in=[])
        if user.has_role(Role.OFFICER, Role.DELEGATE):
            seen |= Q(branch=user.branch_id)
        if user.has_role(Role.CHAIR, Role.SECRETARY):
            seen |= Q(raised_on__isnull=False)
        elif user.has_role(Role.MEMBER):
            seen |= Q(raised_on__isnull=False) & ~Exists(_stood_aside(user))
        if user.has_role(Role.PROVIDER):
            seen |= Q(status__in=WITH_PROVIDER)
        return self.filter(seen)

    def open(self):
        return self.filter(status__in=OPEN)

    def final(self):
        return self.filter(status__in=FINAL)

    def awaiting_decision(self):
        return self.filter(status=Status.RAISED)

    def ripe(self):
        """Raised, and their earliest reply day has come (PR-5)."""
        return self.awaiting_decision().filter(floor_on__lte=PolicyToday())

    def locked(self):
        """Raised, to be read but not decided yet (PR-5)."""
        return self.awaiting_decision().filter(floor_on__gt=PolicyToday())

    def off_agenda(self):
        """Raised and on no agenda: what the secretary can put before a sitting."""
        from requests_app.models import AgendaItem

        listed = AgendaItem.objects.filter(support_request=OuterRef("pk"), status=ItemStatus.LISTED)
        return self.awaiting_decision().filter(~Exists(listed))

    def with_pause(self):
        """`is_paused`: a suspension or termination covers the programme (MC-2)."""
        return self.annotate(
            is_paused=Exists(
                Restriction.objects.in_force()
                .filter(person=OuterRef("person"))
                .filter(Q(programmes=[]) | Q(programmes__contains=[OuterRef("programme__code")]))
            )
        )

    def terminated(self):
        """A termination in force covers the programme (MC-3)."""
        return self.filter(
            Exists(
                Restriction.objects.in_force()
                .filter(person=OuterRef("person"), kind=RestrictionKind.TERMINATION)
                .filter(Q(programmes=[]) | Q(programmes__contains=[OuterRef("programme__code")]))
            )
        )

    def for_list(self):
        return self.select_related(
            "person", "programme", "branch", "assigned_to", "policy_version"
        ).with_pause()

    def for_detail(self):
        return (
            self.select_related(
                "person__household",
                "person__branch",
                "programme",
                "branch",
                "household",
                "policy_version",
                "declaration__attestation__by",
                "declaration__taken_by",
                "created_by",
                "verified_by",
            )
            .prefetch_related(
                "programme__questions",
                Prefetch("programme__document_rules", DocumentRule.objects.select_related("type")),
            )
            .with_pause()
        )

    def with_desk_due(self):
        """`desk_due`: the last day of the desk's service term (GO-1)."""
        days = Greatest(F("policy_version__verification_days") - F("desk_days_used"), 0)
        due = ExpressionWrapper(F("submitted_on") + days, output_field=models.DateField())
        return self.annotate(desk_due=due)

    def late(self):
        """Submitted, and the desk's term is over."""
        return self.with_desk_due().filter(self.late_condition())

    @staticmethod
    def late_condition():
        """The condition of `late`, for counting beside others; needs `with_desk_due`."""
        return Q(status=Status.SUBMITTED, desk_due__lt=PolicyToday())

    def unfinished(self):
        """Open, or still a draft."""
        return self.filter(status__in=[Status.DRAFT, *OPEN])

    def nearest_first(self):
        """Longest waiting first."""
        return self.order_by(F("submitted_on").asc(nulls_last=True), "id")


# Who reads what the committee does; beneficiaries read their decision and its letter.
COMMITTEE_READERS = (
    Role.MANAGER,
    Role.AUDITOR,
    Role.RESEARCHER,
    Role.MEMBER,
    Role.CHAIR,
    Role.SECRETARY,
)


class _CommitteeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Members, secretary, researchers, manager and auditor; nobody else."""
        if is_staff(user) and user.has_role(*COMMITTEE_READERS):
            return self
        return self.none()


class StudyQuerySet(_CommitteeQuerySet):
    def of(self, user):
        return self.filter(researcher=user)

    def being_written(self):
        return self.filter(status=StudyStatus.DRAFT)

    def submitted(self):
        return self.filter(status=StudyStatus.SUBMITTED)

    def for_list(self):
        return self.select_related(
            "researcher",
            "support_request__person__household",
            "support_request__programme",
            "support_request__branch",
        )


class SittingQuerySet(_CommitteeQuerySet):
    def living(self):
        """Planned or open."""
        return self.filter(status__in=LIVING_SITTING)

    def past(self):
        return self.exclude(status__in=LIVING_SITTING)

    def awaiting_signature(self):
        """Closed, their minutes not signed yet."""
        return self.filter(status=SittingStatus.CLOSED, minutes_signed_at=None)

    def open(self):
        return self.filter(status=SittingStatus.OPEN)

    def for_list(self):
        """`listed`, `decided` and `deferred`: how many of its items stand so."""
        counts = {
            name: models.Count("items", filter=Q(items__status=status), distinct=True)
            for name, status in (
                ("listed", ItemStatus.LISTED),
                ("decided", ItemStatus.DECIDED),
                ("deferred", ItemStatus.DEFERRED),
            )
        }
        return self.annotate(**counts)


class AgendaItemQuerySet(_CommitteeQuerySet):
    def listed(self):
        return self.filter(status=ItemStatus.LISTED)

    def for_agenda(self):
        return self.select_related(
            "sitting",
            "decision",
            "support_request__person",
            "support_request__programme",
        )


class ObjectionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The person who objects; of the staff whoever may see the request."""
        from requests_app.models import SupportRequest

        return self.filter(
            decision__support_request__in=SupportRequest.objects.visible_to(user).values("pk")
        )

    def to_be_heard(self):
        return self.filter(status=ObjectionStatus.FILED)

    def for_list(self):
        return self.select_related(
            "person",
            "heard_by",
            "letter",
            "decision__letter",
            "decision__support_request__person",
            "decision__support_request__programme",
        )


class AwardLineQuerySet(models.QuerySet):
    """What was decided of each request, line by line, and what is left of it (PR-7)."""

    def visible_to(self, user):
        """Lines of the requests that `user` may see."""
        from requests_app.models import SupportRequest

        return self.filter(support_request__in=SupportRequest.objects.visible_to(user))

    def with_given(self):
        """`given` net of what was taken back, and `left` of what was decided."""
        from requests_app.models import Delivery

        given = (
            Delivery.objects.filter(line=OuterRef("pk"))
            .order_by()
            .values("line")
            .annotate(total=Sum("amount"))
            .values("total")
        )
        zero = Value(0, output_field=models.DecimalField(max_digits=10, decimal_places=2))
        return self.annotate(given=Coalesce(Subquery(given), zero)).annotate(
            left=F("amount") - F("given")
        )

    def to_give(self):
        """Of registered requests, with something left."""
        return self.with_given().filter(support_request__status=Status.REGISTERED, left__gt=0)

    def due(self):
        """To give now: their month has come."""
        return self.to_give().filter(due_on__lte=PolicyToday())

    def coming(self):
        """To give in a later month."""
        return self.to_give().filter(due_on__gt=PolicyToday())

    def with_pause(self):
        """`is_paused`, and the kind and day of the restriction that stops it (MC-2)."""
        held = (
            Restriction.objects.in_force()
            .filter(person=OuterRef("support_request__person"))
            .filter(
                Q(programmes=[])
                | Q(programmes__contains=[OuterRef("support_request__programme__code")])
            )
            # A termination says more than a suspension.
            .order_by("-kind", "-id")
        )
        return self.annotate(
            is_paused=Exists(held),
            paused_kind=Subquery(held.values("kind")[:1]),
            paused_since=Subquery(held.values("since")[:1]),
        )

    def for_list(self):
        return self.select_related(
            "support_request__person", "support_request__programme", "support_request__branch"
        ).with_pause()


class DeliveryQuerySet(models.QuerySet):
    """What was given, and what was taken back (PR-7)."""

    def visible_to(self, user):
        """Of the requests that `user` may see."""
        from requests_app.models import SupportRequest

        return self.filter(line__support_request__in=SupportRequest.objects.visible_to(user))

    def given(self):
        """Deliveries themselves, not what was taken back of them."""
        return self.filter(reverses=None)

    def since(self, day):
        return self.filter(day__gte=day)

    def for_list(self):
        return self.select_related(
            "line__support_request__person",
            "line__support_request__programme",
            "delivered_by",
        )
