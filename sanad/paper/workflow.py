"""A book is made; a sheet comes back entered, or void. Each number once."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from beneficiaries import files
from beneficiaries.models import Person
from sanad.accounts.models import User
from sanad.audit.models import IN_RUNS, LONGEST_RUN, Series
from sanad.lib.actor import signed
from sanad.lib.arabic import has_letter
from sanad.lib.files import Copy
from sanad.lib.triggers import holds
from sanad.paper import guards, perms
from sanad.paper.enums import Fate
from sanad.paper.models import WRITERS, Book, Sheet
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import NotAllowed, Refused

BOOKS = Keyed(Book, by="made_by")


@signed
@holds("book_of_some_sheets", "book_numbers_once")
def make_book(*, by: User, kind: str, size: int, key: UUID, about: str = "") -> Book:
    """Take the next `size` numbers for a book of this kind, in the branch of `by`.

    With a `key` that the account used before, returns the book made then.
    """
    if not perms.may_make(by, kind):
        raise NotAllowed(_("This step belongs to another role."), code="role")
    if by.branch_id is None:
        raise Refused(_("You belong to no branch, and a book does."), code="branch", by=WRITERS)
    if not 1 <= size <= LONGEST_RUN:
        raise Refused(
            _("A book has one sheet at least, and not too many."), code="size", field="size"
        )

    def make() -> Book:
        run = Series.next_run(IN_RUNS, size)
        return Book.objects.create(
            kind=kind,
            about=about,
            branch=by.branch,
            first=run[0],
            last=run[-1],
            made_by=by,
            key=key,
        )

    with transaction.atomic():
        book: Book = BOOKS.once(key, make, by=by)
    book.refresh_from_db()
    return book


@signed
@files.all_or_none()
@transaction.atomic
def use(
    number: int,
    *,
    by: User,
    kinds: tuple[str, ...],
    written_on: date,
    scan: Copy | None = None,
    needs_scan: bool = False,
    person: Person | None = None,
) -> Sheet:
    """Enter a sheet, within the transaction of the verb that makes a row of it; returns the sheet.

    `kinds`: those that the verb enters. `scan`: what `sanad.lib.files.make_copy` made of the paper,
    outside of any transaction; `needs_scan`: the signature on it is the only proof there is.
    Whether `by` may do what stands on the paper is the verb's own question. Raises `Refused`.
    """
    book = Book.objects.select_for_update(of=("self",)).get(pk=guards.book_of(number, by=by).pk)
    if book.kind not in kinds:
        raise Refused(
            _("This sheet is another kind of form: %(kind)s.") % {"kind": book.get_kind_display()},
            code="kind",
            field="number",
        )
    guards.not_back_yet(number)
    guards.check_day(book, written_on)
    if needs_scan and scan is None:
        raise Refused(
            _("Add a photo of the signed sheet: its signature is the proof."),
            code="scan",
            field="scan",
        )
    sheet = Sheet(
        book=book,
        number=number,
        fate=Fate.USED,
        written_on=written_on,
        person=person,
        recorded_by=by,
    )
    if scan is not None:
        sheet.file_name, sheet.file_kind = files.keep(scan), scan.kind
    sheet.save()
    sheet.refresh_from_db()
    return sheet


@signed
@transaction.atomic
def void(number: int, *, by: User, reason: str, until: int | None = None) -> list[Sheet]:
    """A sheet was spoiled or lost, or all from `number` to `until`: their numbers are never used,
    and the reason stands. Returns the sheets; raises `Refused` where one of them came back."""
    if not perms.may_void(by):
        raise NotAllowed(_("This step belongs to another role."), code="role")
    book = Book.objects.select_for_update(of=("self",)).get(pk=guards.book_of(number, by=by).pk)
    last = until or number
    guards.check_end(book, number, last)
    guards.not_back_yet(number, last)
    if not has_letter(reason):
        raise Refused(_("Write why the sheet is void."), code="reason", field="reason")
    return Sheet.objects.bulk_create(
        Sheet(book=book, number=each, fate=Fate.VOID, reason=reason, recorded_by=by)
        for each in range(number, last + 1)
    )
