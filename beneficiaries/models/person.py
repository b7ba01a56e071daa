"""A person the association serves, or who acts for one."""

import datetime
from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import Any, Self

import pghistory
from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce, Collate, Right
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import (
    IN_OTHER_HANDS,
    WITH_CHECKSUM,
    IdentityKind,
    Likeness,
    PhoneUse,
    Relation,
    RestrictionKind,
    Standing,
)
from beneficiaries.models import ages, doubles
from beneficiaries.models.afterwards import CHANGED_ALONE
from beneficiaries.models.apart import PERSON_APART
from beneficiaries.models.document import Document
from beneficiaries.models.guarded import GUARDIANSHIP_BY_TWO, PERSON_BY_TWO
from beneficiaries.models.household import Household
from beneficiaries.models.identity import (
    IDENTITY_RULES,
    IdentityMarkField,
    IdentitySealField,
    check_identity,
)
from beneficiaries.models.safe import NO_NUMBER_OF_SOMEBODY_NEAR, REACH_CHECKS, SafelyReached
from beneficiaries.models.search import LAST_DIGITS, SearchQuerySet
from beneficiaries.models.standing import Restriction
from sanad.accounts.enums import Gender
from sanad.accounts.models import Branch, Kin, User
from sanad.accounts.perms import Anybody, is_staff, without_kept_off
from sanad.audit.destroying import went_when_due
from sanad.guarded.enums import ChangeStatus
from sanad.guarded.models import GuardedChange
from sanad.lib.checked import Checked
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.composed import IsOneOf
from sanad.lib.countries import country_name
from sanad.lib.fields import (
    CleanCharField,
    FoldedField,
    IdentityNumberField,
    MobileField,
    NameField,
)
from sanad.lib.grants import KEEP
from sanad.lib.names import IS_NO_NAME
from sanad.lib.sealed import digest, is_digest
from sanad.lib.triggers import Rule
from sanad.policy.models import PolicyVersion

NAMES = ("first_name", "father_name", "grandfather_name", "family_name")
# What stood there before this rule stays until somebody writes it anew.
NAME_RULE = Rule(
    rule="person_named_in_letters",
    clause="DG-1+",
    database_only=True,
    sentence=_("A name is written in letters, without digits and signs."),
    broken=" OR ".join(
        f"(TG_OP = 'INSERT' OR NEW.{name} <> OLD.{name}) AND {IS_NO_NAME.format(f'NEW.{name}')}"
        for name in NAMES
    ),
)


