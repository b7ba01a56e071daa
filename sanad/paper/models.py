"""Numbered sheets for a day without network or power: books as printed, and what came back."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, RangeOperators
from django.db import models
from django.db.models import Count, F, Func, OuterRef, Q, Subquery, Value
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Person
from sanad.accounts.enums import Role
from sanad.accounts.models import Branch
from sanad.accounts.perms import Anybody, has, without_kept_off
from sanad.audit.models import LONGEST_RUN
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.dates import gregorian_text
from sanad.lib.fields import CleanCharField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.isolates import isolated
from sanad.lib.triggers import Lock, Rule, written_once
from sanad.paper import numbers
from sanad.paper.enums import Fate, Kind
from sanad.policy.rules import in_force

# Who meets people writes on every kind of sheet; who delivers, on receipts.
MEETING = (Role.OFFICER, Role.DELEGATE, Role.RESEARCHER)
WRITERS = (*MEETING, Role.PROVIDER)
EVERYWHERE = (Role.MANAGER, Role.AUDITOR)


class BookQuerySet(models.QuerySet):
    def visible_to(self, user: Anybody) -> Self:
        """Who meets people their branch's, a provider its receipts, manager and auditor all,
        others none."""
        if has(user, *EVERYWHERE):
            return self
        if has(user, *MEETING):
            return self.filter(branch=user.branch_id)
        if has(user, Role.PROVIDER):
            return self.filter(branch=user.branch_id, kind=Kind.DELIVERY)
        return self.none()

    def in_hands_of(self, user: Anybody) -> Self:
        """Whose sheets `user` may enter: those they see, and a provider every receipt, as every
        delivery is theirs."""
        seen = self.visible_to(user)
        return seen | self.filter(kind=Kind.DELIVERY) if has(user, Role.PROVIDER) else seen

    def with_counts(self) -> Self:
        """`used`, `void`, `reached`: the highest number that was entered (None without one), and
        `void_within`: how many below it are void."""
        entered = Sheet.objects.filter(book=OuterRef("pk"), fate=Fate.USED)
        highest = entered.order_by("-number").values("number")[:1]
        is_void = Q(sheets__fate=Fate.VOID)
        return self.annotate(reached=Subquery(highest)).annotate(
            used=Count("sheets", filter=Q(sheets__fate=Fate.USED)),
            void=Count("sheets", filter=is_void),
            void_within=Count("sheets", filter=is_void & Q(sheets__number__lt=F("reached"))),
        )

    def for_list(self) -> Self:
        """Loaded with branch, who made it and `with_counts`, for lists."""
        return self.select_related("branch", "made_by").with_counts()


class Book(models.Model):
    """A book of blank sheets as it was printed: one kind, one branch, a run of numbers."""

    site_may = INSERT_ONLY

    kind = models.CharField(_("kind of sheet"), max_length=10, choices=Kind)
    # What kind of help a book of requests asks for, by the programme's code.
    about = models.SlugField(_("about"), max_length=50, blank=True)
    branch = models.ForeignKey(Branch, models.PROTECT, verbose_name=_("branch"))
    first = models.PositiveIntegerField(_("first number"))
    last = models.PositiveIntegerField(_("last number"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made"), db_default=PolicyNow(), editable=False)
    made_on = models.DateField(_("day"), db_default=PolicyToday(), editable=False)
    key = models.UUIDField(unique=True, editable=False)

    objects = BookQuerySet.as_manager()

    class Meta:
        verbose_name = _("book of sheets")
        verbose_name_plural = _("books of sheets")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="book_of_some_sheets",
                condition=Q(first__gt=0, last__gte=F("first"), last__lt=F("first") + LONGEST_RUN),
                violation_error_message=_("A book has one sheet at least, and not too many."),
            ),
            ExclusionConstraint(
                name="book_numbers_once",
                expressions=[
                    (
                        Func(
                            F("first"),
                            F("last"),
                            Value("[]"),
                            function="int8range",
                            output_field=BigIntegerRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    )
                ],
                violation_error_message=_("No number stands in two books."),
            ),
        ]
        triggers = written_once(
            "book", _("A book that was printed is not rewritten."), "CH-8+", "made_at", "made_on"
        )

    def __str__(self):
        return f"{numbers.written(self.first)} – {numbers.written(self.last)}"

    def get_absolute_url(self):
        return reverse("paper:book", args=[self.pk])

    @property
    def size(self):
        """How many sheets were printed."""
        return self.last - self.first + 1

    @property
    def missing(self):
        """How many numbers below the highest that was entered did not come back (after
        `with_counts`). A void sheet says nothing of those before it: the end of a book may be lost
        while its beginning is blank."""
        if self.reached is None:
            return 0
        return self.reached - self.first + 1 - self.used - self.void_within

    @property
    def blank(self):
        """How many are not written on yet, as far as anybody knows (after `with_counts`)."""
        return self.size - self.used - self.void - self.missing


class SheetQuerySet(models.QuerySet):
    def visible_to(self, user: Anybody) -> Self:
        """Of the books that are in their hands; none of somebody whom they are kept off."""
        seen = self.filter(book__in=Book.objects.in_hands_of(user))
        return without_kept_off(seen, user)

    def numbered(self, run: Iterable[int]) -> dict[int, "Sheet"]:
        """`{number: sheet}` of those that came back."""
        rows = self.filter(number__in=list(run)).select_related("recorded_by", "person")
        return {sheet.number: sheet for sheet in rows}


class Sheet(models.Model):
    """What became of one numbered sheet: entered, or void. Written once, each number once.

    `written_on` is the real day, as it stands on the paper; `recorded_at` is the database's. What
    the policy counts from the database's clock counts from the latter; where a day is the person's
    own good (a paper that was valid when they signed), the former is asked.
    """

    site_may = INSERT_ONLY

    book = models.ForeignKey(Book, models.PROTECT, related_name="sheets", verbose_name=_("book"))
    number = models.PositiveIntegerField(_("number"))
    fate = models.CharField(_("what became of it"), max_length=4, choices=Fate)
    written_on = models.DateField(_("written on paper on"), null=True, blank=True)
    reason = CleanCharField(_("why it is void"), max_length=200, blank=True)
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("beneficiary"),
    )
    # Where the encrypted scan lies (`beneficiaries.files`); "" for none.
    file_name = models.CharField(max_length=64, blank=True, editable=False)
    file_kind = models.CharField(max_length=10, blank=True, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("entered by")
    )
    recorded_at = models.DateTimeField(_("entered"), db_default=PolicyNow(), editable=False)
    recorded_on = models.DateField(_("day"), db_default=PolicyToday(), editable=False)

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("sheet")
        verbose_name_plural = _("sheets")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="sheet_number_once",
                fields=["number"],
                violation_error_message=_("This sheet came back already."),
            ),
            models.CheckConstraint(
                name="sheet_entered_or_void",
                condition=Q(fate=Fate.USED, written_on__isnull=False, reason="")
                | (Q(fate=Fate.VOID, written_on__isnull=True, file_name="") & ~Q(reason="")),
                violation_error_message=_(
                    "What is entered bears the day that stands on the paper, what is void a reason."
                ),
            ),
        ]
        triggers = [
            *written_once(
                "sheet",
                _("What became of a sheet is written once."),
                "CH-8+",
                "recorded_at",
                "recorded_on",
            ),
            Lock(rows=["$Book WHERE id = NEW.book_id FOR SHARE"]),
            Rule(
                rule="sheet_of_its_book",
                clause="CH-8+",
                sentence=_("This number is not one of the book's."),
                broken="""NOT EXISTS (SELECT 1 FROM $Book b WHERE b.id = NEW.book_id
                    AND NEW.number BETWEEN b.first AND b.last)""",
            ),
            Rule(
                rule="sheet_written_in_time",
                clause="CH-8+",
                sentence=_(
                    "A sheet is entered within the days that the policy gives, and bears a day"
                    " between the printing of its book and today."
                ),
                broken=f"""NEW.fate = $Fate.USED AND (
                    NEW.written_on > public.policy_today()
                    OR NEW.written_on < (SELECT b.made_on FROM $Book b WHERE b.id = NEW.book_id)
                    OR NEW.written_on + {in_force("late_entry_days")}::int
                        < public.policy_today())""",
            ),
        ]

    def __str__(self):
        return self.written

    @property
    def written(self):
        """The number as it is printed, with its check digit."""
        return numbers.written(self.number)

    @property
    def note(self):
        """The number and the real day, for a line of a history."""
        words = {"number": isolated(self.written), "day": gregorian_text(self.written_on)}
        return gettext("Sheet %(number)s, written on %(day)s") % words

    @property
    def has_scan(self):
        """Whether the written sheet itself is kept as a file."""
        return bool(self.file_name)


def of_kind(kind: str, column: str = "sheet_id") -> str:
    """SQL for a rule of an app above: the sheet that NEW names was entered as this kind.

    `kind`: how its value is named in SQL, as `$paper.Kind.CONTACT`, or several in brackets.
    """
    kinds = kind if kind.startswith("(") else f"({kind})"
    return f"""EXISTS (SELECT 1 FROM $paper.Sheet h JOIN $paper.Book k ON k.id = h.book_id
        WHERE h.id = NEW.{column} AND h.fate = $paper.Fate.USED AND k.kind IN {kinds})"""
