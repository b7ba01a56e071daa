"""Who looked, and which numbers were given out."""

from collections.abc import Iterable
from textwrap import wrap
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from sanad.accounts.models import Branch
from sanad.accounts.rules import BY_THE_OWNER
from sanad.audit.enums import Purpose
from sanad.audit.numbers import given_by_the_database
from sanad.lib.actor import signed
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.fields import CleanCharField
from sanad.lib.grants import INSERT_ONLY, READ
from sanad.lib.triggers import Rule, Unchanging, written_once


class LookQuerySet(models.QuerySet):
    """What somebody looked at, tried or did."""

    def for_list(self) -> Self:
        """With role and branch of whoever looked."""
        return self.select_related("by__branch").prefetch_related("by__groups")


class OpeningQuerySet(LookQuerySet):
    def for_person(self, person_id: int) -> Self:
        """Who opened one person's file, newest first, ready to be shown."""
        return self.filter(person_id=person_id).for_list()

    def of_today(self, by: Any) -> Self:
        """What this colleague opened on the policy's today."""
        return self.filter(by=by, at__date=PolicyToday())

    def of_files_today(self, by: Any) -> Self:
        """The files that this colleague opened; a letter or a contact that is read opens none."""
        return self.of_today(by).exclude(purpose=Purpose.READING)

    @signed
    def once_a_day(self, person_id: int, *, by: Any, purpose: str, page: str) -> None:
        """`by` was shown the person's file on the page of this path; once a day is enough."""
        noted = self.of_today(by) if purpose == Purpose.READING else self.of_files_today(by)
        if not noted.filter(person_id=person_id).exists():
            self.create(by=by, person_id=person_id, purpose=purpose, page=page)

    @signed
    def of_several(self, people: Iterable[int], *, by: Any, purpose: str, page: str) -> None:
        """`by` was shown these people on the page of this path; once a day for each page."""
        people = set(people)
        noted = self.of_today(by).filter(person_id__in=people, page=page)
        new = people - set(noted.values_list("person_id", flat=True))
        asked = {"by": by, "purpose": purpose, "page": page}
        self.bulk_create(self.model(person_id=key, **asked) for key in sorted(new))


class Opening(models.Model):
    """Somebody opened a person's file. The person sees role, branch and purpose, not the name."""

    site_may = INSERT_ONLY

    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("by"))
    # The registry is a layer above: a plain key, checked where it is written.
    person_id = models.BigIntegerField(_("person"), db_index=True)
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose)
    page = CleanCharField(_("page"), max_length=120, blank=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening of a file")
        verbose_name_plural = _("openings of files")
        ordering = ["-id"]
        triggers = [
            *written_once("opening", _("Who opened a file stays on the record."), "PM-1+"),
            Rule(
                rule="opening_copy_by_whose_it_is",
                clause="PM-1+",
                database_only=True,
                sentence=_(
                    "A copy of everything is taken by whose file it is, and by nobody else."
                ),
                operation=pgtrigger.Insert,
                broken="""NEW.purpose = $Purpose.COPY AND NOT EXISTS (
                    SELECT 1 FROM $beneficiaries.Person p
                    WHERE p.id = NEW.person_id AND p.account_id = NEW.by_id)""",
            ),
        ]


class ListLookQuerySet(LookQuerySet):
    def around(self, branch: Any, across: Iterable[str]) -> Self:
        """By colleagues of the branch, and of roles whose lists go across branches."""
        here = models.Q(branch=branch) | models.Q(by__groups__name__in=across)
        return self.filter(here).distinct().for_list()


class ListLook(models.Model):
    """A colleague read a list of work, on which people stand by name: which page, on which day, and
    of which branch they were. One row a day for each page: whose name stood there that day is known
    from the work itself."""

    site_may = INSERT_ONLY

    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    day = models.DateField(_("day"), db_default=PolicyToday(), editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("by"))
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, verbose_name=_("branch"))
    # The name of its address.
    page = models.CharField(_("page"), max_length=60)

    objects = ListLookQuerySet.as_manager()

    class Meta:
        verbose_name = _("look at a list of work")
        verbose_name_plural = _("looks at lists of work")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(name="listlook_once_a_day", fields=["by", "page", "day"])
        ]
        triggers = written_once(
            "listlook", _("Who read which list stays on the record."), "PM-1+", day="day"
        )


