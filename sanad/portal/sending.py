"""Pages of a paper on their way from a phone: in pieces that may break off, judged when whole.

A phone on a poor network sends a picture piece by piece and asks, after a cut, how much is here.
Pieces, and the copy that is made of them, are encrypted like every kept copy and lie below
`staged/`, under a random name. Rows belong to a person, not to a session: who has to sign in again,
or goes on from another phone, finds what had arrived. They are gone after a day.
"""

import datetime
import hashlib
import secrets
import uuid

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max

from beneficiaries import files
from beneficiaries.enums import MOST_PAGES
from beneficiaries.models import Person
from sanad.lib.actor import signed
from sanad.lib.files import IMAGES, Copy, too_large, turned
from sanad.lib.texts import text, text_lazy
from sanad.lib.triggers import holds
from sanad.portal.enums import (
    HOURS_WAITING,
    MOST_BYTES,
    MOST_BYTES_WAITING,
    MOST_PAGES_WAITING,
)
from sanad.portal.models import SentPage
from sanad.workflow.refusal import Refused

FOLDER = "staged"
LIVES = datetime.timedelta(hours=HOURS_WAITING)
# One piece: small enough that little is lost with a connection, and that it stays in memory.
MOST_PIECE_BYTES = 1024 * 1024
# What went wrong on our side: the same file is judged again.
OURS = frozenset({"file_busy", "not_stored", "wrong_key"})


class Gone(Exception):
    """The page is not on its way any more: taken back, noted, or left for a day; or what lay here
    of `page` cannot be read."""

    def __init__(self, page=None):
        self.page = page
        super().__init__("gone")


class WrongPlace(Exception):
    """The piece does not begin where what is here ends."""

    def __init__(self, received):
        self.received = received
        super().__init__(f"{received} bytes are here")


@signed
def begin(support_request, type, *, person, by, key, size, name="", digest="", instead_of=""):
    """A page is announced: its `SentPage`, to which the pieces go.

    The same `key`, or the same unfinished file by its `digest`, gives the page begun before.
    `instead_of`: the token of the page whose place it takes. Raises ValidationError for a size that
    is not taken and Refused where too much is on its way.
    """
    if size < 1:
        raise ValidationError(text_lazy("file.empty"), code="file_empty")
    if size > MOST_BYTES:
        raise too_large()
    with transaction.atomic():
        # Of two that begin at once the second counts the first.
        Person.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
        there = SentPage.objects.of(person, support_request, type)
        for left in there.left():
            _drop(left)
        begun = there.filter(announced_as=key).first()
        if begun is None and digest:
            begun = there.arriving().filter(digest=digest, size=size).first()
        if begun is not None:
            return begun
        old = there.filter(token=instead_of).first() if instead_of else None
        place = (there.aggregate(last=Max("place"))["last"] or 0) + 1
        if old is not None and not old.is_here:
            place, old = old.place, _drop(old)
        _require_room(person, there, size, is_more=old is None)
        return SentPage.objects.create(
            token=secrets.token_hex(20),
            announced_as=key,
            person=person,
            support_request=support_request,
            type=type,
            by=by,
            place=place,
            instead_of=old.token if old else "",
            name=name[-120:],
            size=size,
            digest=digest,
        )


@holds("sentpage_within_what_may_wait")
def _require_room(person, there, size, *, is_more):
    """Not more pages than a paper has, and not more of one person than may wait."""
    if is_more and there.filter(instead_of="").count() >= MOST_PAGES:
        raise Refused(
            text("portal.pages.too_many", most=MOST_PAGES),
            code="too_many_pages",
            clause="PR-2+",
            field="upload",
        )
    sizes = list(SentPage.objects.filter(person=person).values_list("size", flat=True))
    if len(sizes) >= MOST_PAGES_WAITING or sum(sizes) + size > MOST_BYTES_WAITING:
        raise Refused(
            text("portal.pages.too_much"), code="too_much", clause="PR-2+", field="upload"
        )


@signed
def receive(page, *, offset, content):
    """Take the piece that begins at `offset`; the page afterwards, judged if that was the last.

    A page that was judged is returned as it is: its last piece came twice. Raises WrongPlace where
    the piece does not go on where it broke off, Gone, and ValidationError where the page cannot be
    stored or judged at this moment (nothing is lost; the same piece, or an empty one at the end, is
    sent again).
    """
    with transaction.atomic():
        page = _locked(page)
        if not page.is_arriving:
            return page
        is_end = not content and offset == page.size
        if not is_end:
            ends = offset + len(content)
            if offset != page.received or not content or ends > page.size:
                raise WrongPlace(page.received)
            files.store(_piece(page, offset), content)
            page.received = ends
            page.save(update_fields=["received"])
        elif page.received != page.size:
            raise WrongPlace(page.received)
    return _judge(page) if page.received == page.size else page


