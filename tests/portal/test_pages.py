"""Pages of a paper in pieces: the protocol at its edges, whose they are, what becomes of them."""

import datetime
import hashlib
import io
import os
import random
import time
import uuid

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from PIL import Image

from beneficiaries import files
from beneficiaries.models import Document, DocumentType
from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from sanad.portal import enums, sending, tasks
from sanad.portal.models import SentPage
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory
from tests.in_own_name import unsigned
from tests.lib import hostile
from tests.portal import journey
from tests.portal.journey import again, taken
from tests.portal.test_people import with_pin

pytestmark = pytest.mark.django_db

PAPER = "rent-contract"
UNTIL = {
    "expires_on_day": "14",
    "expires_on_month": "5",
    "expires_on_year": "2040",
    "expires_on_calendar": "gregorian",
}


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path, calendar):
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


@pytest.fixture
def mother():
    return PersonFactory(with_account=True, gender="f")


@pytest.fixture
def case(mother):
    return cases.draft(person=mother, by=mother.account, channel="portal")


@pytest.fixture
def phone(client, mother, case):
    client.force_login(mother.account)
    return client


def list_of(case, code=PAPER):
    return reverse("portal:pages", args=[case.pk, code])


def announce(client, case, content, *, code=PAPER, **more):
    """What the script says of a file before it sends it; the answer."""
    said = {
        "key": str(uuid.uuid4()),
        "size": len(content),
        "name": "IMG.jpg",
        "digest": hashlib.sha256(content).hexdigest(),
    } | more
    return client.post(list_of(case, code), said)


def put(client, address, offset, content):
    return client.generic(
        "PUT",
        address,
        content,
        content_type="application/octet-stream",
        headers={"Upload-Offset": str(offset)},
    )


def send(client, case, content, *, pieces=3, **more):
    """A whole file in so many pieces; the last answer."""
    answer = announce(client, case, content, **more)
    if answer.status_code != 201:
        return answer
    address, step = answer.json()["address"], max(1, -(-len(content) // pieces))
    for offset in range(0, len(content), step):
        answer = put(client, address, offset, content[offset : offset + step])
    return answer


def picture(color="teal", size=(600, 400)):
    return hostile.picture(size=size, color=color)


# In pieces ---------------------------------------------------------------------------------------


def test_a_file_in_pieces_is_judged_when_it_is_whole(phone, case):
    content = picture()
    begun = announce(phone, case, content)
    assert begun.status_code == 201 and begun["Cache-Control"] == "no-store, private"
    state = begun.json()
    assert (state["offset"], state["isHere"], state["refused"]) == (0, False, "")
    half = len(content) // 2
    assert put(phone, state["address"], 0, content[:half]).json()["offset"] == half
    assert phone.get(state["address"]).json()["offset"] == half
    assert phone.head(state["address"]).status_code == phone.head(list_of(case)).status_code == 200
    assert not SentPage.objects.get().is_here
    last = put(phone, state["address"], half, content[half:])
    assert last.status_code == 200 and last.json()["isHere"]
    page = SentPage.objects.get()
    assert page.kind == "jpeg" and sending.picture(page).content.startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize("offset", [0, 99, 101, 10**6, "", "-1", "x", "١", "9" * 4000])
def test_a_piece_goes_on_where_the_last_one_ended(phone, case, offset):
    content = picture()
    address = announce(phone, case, content).json()["address"]
    put(phone, address, 0, content[:100])
    answer = put(phone, address, offset, content[100:200])
    assert answer.status_code == 409 and answer.json()["offset"] == 100
    assert put(phone, address, 100, content[100:]).json()["isHere"]


@pytest.mark.parametrize("more", [0, 1])
def test_not_more_comes_than_was_announced(phone, case, more):
    content = picture()
    address = announce(phone, case, content).json()["address"]
    answer = put(phone, address, 0, content + b"x" * more)
    assert answer.status_code == (409 if more else 200)
    assert SentPage.objects.get().received == (0 if more else len(content))


def test_a_piece_without_anything_in_it_is_none(phone, case):
    content = picture()
    address = announce(phone, case, content).json()["address"]
    assert put(phone, address, 0, b"").status_code == 409
    assert put(phone, address, len(content), b"").status_code == 409


def test_a_piece_has_its_size_and_no_more(phone, case):
    content = bytes(sending.MOST_PIECE_BYTES + 2)
    address = announce(phone, case, content).json()["address"]
    assert put(phone, address, 0, content[:-1]).status_code == 422
    assert put(phone, address, 0, content[:-2]).status_code == 200


@pytest.mark.parametrize(
    ("size", "status"), [(0, 422), (enums.MOST_BYTES, 201), (enums.MOST_BYTES + 1, 422)]
)
def test_a_file_has_its_size_and_no_more(phone, case, size, status):
    answer = announce(phone, case, b"", size=size)
    assert answer.status_code == status
    assert status == 201 or "\u0600" <= answer.json()["words"][0] <= "\u06ff"


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "x"},
        {"size": "many"},
        {"size": "9" * 5000},
        {"digest": "x"},
        {"instead_of": "../x"},
        {"name": "\x00"},
        {"size": ""},
    ],
)
def test_what_is_not_understood_is_a_sentence(phone, case, wrong):
    answer = announce(phone, case, picture(), **wrong)
    assert answer.status_code == 422 and answer.json()["words"]
    assert not SentPage.objects.exists()