class FoldedNameField(FoldedField):
    """The person's four names folded for search; written with the row, whoever writes it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"of": "full_name", **kwargs})


class PersonQuerySet(SearchQuerySet):
    """People: whom a user may know of, who may be a double, and what a page loads with them; how
    they are found stands in `search.py`."""

    def close_to(self, user: User) -> Self:
        """The user's own file or files, by the account or by the mobile, and the relatives' whom a
        colleague gave, as far as the degrees of the policy's version reach (`models/rules.py`)."""
        close = Q(account=user)
        if user.mobile:
            close |= Q(mobile=user.mobile)
        if user.is_staff:
            most = PolicyVersion.objects.in_force_row().values("kin_degree")
            kin = Kin.objects.standing().filter(user=user, degree__lte=Subquery(most))
            close |= Q(IsOneOf(F("identity_mark"), ArraySubquery(kin.values("mark"))))
        return self.filter(close)

    def of_colleagues(self) -> Self:
        """The own files of those who work here, and of relatives whom they gave, whatever the
        degree: who is asked how we serve is none of them (DG-6c+)."""
        mobiles = User.objects.filter(is_staff=True, mobile=OuterRef("mobile"))
        kin = Kin.objects.standing().filter(mark=OuterRef("identity_mark"))
        return self.filter(Q(account__is_staff=True) | Exists(mobiles) | Exists(kin))

    def visible_to(self, user: Anybody) -> Self:
        """Staff find anybody by searching, but whom they are kept off; a beneficiary sees whom the
        account acts for."""
        if is_staff(user):
            return without_kept_off(self, user, "pk")
        if not user.is_authenticated:
            return self.none()
        return self.of_account(user.pk, getattr(user, "acting_for", None))

    def of_account(self, account: Any, chosen: Any = None) -> Self:
        """Whom a beneficiary's account (its key) acts for; where a session speaks for one of them
        alone (`accounts.perms.speaks_for`), that one."""
        own = self.on_the_phone().filter(account=account)
        return own if chosen is None else own.filter(pk=chosen)

    def on_the_phone(self) -> Self:
        """But who left a household while their phone is in other hands."""
        return self.exclude(is_apart=True, may_text=False)

    def possible_doubles(self, person: "Person") -> "list[tuple[Person, Likeness]]":
        """`[(somebody registered, Likeness)]` who may be `person`, likest first (`doubles`)."""
        likest = doubles.possible_doubles(self, person)
        people = self.filter(pk__in=likest).for_list().in_bulk()
        return [(people[pk], why) for pk, why in likest.items()]

    def with_standing(self) -> Self:
        """`is_suspended` and `is_terminated`, from the restrictions in force."""
        held = Restriction.objects.in_force().filter(person=OuterRef("pk"))
        return self.annotate(
            is_suspended=Exists(held.filter(kind=RestrictionKind.SUSPENSION)),
            is_terminated=Exists(held.filter(kind=RestrictionKind.TERMINATION)),
        )

    def for_list(self) -> Self:
        """With what a row of a list shows: branch, household, standing."""
        return self.select_related("branch", "household").with_standing()

    def for_detail(self) -> Self:
        """Everything that the person's file shows, in a constant number of queries."""
        return (
            self.select_related("branch", "household__branch", "account", "created_by")
            .with_standing()
            .prefetch_related(
                Prefetch("categories", PersonCategory.objects.select_related("category")),
                Prefetch("documents", Document.objects.select_related("type", "added_by")),
            )
        )


KEYED = "keyed"  # how a PIN is kept, see `Person.hash_of_pin`