def _judge(page):
    """Make of the pieces what is kept, outside of any transaction: it takes up to some seconds."""
    content = _put_together(page)
    copy, refused = None, ""
    try:
        if page.digest and hashlib.sha256(content).hexdigest() != page.digest:
            raise ValidationError(text_lazy("file.photo_damaged"), code="file_damaged")
        copy = files.make_copy(_named(content, page.name), page.type)
        files.store(_whole(page), copy.content)
    except ValidationError as error:
        if error.code in OURS:
            raise
        refused = error.messages[0][:300]
    with transaction.atomic():
        page = _locked(page)
        if not page.is_arriving:  # another tab sent the last piece as well
            return page
        page.kind, page.refused = (copy.kind, "") if copy else ("", refused)
        _take_the_place(page)
        page.save(update_fields=["kind", "refused", "place", "instead_of"])
        transaction.on_commit(lambda: _delete_pieces(page), robust=True)
    return page


def _take_the_place(page):
    """A page taken again stands where the one before it stood, once it can be read."""
    if page.is_here and page.instead_of:
        old = SentPage.objects.filter(token=page.instead_of, person=page.person_id).first()
        if old is not None:
            page.place = old.place
            _drop(old)
        page.instead_of = ""


@signed
def add(copy, support_request, type, *, person, by):
    """A page that came whole, by the ordinary form, waits with the others; it is judged already."""
    with transaction.atomic():
        page = begin(
            support_request,
            type,
            person=person,
            by=by,
            key=uuid.uuid4(),
            size=min(len(copy.content), MOST_BYTES),
            name=copy.name,
        )
        files.store(_whole(page), copy.content)
        page.received, page.kind = page.size, copy.kind
        page.save(update_fields=["received", "kind"])
    return page


def pages_of(person, support_request, type):
    """The pages of a paper that are here or on their way, in their order, as a list."""
    return list(SentPage.objects.of(person, support_request, type).lasting())


def picture(page):
    """The copy that was made of a page (`sanad.lib.files.Copy`); raises Gone where it is not."""
    if not page.is_here:
        raise Gone
    try:
        return Copy(files.decrypted(_whole(page)), page.kind, page.name)
    except files.CopyLost:
        raise Gone(page) from None


@signed
def turn(page, *, seen):
    """A quarter to the right; pressed twice on the same sight (`seen` quarters), once."""
    with transaction.atomic():
        page = _locked(page)
        if page.kind not in IMAGES or page.turned != seen:
            return page
        files.store(_whole(page), turned(picture(page)).content)
        page.turned += 1
        page.save(update_fields=["turned"])
    return page


@signed
def take_back(page):
    """The person wants it no more, whole or not."""
    with transaction.atomic():
        _drop(page)


def forget(gone):
    """What cannot be read is not shown any more; outside of the transaction that met it."""
    if gone.page is not None:
        take_back(gone.page)


@signed
def sweep():
    """Delete what nobody came back for; the number of files. For the worker."""
    SentPage.objects.left().delete()
    left = [name for name in files.names(FOLDER) if files.is_older(f"{FOLDER}/{name}", LIVES)]
    for name in left:
        files.storage().delete(f"{FOLDER}/{name}")
    return len(left)


# --------------------------------------------------------------------------------------------


def _locked(page):
    """The row as it stands now, for this transaction alone; Gone where there is none."""
    rows = SentPage.objects.lasting().select_for_update(of=("self",)).select_related("type")
    page = rows.filter(pk=page.pk).first()
    if page is None:
        raise Gone
    return page


def _drop(page):
    """Delete the row, and once that is certain its files."""
    transaction.on_commit(lambda: _delete_pieces(page), robust=True)
    transaction.on_commit(lambda: files.storage().delete(_whole(page)), robust=True)
    SentPage.objects.filter(pk=page.pk).delete()


def _whole(page):
    return f"{FOLDER}/{page.token}"


def _piece(page, offset):
    return f"{FOLDER}/{page.token}.{offset}"


def _pieces(page):
    """`(name, content)` of what has arrived, in order."""
    offset = 0
    while offset < page.received:
        name = _piece(page, offset)
        content = files.decrypted(name)
        yield name, content
        offset += len(content)


def _put_together(page):
    try:
        return b"".join(content for _name, content in _pieces(page))
    except files.CopyLost:
        raise Gone(page) from None


def _delete_pieces(page):
    """Each piece tells where the next one begins; what cannot be read is left for `sweep`."""
    try:
        for name, _content in list(_pieces(page)):
            files.storage().delete(name)
    except files.CopyLost:
        return


def _named(content, name):
    """The whole file, as a form would bring it."""
    return ContentFile(content, name=name)