def test_announced_twice_it_is_one_page(phone, case):
    content, key = picture(), str(uuid.uuid4())
    first, second = (announce(phone, case, content, key=key).json() for _try in range(2))
    assert first == second and SentPage.objects.count() == 1


def test_finished_twice_it_is_one_page(phone, case, mother):
    content = picture()
    address = announce(phone, case, content).json()["address"]
    answers = [put(phone, address, 0, content) for _try in range(2)]
    answers.append(put(phone, address, len(content), b""))
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert all(answer.json()["isHere"] for answer in answers)
    assert SentPage.objects.count() == 1


def test_the_same_file_goes_on_after_a_new_sign_in(phone, case, mother):
    content = picture()
    before = announce(phone, case, content).json()
    put(phone, before["address"], 0, content[:100])
    journey.sign_out(phone)
    assert put(phone, before["address"], 100, content[100:]).status_code == 302
    phone.force_login(mother.account)
    after = announce(phone, case, content).json()
    assert after == before | {"offset": 100}
    assert put(phone, after["address"], 100, content[100:]).json()["isHere"]


def test_another_file_is_not_mixed_with_the_first(phone, case):
    one, other = picture("teal"), picture("navy")
    begun = announce(phone, case, one).json()
    put(phone, begun["address"], 0, one[:100])
    address = announce(phone, case, other).json()["address"]
    assert address != begun["address"]
    half = len(other) // 2
    put(phone, address, 0, other[:half])
    answer = put(phone, address, half, bytes(len(other) - half))
    assert answer.json()["refused"] and not answer.json()["isHere"]


def test_what_went_wrong_here_is_tried_again_and_nothing_is_lost(phone, case, monkeypatch):
    content, store = picture(), files.store
    address = announce(phone, case, content).json()["address"]

    def full(name, content):
        raise files.ValidationError("no room", code="not_stored")

    with monkeypatch.context() as patch:
        patch.setattr(files, "store", full)
        assert put(phone, address, 0, content[:100]).status_code == 503
    put(phone, address, 0, content[:100])

    def not_the_whole(name, content):
        return store(name, content) if "." in name else full(name, content)

    with monkeypatch.context() as patch:
        patch.setattr(files, "store", not_the_whole)
        assert put(phone, address, 100, content[100:]).status_code == 503
    state = phone.get(address).json()
    assert state["offset"] == len(content) and not state["isHere"]
    assert put(phone, address, len(content), b"").json()["isHere"]


# Whose they are ----------------------------------------------------------------------------------


def other_account(client, case):
    client.force_login(PersonFactory(with_account=True).account)


def same_phone_another_person(client, case):
    """Her daughter's file is opened on the shared phone, by the daughter's digits."""
    account = case.person.account
    daughter = with_pin(PersonFactory(account=account, mobile=account.mobile), "5938")
    assert client.post(f"/who/{daughter.pk}/", {"pin": "5938"}).url == "/my/"