@pghistory.track(exclude=["folded", "search", "pin", "identity_mark", "identity_seal"])
class Person(SafelyReached, Checked):
    """One person, known by kind and number of identity where there is one."""

    names_others = {"account": "whose sign-in opens the file; rules of its own"}

    # One name is enough: not every people has four.
    first_name = NameField(_("first name"))
    father_name = NameField(_("father's name"), blank=True)
    grandfather_name = NameField(_("grandfather's name"), blank=True)
    family_name = NameField(_("family name"), blank=True)
    folded = FoldedNameField()
    search = models.GeneratedField(
        expression=Func(F("folded"), template="to_tsvector('simple'::regconfig, %(expressions)s)"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    gender = models.CharField(_("gender"), max_length=1, choices=Gender)
    identity_kind = models.CharField(
        _("kind of identity"), max_length=10, choices=IdentityKind, default=IdentityKind.CITIZEN
    )
    identity_country = models.CharField(_("country of the identity"), max_length=2, blank=True)
    identity_number = IdentityNumberField(_("identity number"), max_length=20, blank=True)
    # How a colleague's relative is found (`sanad.lib.marks`); written with the number.
    identity_mark = IdentityMarkField()
    identity_seal = IdentitySealField()
    identity_expires_on = models.DateField(_("identity expires"), null=True, blank=True)
    born_on = models.DateField(_("born"), null=True, blank=True)
    is_birth_hijri = models.BooleanField(_("birth entered in Hijri"), default=False)
    mobile = MobileField(_("mobile"), null=True, blank=True, db_index=True)
    # Several people may share one phone, so one account: each then has a PIN of their own.
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("account"),
    )
    pin = models.CharField(max_length=128, blank=True, editable=False)
    # "": not asked yet.
    phone_use = models.CharField(
        _("who uses the phone"),
        max_length=8,
        choices=PhoneUse,
        blank=True,
        default="",
        db_default="",
        editable=False,
    )
    household = models.ForeignKey(
        Household,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="members",
        verbose_name=_("household"),
    )
    relation = models.CharField(
        _("relation to the head"), max_length=10, choices=Relation, default=Relation.HEAD
    )
    # They left the household of before; where they live is told to nobody of it.
    is_apart = models.BooleanField(
        _("where they live is told to nobody"), default=False, db_default=False, editable=False
    )
    branch = models.ForeignKey(Branch, models.PROTECT, verbose_name=_("branch"))
    accepted_terms_at = models.DateTimeField(_("accepted the terms (PM-1)"), null=True, blank=True)
    died_on = models.DateField(_("died"), null=True, blank=True)
    created_at = models.DateTimeField(_("registered"), db_default=PolicyNow(), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("registered by"),
    )
    # People who looked like this one when it was registered, and whom the officer said are others.
    not_same_as = ArrayField(models.BigIntegerField(), default=list, blank=True, editable=False)
    # When the file was closed for good and its words went (`sanad.audit.destroying`).
    destroyed_on = models.DateField(_("file destroyed"), null=True, blank=True, editable=False)
    # Sent twice, registered once.
    key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    objects = PersonQuerySet.as_manager()
    whose = "pk"  # see `sanad.workflow.whose`

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["id"]
        indexes = [
            GinIndex(name="person_search", fields=["search"], fastupdate=False),
            models.Index(
                name="person_identity_prefix",
                fields=["identity_number"],
                opclasses=["varchar_pattern_ops"],
            ),
            models.Index(name="person_born", fields=["born_on"]),
            models.Index(name="person_identity_mark", fields=["identity_mark"]),
            models.Index(Collate("folded", "C"), "id", name="person_by_name"),
            models.Index(Right("identity_number", LAST_DIGITS), name="person_identity_end"),
            models.Index(Right("mobile", LAST_DIGITS), name="person_mobile_end"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="person_one_identity",
                fields=["identity_kind", "identity_country", "identity_number"],
                condition=~Q(identity_number=""),
                violation_error_message=_("This identity is registered already."),
            ),
            models.CheckConstraint(
                name="person_identity_or_none",
                condition=Q(identity_kind=IdentityKind.NONE, identity_number="")
                | (~Q(identity_kind=IdentityKind.NONE) & ~Q(identity_number="")),
                violation_error_message=_("Write the identity number, or choose “none yet”."),
            ),
            models.CheckConstraint(
                name="person_identity_of_its_kind",
                condition=(
                    ~Q(identity_kind__in=WITH_CHECKSUM)
                    | Q(identity_kind=IdentityKind.CITIZEN, identity_number__regex="^1[0-9]{9}$")
                    | Q(identity_kind=IdentityKind.RESIDENT, identity_number__regex="^2[0-9]{9}$")
                ),
                violation_error_message=_(
                    "A national id has ten digits and begins with 1, a resident's with 2."
                ),
            ),
            models.CheckConstraint(
                name="person_shared_phone_has_digits",
                condition=~Q(phone_use__in=IN_OTHER_HANDS) | ~Q(pin=""),
                violation_error_message=_("Whoever shares a phone has four digits of their own."),
            ),
            *REACH_CHECKS,
        ]
        triggers = [
            *(NAME_RULE, *IDENTITY_RULES, *ages.AGE_RULES),
            *(*PERSON_BY_TWO, *PERSON_APART, CHANGED_ALONE, NO_NUMBER_OF_SOMEBODY_NEAR),
            went_when_due("person"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """First, father, grandfather, family: in that order, never "family, first"."""
        if self.destroyed_on:
            return str(_("A file that was destroyed"))
        names = (self.first_name, self.father_name, self.grandfather_name, self.family_name)
        return " ".join(name for name in names if name)

    @property
    def identity_name(self) -> str:
        """The kind of the identity, with its country where it has one."""
        country = country_name(self.identity_country) if self.identity_country else ""
        return " · ".join(filter(None, [self.get_identity_kind_display(), country]))

    @property
    def is_female(self) -> bool:
        """Whether texts speak to or of a woman."""
        return self.gender == Gender.FEMALE

    @property
    def relation_title(self) -> str:
        """What they are to the head of the household, as "daughter"."""
        return Relation(self.relation).label_for(self.gender)

    @property
    def standing(self) -> Standing:
        """Their `Standing`, from the restrictions in force (MC-0); asks the database unless the
        row came with `with_standing()`."""
        if not hasattr(self, "is_terminated"):
            kinds = set(self.restrictions.in_force().values_list("kind", flat=True))
            self.is_terminated = RestrictionKind.TERMINATION in kinds
            self.is_suspended = RestrictionKind.SUSPENSION in kinds
        if self.is_terminated:
            return Standing.TERMINATED
        return Standing.SUSPENDED if self.is_suspended else Standing.GOOD

    @property
    def chip(self) -> tuple[str, str]:
        """(words, name of picture and tone) of the standing."""
        standing = self.standing
        return standing.label_for(self.gender), f"status-standing-{standing}"

    @property
    def digits_are_by_two(self) -> bool:
        """Whether one colleague alone sets no digits: some stand there, or who acted for them until
        now holds the same phone."""
        return self.has_pin or self.guardians.over().filter(guardian__mobile=self.mobile).exists()

    @property
    def has_pin(self) -> bool:
        """Whether digits of their own tell this person from others on the phone."""
        return bool(self.pin)

    @property
    def asks_for_digits(self) -> bool:
        """Whether they said that others hold the phone: a code alone opens nothing of theirs."""
        return self.phone_use in IN_OTHER_HANDS

    @property
    def is_name_shown(self) -> bool:
        """Whether their first name may stand on the phone before their digits were given."""
        return self.phone_use != PhoneUse.BORROWED

    @property
    def moves_by_two(self) -> bool:
        """Whether a second colleague agrees before they move into others' household."""
        return bool(self.account_id) or self.is_apart

    def check_pin(self, pin: str) -> bool:
        """Whether `pin` is theirs; False where none was set (shared phones)."""
        if not self.has_pin:
            return False
        kind, _colon, kept = self.pin.partition(":")
        if kind == KEYED:
            return is_digest(kept, "pin", str(self.pk), pin)
        return check_password(pin, self.pin)  # set under a release before the key

    def hash_of_pin(self, pin: str) -> str:
        """What is kept of four digits: ten thousand are soon tried, so it takes our key as well."""
        return f"{KEYED}:{digest('pin', str(self.pk), pin)}"

    def clean_fields(self, exclude: "Collection[str] | None" = None) -> None:
        """Each field, and what two of them say together. What is excluded was not written now and
        is not judged: a file of before these checks can still be changed elsewhere in it.
        """
        problems: dict[str, Any] = {}
        try:
            super().clean_fields(exclude=exclude)
        except ValidationError as error:
            problems = error.update_error_dict(problems)
        written = {field.name for field in self._meta.fields} - set(exclude or ()) - set(problems)
        for field, check in self._checks(written):
            try:
                check()
            except ValidationError as error:
                error = ValidationError({field: error}) if field else error
                problems = error.update_error_dict(problems)
        if problems:
            raise ValidationError(problems)

    def _checks(self, written: set[str]) -> "Iterator[tuple[str, Callable[[], None]]]":
        """(the field whose mistake it is or "", check) for what was written."""
        if {"identity_kind", "identity_number"} <= written:
            identity = (self.identity_kind, self.identity_country, self.identity_number)
            yield "", partial(check_identity, *identity)
        if "born_on" in written and self.born_on:
            yield "born_on", partial(ages.check_birth, self.born_on)
        if {"born_on", "died_on"} & written and self.died_on:
            field = "died_on" if "died_on" in written else "born_on"
            yield field, partial(ages.check_death, self.died_on, self.born_on)
        if {"born_on", "relation"} & written and (self.household_id or self._state.adding):
            field = "relation" if "relation" in written else "born_on"
            yield field, partial(ages.check_head, self)


class GuardianshipQuerySet(models.QuerySet["Guardianship"]):
    def in_force(self) -> Self:
        """The guardian acts for the ward today: neither over nor stopped by the ward's word."""
        return self.standing().exclude(change__status=ChangeStatus.CONTESTED)

    def standing(self) -> Self:
        """Neither ended nor over, whether or not the ward stopped it."""
        return self.filter(
            Q(valid_until=None) | Q(valid_until__gte=PolicyToday()), ended_on__isnull=True
        )

    def with_guardian(self) -> Self:
        """Loaded with who acts, in the order in which they were named."""
        return self.select_related("guardian").order_by("id")

    def over(self) -> Self:
        """The guardian acted for the ward until `over_on`, and does so no more."""
        past = Q(ended_on__isnull=False) | Q(valid_until__lt=PolicyToday())
        return self.filter(past).annotate(over_on=Coalesce("ended_on", "valid_until"))


@pghistory.track()
class Guardianship(Checked):
    """Who acts for whom, on what deed, and until when."""

    ward = models.ForeignKey(Person, models.PROTECT, related_name="guardians")
    guardian = models.ForeignKey(Person, models.PROTECT, related_name="wards")
    basis = CleanCharField(_("basis"), max_length=120)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    # What two colleagues agreed to; contested, the guardian does nothing until the desk has spoken
    # with the ward. None where the deed was brought in from before.
    change = models.OneToOneField(
        GuardedChange, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(db_default=PolicyNow(), editable=False)

    objects = GuardianshipQuerySet.as_manager()

    whose = "ward_id"

    class Meta:
        verbose_name = _("guardianship")
        verbose_name_plural = _("guardianships")
        constraints = [
            models.CheckConstraint(
                name="guardianship_of_another",
                condition=~Q(ward=F("guardian")),
                violation_error_message=_("Nobody is their own guardian."),
            ),
            models.UniqueConstraint(
                name="guardianship_once",
                fields=["ward", "guardian"],
                condition=Q(ended_on__isnull=True),
                violation_error_message=_("This guardian is named already."),
            ),
        ]
        triggers = GUARDIANSHIP_BY_TWO

    def __str__(self) -> str:
        return f"{self.guardian} · {self.ward}"

    @property
    def person(self) -> Person:
        """For whom they act, as of a `Helper`."""
        return self.ward

    @property
    def until(self) -> datetime.date | None:
        """The last day on which they do, as of a `Helper`; None where the deed names none."""
        return self.valid_until

    @property
    def is_stopped(self) -> bool:
        """Whether the ward said "this was not me", and the desk has not spoken with them yet."""
        return self.change is not None and self.change.status == ChangeStatus.CONTESTED


class CategoryQuerySet(models.QuerySet):
    def in_use(self) -> "CategoryQuerySet":
        """Those that are offered where somebody chooses one."""
        return self.filter(is_retired=False)


@pghistory.track()
class Category(models.Model):
    """A kind of need, as data: the form of the word follows the person's gender."""

    site_may = KEEP

    code = models.SlugField(_("code"), unique=True)
    name_m = CleanCharField(_("name (masculine)"), max_length=60)
    name_f = CleanCharField(_("name (feminine)"), max_length=60)
    is_retired = models.BooleanField(
        _("out of use"),
        default=False,
        help_text=_("Not offered any more; who is of it stays so."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name_m

    def label_for(self, gender: str) -> str:
        """The category of somebody of this gender; of whom we do not know (""), in both words."""
        if gender:
            return self.name_f if gender == Gender.FEMALE else self.name_m
        return " / ".join(dict.fromkeys([self.name_f, self.name_m]))


@pghistory.track()
class PersonCategory(Checked):
    """A person is of a category from a day, and perhaps until one."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="categories")
    category = models.ForeignKey(Category, models.PROTECT)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("category of a person")
        verbose_name_plural = _("categories of people")
        constraints = [
            models.UniqueConstraint(name="personcategory_once", fields=["person", "category"]),
            models.CheckConstraint(
                name="personcategory_ends_after_it_began",
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message=_("The last day comes after the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.category.label_for(self.person.gender)
