"""Which requests: who is shown them, how they stand, and what a list or a page loads with them."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from beneficiaries import scope
from beneficiaries.enums import RestrictionKind
from beneficiaries.models import Consent, Guardianship, Helper, Person, Restriction
from requests_app.intake.enums import OPEN, UNFINISHED, WITH_PROVIDER, RequestStatus
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.accounts.perms import Anybody, is_staff, of_branch, without_kept_off
from sanad.lib.clock import PolicyToday


class SupportRequestQuerySet(models.QuerySet):
    def visible_to(self, user: Anybody) -> Self:
        """Beneficiaries see the requests of whom their session speaks for, acts for on a deed, or
        prepares for with their consent; officers and delegates their branch's; committee and
        secretary what was raised to them, but for a member who stood aside; the provider what is to
        be given. Researchers, managers and auditors see all. To who
        is kept off a person, none of theirs is there.

        A household is never told of another's requests, nor one member of another's.
        """
        if not user.is_authenticated:
            return self.none()
        if not is_staff(user):
            if behalf := getattr(user, "on_behalf_of", None):
                helped = Helper.objects.in_force().of_account(user.pk).filter(person=behalf)
                wards = Guardianship.objects.in_force().filter(guardian__account=user.pk)
                wards = wards.filter(ward=behalf)
                of_whom = Q(person__in=helped.values("person"))
                return self.filter(of_whom | Q(person__in=wards.values("ward")))
            return self.of_account(user.pk, getattr(user, "acting_for", None))
        return self.served_by(user)._of_roles(user)

    def of_account(self, account: Any, chosen: Any = None) -> Self:
        """What a beneficiary's account sees, by its key, as `PersonQuerySet.of_account`."""
        return self.filter(person__in=Person.objects.of_account(account, chosen))

    def served_by(self, user: User) -> Self:
        """But for people whom this colleague is kept off (`beneficiaries.kept_off`)."""
        return without_kept_off(self, user)

    def at_the_desk_of(self, user: User) -> Self:
        """Those of this colleague's branch, and of whom they stand in for."""
        return self.served_by(user).filter(of_branch(user))

    def _of_roles(self, user: User) -> Self:
        """What the roles of this colleague see."""
        if user.has_role(Role.MANAGER, Role.AUDITOR, Role.RESEARCHER):
            return self
        seen = Q(pk__in=[])
        if user.has_role(Role.OFFICER, Role.DELEGATE):
            seen |= of_branch(user)
        if user.has_role(Role.CHAIR, Role.SECRETARY):
            seen |= Q(raised_on__isnull=False)
        elif user.has_role(Role.MEMBER):
            stood_aside = Q(agenda_items__recusals__member=user)  # relatives, friends (PR-5+)
            seen |= Q(raised_on__isnull=False) & ~stood_aside
        if user.has_role(Role.PROVIDER):
            seen |= Q(status__in=WITH_PROVIDER)
        return self.filter(seen)

    def open(self) -> Self:
        """Submitted, and not at an end: neither drafts nor what is final."""
        return self.filter(status__in=OPEN)

    def awaiting_decision(self) -> Self:
        """Raised to the committee, whether or not their floor is reached (PR-5)."""
        return self.filter(status=RequestStatus.RAISED)

    def ripe(self) -> Self:
        """Raised, and their earliest reply day has come (PR-5)."""
        return self.awaiting_decision().filter(floor_on__lte=PolicyToday())

    def without_study(self) -> Self:
        """Raised, their programme asks for a study, and nobody was asked for one (PR-5)."""
        return self.awaiting_decision().filter(lacks_study=True)

    def locked(self) -> Self:
        """Raised, to be read but not decided yet (PR-5)."""
        return self.awaiting_decision().filter(floor_on__gt=PolicyToday())

    def with_pause(self) -> Self:
        """`is_paused`: a suspension or termination covers the programme (MC-2)."""
        return self.annotate(
            is_paused=Exists(
                Restriction.objects.in_force()
                .filter(person=OuterRef("person"))
                .filter(Q(programmes=[]) | Q(programmes__contains=[OuterRef("programme__code")]))
            )
        )

    def terminated(self) -> Self:
        """A termination in force covers the programme, and no objection can overturn it any more
        (MC-3, PM-1+)."""
        endings = Restriction.objects.in_force().filter(kind=RestrictionKind.TERMINATION)
        for may_fall in scope.overturnable():
            endings = endings.exclude(measure_id__in=may_fall)
        covering = endings.filter(person=OuterRef("person")).filter(
            Q(programmes=[]) | Q(programmes__contains=[OuterRef("programme__code")])
        )
        # The few people first: the planner must not begin with all requests.
        return self.filter(Exists(covering), person__in=endings.values("person"))

    def for_list(self) -> Self:
        """Loaded with what a line of a list shows, `is_paused` included."""
        return self.select_related(
            "person", "programme", "programme_version", "branch", "assigned_to", "policy_version"
        ).with_pause()

    def for_detail(self) -> Self:
        """What its page shows. Questions and papers of its version are fetched where one asks."""
        return (
            self.annotate(**Consent.newest_of("person"))
            .select_related(
                "person",
                "programme",
                "programme_version",
                "branch",
                "household",
                "policy_version",
                "sheet",
                "declaration__attestation__by",
                "declaration__taken_by",
            )
            .with_pause()
        )

    def late(self) -> Self:
        """Submitted, and the desk's term is over."""
        return self.filter(status=RequestStatus.SUBMITTED, desk_due_on__lt=PolicyToday())

    def calendar_due(self) -> Self:
        """The calendar acts on them today: it reminds, pauses, or asks the manager."""
        return self.filter(calendar_due_on__lte=PolicyToday())

    def unfinished(self) -> Self:
        """Open, or still a draft."""
        return self.filter(status__in=UNFINISHED)