def a_colleague(client, case):
    client.force_login(cases.officer())


def nobody(client, case):
    client.logout()


@pytest.mark.parametrize(
    "who",
    [other_account, same_phone_another_person, a_colleague, nobody],
    ids=lambda who: who.__name__,
)
def test_a_page_is_its_persons_alone(phone, case, who):
    content = picture()
    state = announce(phone, case, content).json()
    put(phone, state["address"], 0, content[:100])
    done = send(phone, case, picture("navy")).json()["address"]
    who(phone, case)
    answers = [
        phone.get(state["address"]),
        put(phone, state["address"], 100, content[100:]),
        phone.post(state["address"], {"take_back": "1"}),
        phone.post(done, {"turn": "0"}),
        phone.get(f"{done}picture/"),
        phone.get(list_of(case)),
        announce(phone, case, content),
    ]
    assert {answer.status_code for answer in answers} <= {302, 404, 410}
    assert {page.received for page in SentPage.objects.all()} == {100, len(picture("navy"))}
    assert set(SentPage.objects.values_list("turned", flat=True)) == {0}


def test_a_page_is_of_its_request_and_its_paper(phone, case, mother):
    done = send(phone, case, picture()).json()["address"]
    assert phone.get(done.replace(f"/{case.pk}/", f"/{case.pk + 1}/")).status_code == 404
    for address in (done.replace(PAPER, "income"), done.replace("pages/", "pages/0")):
        assert phone.get(address).status_code == 410
    assert announce(phone, case, picture(), code="national-id").status_code == 422  # no copy of it
    assert announce(phone, case, picture(), code="no-such").status_code == 422


def test_of_a_request_that_went_in_nothing_more_is_asked(phone, case):
    state = send(phone, case, picture()).json()
    journey.submit_all(phone, case)
    answer = announce(phone, case, picture("navy"))
    assert answer.status_code == 201  # promised: it is still awaited
    phone.post(journey.url(case, "paper", PAPER), {"later": "1"})
    assert phone.get(state["address"]).status_code == 200
    assert announce(phone, case, picture(), code="family-register").status_code == 422


# How much ----------------------------------------------------------------------------------------


def test_a_paper_has_twelve_pages_and_no_more(phone, case):
    for number in range(12):
        assert announce(phone, case, picture(), digest="", size=500 + number).status_code == 201
    answer = announce(phone, case, picture(), digest="", size=900)
    assert answer.status_code == 422 and "12" in answer.json()["words"]
    # One of them taken again is no thirteenth.
    old = SentPage.objects.first().token
    assert announce(phone, case, picture(), digest="", instead_of=old).status_code == 201
    assert SentPage.objects.count() == 12


def test_not_more_waits_of_one_person_than_may(phone, case):
    rest = enums.MOST_BYTES_WAITING
    while rest:
        assert announce(phone, case, b"", digest="", size=enums.MOST_BYTES).status_code == 201
        rest -= enums.MOST_BYTES
    answer = announce(phone, case, b"", digest="", size=1)
    assert answer.status_code == 422 and answer.json()["words"]


def test_who_sends_without_end_is_slowed(phone, case, monkeypatch):
    monkeypatch.setattr("sanad.portal.views.pages.is_within", lambda *_what: False)
    assert announce(phone, case, picture()).status_code == 422