class SearchedBy(models.TextChoices):
    """What somebody looked for people by; the words themselves are not kept."""

    NAME = "name", _("A name")
    NUMBER = "number", _("An identity number or mobile")
    PASSPORT = "passport", _("A passport")
    ADDRESS = "address", _("The address of a file")


class PeopleSearch(models.Model):
    """Somebody looked for people: who, when, by what, on which page, and how many were shown."""

    site_may = INSERT_ONLY

    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("by"))
    searched_by = models.CharField(_("looked for by"), max_length=10, choices=SearchedBy)
    page = CleanCharField(_("page"), max_length=120)
    hits = models.PositiveIntegerField(_("shown"))

    objects = LookQuerySet.as_manager()

    class Meta:
        verbose_name = _("search for people")
        verbose_name_plural = _("searches for people")
        ordering = ["-id"]
        triggers = written_once(
            "peoplesearch", _("Who looked for people stays on the record."), "PM-1+"
        )


class Door(models.TextChoices):
    """How somebody signs in."""

    PASSWORD = "password", _("User name and password")
    CODE = "code", _("Code to the phone")
    SECOND = "second", _("Second step")
    KEY = "key", _("Key alone")
    SHORT = "short", _("Short code at a shared computer")


class SignIn(models.Model):
    """Somebody came in, or did not: which account, by which door, from where.

    A name or number that belongs to no account is not kept: people write their password there.
    """

    site_may = INSERT_ONLY

    names_others = {"by": "whoever comes, or does not; nobody is signed in yet"}

    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("account")
    )
    door = models.CharField(_("how"), max_length=8, choices=Door)
    is_let_in = models.BooleanField(_("let in"))
    address = models.GenericIPAddressField(_("from the address"), null=True, blank=True)

    objects = LookQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        ordering = ["-id"]
        triggers = written_once("signin", _("Who signed in stays on the record."), "PM-1+")


class RefusedBy(models.TextChoices):
    """What said no."""

    STEP = "step", _("A step of the work")
    PAGE = "page", _("A page of another role")
    RULE = "rule", _("A rule of the database")


class RefusedTryQuerySet(LookQuerySet):
    def for_person(self, person_id: int) -> Self:
        """What was refused to a colleague on one person's file because it was not theirs to do, or
        by a rule of the database. A step that was only too early is no matter of the person's."""
        not_theirs = models.Q(refused_by=RefusedBy.STEP) & ~models.Q(code="role")
        rows = self.filter(person_id=person_id, by__is_staff=True).exclude(not_theirs)
        return rows.for_list()


class RefusedTry(models.Model):
    """Somebody tried what was refused: who, when, where, at which step, by what and in which words;
    never with what they wrote."""

    site_may = INSERT_ONLY

    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("by"))
    # Whose file it was about, where that is known.
    person_id = models.BigIntegerField(_("person"), null=True, blank=True, db_index=True)
    refused_by = models.CharField(_("refused by"), max_length=4, choices=RefusedBy)
    step = models.CharField(_("step"), max_length=120, blank=True)
    # The refusal's own name, or that of the rule.
    code = models.CharField(_("code"), max_length=63, blank=True)
    # What a step said, as it was read; a rule's sentence is looked up by its name.
    sentence = models.CharField(
        _("what it said"), max_length=300, blank=True, default="", db_default=""
    )
    clause = models.CharField(_("clause"), max_length=12, blank=True)
    page = CleanCharField(_("page"), max_length=120)

    objects = RefusedTryQuerySet.as_manager()

    class Meta:
        verbose_name = _("refused try")
        verbose_name_plural = _("refused tries")
        ordering = ["-id"]
        triggers = written_once(
            "refusedtry", _("What was refused to whom stays on the record."), "PM-1+"
        )


# The one series whose numbers are given out in runs, and how long a run may be: so many sheets a
# book of paper has at most, more than a desk fills until the network is back.
IN_RUNS, LONGEST_RUN = "paper-sheet", 100


class MovedByItsRows(Rule):
    """Some series go on only with a new row that bears the number, from inside its trigger."""

    database_only = True
    judges_others = False

    def sql(self, model: type[models.Model]) -> str:
        return f"""{given_by_the_database()} AND pg_trigger_depth() < 2 AND NOT {BY_THE_OWNER}"""


class Series(models.Model):
    """A row per series of numbers; the row's lock hands them out one by one."""

    name = models.CharField(max_length=40, unique=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        triggers = [
            Unchanging(
                rule="series_keeps_its_name",
                columns=["name"],
                clause="PM-1+",
                sentence=_("A series of numbers keeps its name."),
            ),
            Rule(
                rule="series_counts_one_by_one",
                clause="PM-1+",
                database_only=True,
                sentence=_("Numbers are given out one by one, from one on."),
                broken=f"""NOT {BY_THE_OWNER}
                    AND NEW.last - CASE TG_OP WHEN 'INSERT' THEN 0 ELSE OLD.last END
                    NOT BETWEEN CASE TG_OP WHEN 'INSERT' THEN 0 ELSE 1 END
                    AND CASE NEW.name WHEN '{IN_RUNS}' THEN {LONGEST_RUN} ELSE 1 END""",
            ),
            MovedByItsRows(
                rule="series_moved_by_its_rows",
                clause="PM-1+",
                sentence=_("These numbers are given by the database, with the row that bears one."),
            ),
        ]

    @classmethod
    def next(cls, name: str) -> int:
        """The next number of the series `name`, inside the caller's transaction."""
        return cls.next_run(name, 1)[0]

    @classmethod
    @signed
    def next_run(cls, name: str, size: int) -> range:
        """The next `size` numbers of the series at once; nobody else is given one of them."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {cls._meta.db_table} AS series (name, last) VALUES (%s, %s)"
                " ON CONFLICT (name) DO UPDATE SET last = series.last + excluded.last"
                " RETURNING last",
                [name, size],
            )
            last = cursor.fetchone()[0]
        return range(last - size + 1, last + 1)


# The daily chain -------------------------------------------------------------------------------


class ChainLink(models.Model):
    """One day's digest over all that was written as evidence, and over the link before it.

    The first stands for everything until its day. Made by `chain_next()` (`chain.py`) alone.
    `checked_at`: when `verify_history` found the day's rows as they were.
    """

    site_may = READ

    day = models.DateField(_("day"), unique=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(_("digest"), max_length=64)
    made_at = models.DateTimeField(_("made"), db_default=PolicyNow(), editable=False)
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("link of the chain")
        verbose_name_plural = _("links of the chain")
        ordering = ["day"]

    @property
    def spelled(self) -> str:
        """The digest in groups of eight, to be compared by eye."""
        return " ".join(wrap(self.digest, 8))


class ChainTable(models.Model):
    """What a link says of one table: of which columns, how many rows, the digest of theirs."""

    site_may = READ

    day = models.DateField()
    name = models.CharField(max_length=63)
    columns = ArrayField(models.CharField(max_length=63))
    rows = models.BigIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["day", "name"]
        constraints = [models.UniqueConstraint(name="chaintable_once", fields=["day", "name"])]


class RowDigest(models.Model):
    """The digest of one row as it was on the day it was written. Without its `salt`, which goes
    with a row that is lawfully erased, it says nothing of what stood there."""

    site_may = READ

    name = models.CharField(max_length=63)
    key = models.CharField(max_length=40)
    day = models.DateField()
    salt = models.BinaryField(null=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(name="rowdigest_once", fields=["name", "key"])]
        indexes = [models.Index(name="rowdigest_day", fields=["name", "day"])]


class Erasure(models.Model):
    """A row of evidence was lawfully erased: which one, why, when. Its digest stays."""

    site_may = READ

    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    name = models.CharField(_("table"), max_length=63)
    key = models.CharField(_("row"), max_length=40)
    reason = CleanCharField(_("reason"), max_length=200)

    class Meta:
        verbose_name = _("lawful erasure")
        verbose_name_plural = _("lawful erasures")
        ordering = ["-id"]
        triggers = written_once("erasure", _("What was erased, and why, stays."), "PM-1+")