INSERT = """INSERT INTO portal_sentpage (token, announced_as, person_id, support_request_id,
    type_id, by_id, place, instead_of, name, size, received, digest, kind, refused, turned)
    SELECT %(token)s, %(key)s, %(person)s, %(case)s, t.id, %(by)s, 1, '', '', %(size)s,
    %(received)s, '', %(kind)s, '', 0 FROM beneficiaries_documenttype t WHERE t.code = %(code)s"""


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({}, ""),
        ({"size": 0}, "sentpage_within_its_size"),
        ({"size": enums.MOST_BYTES}, ""),
        ({"size": enums.MOST_BYTES + 1}, "sentpage_within_its_size"),
        ({"received": 11}, "sentpage_within_its_size"),
        ({"kind": "jpeg"}, "sentpage_judged_when_whole"),
        ({"kind": "jpeg", "received": 10}, ""),
        ({"code": "national-id"}, "sentpage_only_on_a_basis"),
        ({"person": "another"}, "sentpage_of_ones_own_request"),
        ({"by": "another"}, "sentpage_in_ones_own_name"),
        ({"waiting": 40}, "sentpage_within_what_may_wait"),
        ({"waiting": 39}, ""),
    ],
)
def test_held_by_the_database(case, mother, change, rule):
    another = PersonFactory(with_account=True)
    values = {
        "person": mother.pk,
        "case": case.pk,
        "by": mother.account_id,
        "code": PAPER,
        "size": 10,
        "received": 0,
        "kind": "",
    } | change
    if values["person"] == "another":
        values["person"] = another.pk
    if values["by"] == "another":
        values["by"] = another.account_id

    def insert():
        with connection.cursor() as cursor:
            own = {"token": uuid.uuid4().hex, "key": str(uuid.uuid4())}
            cursor.execute(INSERT, values | own)

    with acting(mother.account_id):
        for _page in range(values.get("waiting", 0)):
            insert()
        if not rule:
            return insert()
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            insert()
    assert constraint_of(refusal.value) == rule


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("received = 99", "sentpage_only_grows"),
        ("size = size + 1", "sentpage_only_grows"),
        ("digest = ''", "sentpage_only_grows"),
        ("token = 'x'", "sentpage_stays_what_it_is"),
        ("begun_at = now()", "sentpage_stays_what_it_is"),
        ("support_request_id = support_request_id + 1", "sentpage_stays_what_it_is"),
    ],
)
def test_what_is_here_is_not_rewritten(phone, case, mother, change, rule):
    content = picture()
    put(phone, announce(phone, case, content).json()["address"], 0, content[:100])
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), acting(mother.account_id):
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE portal_sentpage SET {change}")
    assert constraint_of(refusal.value) == rule


def test_who_has_the_sites_password_alone_writes_no_page_and_reads_no_picture(
    phone, case, files_root
):
    content = picture(size=(900, 700))
    half = announce(phone, case, content).json()["address"]
    put(phone, half, 0, content[:1000])
    send(phone, case, picture("navy"))
    with unsigned(), pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM portal_sentpage")
    assert constraint_of(refusal.value) == "sentpage_by_the_portal"
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM portal_sentpage")
        assert not any(isinstance(value, memoryview) for row in cursor.fetchall() for value in row)
    lying = [path for path in (files_root / "staged").iterdir() if path.is_file()]
    assert lying
    for path in lying:
        assert path.stat().st_mode & 0o077 == 0
        assert b"JFIF" not in path.read_bytes() and content[:64] not in path.read_bytes()


# A day, and gone ---------------------------------------------------------------------------------


def _age(folder):
    then = time.time() - sending.LIVES.total_seconds() - 1
    for path in folder.iterdir():
        os.utime(path, (then, then))


def test_what_nobody_came_back_for_is_wiped(phone, case, calendar, files_root):
    content = picture()
    state = announce(phone, case, content).json()
    put(phone, state["address"], 0, content[:100])
    send(phone, case, picture("navy"))
    tasks.due()
    assert SentPage.objects.count() == 2
    calendar.move_to(cases.clock.now() + sending.LIVES + datetime.timedelta(minutes=1))
    for answer in (
        put(phone, state["address"], 100, content[100:]),
        phone.get(state["address"]),
        phone.post(state["address"], {"turn": "0"}),
    ):
        assert answer.status_code == 410 and answer.json()["words"]
    assert "data-page" not in phone.get(list_of(case)).content.decode()
    _age(files_root / "staged")
    assert tasks.due()
    assert not SentPage.objects.exists() and files.names("staged") == []


def test_sent_again_after_a_day_it_begins_anew(phone, case, calendar):
    content, key = picture(), str(uuid.uuid4())
    put(phone, announce(phone, case, content, key=key).json()["address"], 0, content[:100])
    calendar.move_to(cases.clock.now() + sending.LIVES + datetime.timedelta(minutes=1))
    assert announce(phone, case, content, key=key).json()["offset"] == 0
    assert SentPage.objects.count() == 1


def test_a_page_whose_pieces_are_lost_is_taken_again(phone, case, files_root):
    content = picture()
    address = announce(phone, case, content).json()["address"]
    put(phone, address, 0, content[:100])
    for path in (files_root / "staged").iterdir():
        path.unlink()
    assert put(phone, address, 100, content[100:]).status_code == 410


# Looked at, turned, taken again, taken back -------------------------------------------------------


def sizes():
    return [
        Image.open(io.BytesIO(sending.picture(page).content)).size
        for page in SentPage.objects.order_by("place")
    ]


def test_a_page_is_looked_at_and_turned(phone, case):
    address = send(phone, case, picture(size=(600, 400))).json()["address"]
    shown = phone.get(f"{address}picture/")
    assert shown["Content-Type"] == "image/jpeg" and "no-store" in shown["Cache-Control"]
    assert "sandbox" in shown["Content-Security-Policy"]
    for _pressed_twice in range(2):
        phone.post(address, {"turn": "0"})
    assert sizes() == [(400, 600)]
    for seen in (1, 2, 3):
        phone.post(address, {"turn": str(seen)})
    assert sizes() == [(600, 400)]
    for nonsense in ("", "x", "-1", "9" * 50):
        assert phone.post(address, {"turn": nonsense}).status_code == 302
    assert sizes() == [(600, 400)]


def test_a_page_taken_again_keeps_its_place_and_the_old_one_until_then(phone, case):
    for shade in (1, 2, 3):
        send(phone, case, picture(size=(400 + shade, 400)))
    second = SentPage.objects.get(place=2)
    content = picture(size=(700, 700))
    state = announce(phone, case, content, instead_of=second.token).json()
    put(phone, state["address"], 0, content[:100])
    assert SentPage.objects.filter(pk=second.pk).exists()
    put(phone, state["address"], 100, content[100:])
    assert sizes() == [(401, 400), (700, 700), (403, 400)]
    assert not SentPage.objects.filter(pk=second.pk).exists()


def test_one_page_is_taken_back(phone, case):
    for shade in (1, 2, 3):
        send(phone, case, picture(size=(400 + shade, 400)))
    middle = reverse("portal:sent_page", args=[case.pk, PAPER, SentPage.objects.get(place=2).token])
    fragment = phone.post(middle, {"take_back": "1"}, headers={"HX-Request": "true"})
    assert fragment.content.decode().count("data-page=") == 2
    assert sizes() == [(401, 400), (403, 400)]
    assert phone.post(middle, {"take_back": "1"}).status_code == 410


def test_back_to_nowhere_but_the_portal(phone, case):
    address = send(phone, case, picture()).json()["address"]
    to = phone.post(address, {"turn": "0", "next": "https://elsewhere.example/"}).url
    assert to == journey.url(case, "paper", PAPER)


# Noted ------------------------------------------------------------------------------------------


def post(client, case, **more):
    return client.post(
        journey.url(case, "paper", PAPER), {"key": str(uuid.uuid4()), **UNTIL, **more}
    )


def noted(document):
    return [Image.open(io.BytesIO(copy.content)).size for copy in files.copies_of(document)]


def test_all_pages_are_one_paper_in_their_order(phone, case):
    for shade in (1, 2, 3):
        send(phone, case, picture(size=(400 + shade, 400)))
    assert "هذه كل الصفحات" in phone.get(journey.url(case, "paper", PAPER)).content.decode()
    key = str(uuid.uuid4())
    first, again = (post(phone, case, key=key) for _pressed_twice in range(2))
    assert first.status_code == again.status_code == 302
    document = Document.objects.get()
    assert noted(document) == [(401, 400), (402, 400), (403, 400)]
    assert not SentPage.objects.exists()


def test_a_second_page_never_replaces_the_first_silently(phone, case):
    """She went on after one page, and comes back with the other."""
    send(phone, case, picture(size=(401, 400)))
    post(phone, case)
    send(phone, case, picture(size=(402, 400)))
    page = again(post(phone, case))
    assert "joins" in page.context["form"].errors
    assert taken(post(phone, case, joins="added"))
    assert noted(Document.objects.first()) == [(401, 400), (402, 400)]
    send(phone, case, picture(size=(403, 400)))
    assert taken(post(phone, case, joins="instead"))
    assert noted(Document.objects.first()) == [(403, 400)]


def test_what_is_not_whole_or_not_taken_is_not_left_out_silently(phone, case):
    send(phone, case, picture())
    announce(phone, case, picture("navy"))
    (wrong,) = again(post(phone, case)).context["form"].errors["upload"]
    assert "2" in wrong and not Document.objects.exists()
    SentPage.objects.filter(kind="").delete()
    assert send(phone, case, b"\xff\xd8\xff" + bytes(999)).json()["refused"]
    page = again(post(phone, case))
    assert page.context["form"].errors["upload"] and "is-wrong" in page.content.decode()
    assert not Document.objects.exists()


def test_a_page_that_is_lost_is_a_sentence_and_the_others_stay(phone, case, files_root):
    for color in ("teal", "navy"):
        send(phone, case, picture(color))
    (files_root / "staged" / SentPage.objects.last().token).unlink()
    page = again(post(phone, case))
    assert page.context["form"].errors["upload"]
    assert SentPage.objects.count() == 1 and not Document.objects.exists()


def test_afterwards_a_promised_paper_comes_with_all_its_pages(phone, mother):
    promised = ("national-id", "family-register", PAPER, "income")
    case = cases.submitted(person=mother, papers=False, promised=promised)
    for shade in (1, 2):
        send(phone, case, picture(size=(400 + shade, 400)))
    address = f"/my/{case.pk}/paper/{PAPER}/"
    assert phone.post(address, {"key": str(uuid.uuid4()), **UNTIL}).url == f"/my/{case.pk}/"
    assert noted(Document.objects.get()) == [(401, 400), (402, 400)]
    assert announce(phone, case, picture()).status_code == 422  # it is with us


def test_what_is_on_its_way_keeps_nobody_else_waiting(phone, case):
    kind = DocumentType.objects.get(code=PAPER)
    assert SentPage.objects.of(case.person, case, kind).count() == 0


# Hostile files -----------------------------------------------------------------------------------


def _spoiled():
    """Pictures and documents with bytes knocked over, cut off, or doubled, the same each time."""
    chance = random.Random(20261127)
    sound = {"jpg": picture(), "png": hostile.picture("PNG"), "pdf": hostile.plain_pdf()}
    for suffix, content in sound.items():
        for number in range(4):
            broken = bytearray(content)
            for _byte in range(1 + 40 * number):
                broken[chance.randrange(12, len(broken))] = chance.randrange(256)
            yield f"{suffix} spoiled {number}", f"a.{suffix}", bytes(broken)
        yield f"{suffix} cut", f"a.{suffix}", content[: chance.randrange(30, len(content) - 30)]
        yield f"{suffix} twice", f"a.{suffix}", content * 2


def test_every_hostile_file_by_this_door(phone, case):
    """Refused with a sentence, or made anew: never an error, and never kept as it came."""
    tried = {name: (called, content) for name, (called, content, _code) in hostile.FILES.items()}
    tried |= {name: ("a.pdf", hostile.active_pdf(name)) for name in hostile.ACTIVE}
    tried |= {name: (called, content) for name, called, content in _spoiled()}
    assert len(tried) > 60
    for name, (called, content) in tried.items():
        answer = send(phone, case, content, name=called, pieces=2)
        assert answer.status_code == (200 if content else 422), name
        for page in SentPage.objects.all():
            assert bool(page.kind) != bool(page.refused), name
            if page.is_here:
                kept = sending.picture(page).content
                assert kept != content and hostile.EVIL not in kept, name
        if name in hostile.FILES:
            assert SentPage.objects.filter(kind="").exists() == bool(
                hostile.FILES[name][2] and content
            ), name
        SentPage.objects.all().delete()
