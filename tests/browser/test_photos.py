"""Photos of a paper from a cheap phone on a poor network: cut off, gone on with, turned, and more
than one to a paper; and the same where no script runs."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from beneficiaries import files
from beneficiaries.models import Document
from sanad.lib.texts import text
from sanad.portal.models import SentPage
from tests.browser.hands import click, said, write_day
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey

pytestmark = pytest.mark.django_db(transaction=True)

# 400 kbit/s and 400 ms there and back, as the network of a village at noon.
SLOW = {
    "offline": False,
    "latency": 400,
    "uploadThroughput": 400_000 / 8,
    "downloadThroughput": 400_000 / 8,
}
WHILE_IT_SENDS = 40_000
TO_THE_RIGHT = 6  # how a phone says that it was held upright


def photo(size=(4000, 3000), *, orientation=TO_THE_RIGHT):
    """Twelve million points, and few bytes; its left half is dark."""
    picture = Image.effect_noise((160, 120), 70).resize(size, Image.Resampling.BICUBIC)
    picture = picture.convert("RGB")
    picture.paste("black", (0, 0, size[0] // 2, size[1]))
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0112] = orientation
    picture.save(out, "JPEG", quality=92, exif=exif)
    return {"name": "IMG_2034.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


@pytest.fixture
def person(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return PersonFactory(with_account=True, gender="f")


@pytest.fixture
def paper(window, enter, person):
    """The page of the rent contract on a phone of 360 pixels, the network still good."""
    page = window(360, height=740, has_touch=True, is_mobile=True)
    case = cases.draft(person=person, by=person.account, channel="portal")
    enter(page, person.account).goto(journey.url(case, "paper", "rent-contract"))
    return page


def network(page, **changes):
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {**SLOW, **changes})
    return session


def forgive(page, words):
    """What the browser itself says of a network that is gone, or of a door that is shut."""
    page.complaints[:] = [complaint for complaint in page.complaints if words not in complaint]


def pages(page):
    return page.locator("[data-list] [data-page]")


def test_a_photo_of_twelve_megapixels_on_a_poor_network(paper, see, person):
    see(paper, "photos-1-empty")
    large = photo()
    assert len(large["buffer"]) > 640_000
    puts, session = [], network(paper)
    paper.on("request", lambda sent: puts.append(sent) if sent.method == "PUT" else None)
    paper.locator("[name=upload]").set_input_files(large)
    slot = paper.locator("[data-slots] li")
    expect(slot.locator("progress")).not_to_have_attribute("value", "0")
    expect(slot.locator("[data-state]")).to_contain_text("%")
    see(paper, "photos-2-sending")
    paper.wait_for_timeout(500)

    # The connection is cut inside of it.
    session.send("Network.emulateNetworkConditions", {**SLOW, "offline": True})
    expect(slot.get_by_text(said("portal.pages.offline"))).to_be_visible()
    forgive(paper, "ERR_INTERNET_DISCONNECTED")
    before = SentPage.objects.get().received
    assert 0 < before < SentPage.objects.get().size < 400_000
    see(paper, "photos-3-offline")
    click(paper.locator("[data-pages-form] .btn-primary"))
    expect(paper.locator("[data-hold]")).to_be_visible()
    session.send("Network.emulateNetworkConditions", SLOW)

    # It goes on by itself where it stopped, and then to what was pressed: the date is missing yet.
    expect(paper.locator(".s-errors")).to_be_visible(timeout=WHILE_IT_SENDS)
    expect(pages(paper)).to_have_count(1)
    row = SentPage.objects.get()
    assert row.is_here and row.received == row.size
    assert sum(int(sent.headers.get("content-length", 0)) for sent in puts) < row.size * 2
    forgive(paper, "ERR_INTERNET_DISCONNECTED")
    see(paper, "photos-4-one-here")

    # Upright as it was taken; she turns it a quarter.
    kept = Image.open(io.BytesIO(files.decrypted(f"staged/{row.token}")))
    assert kept.size == (1500, 2000) and kept.getpixel((700, 100)) < kept.getpixel((700, 1900))
    session.send("Network.disable")
    paper.locator("[name=turn]").click()
    expect(paper.locator("[name=turn]")).to_have_attribute("value", "1")
    kept = Image.open(io.BytesIO(files.decrypted(f"staged/{row.token}")))
    assert kept.size == (2000, 1500)
    paper.locator("[data-look]").click()
    expect(paper.locator("dialog img")).to_be_visible()
    see(paper, "photos-5-large")
    paper.keyboard.press("Escape")

    # A second page does not replace the first; two more, and one taken back.
    for count, shade in ((2, "gray"), (3, "white")):
        small = {"name": "b.png", "mimeType": "image/png", "buffer": journey.png(700, 900, shade)}
        paper.locator("[name=upload]").set_input_files(small)
        expect(pages(paper)).to_have_count(count)
    asks = text("portal.pages.add", to=person, language="ar")
    expect(paper.locator("[data-pages-form] .s-drop b")).to_have_text(asks)
    pages(paper).nth(1).locator("[name=take_back]").focus()
    paper.keyboard.press("Enter")
    expect(pages(paper)).to_have_count(2)
    # By the keyboard alone: who took the second page back is at the one that follows.
    paper.keyboard.press("Shift+Tab")
    expect(pages(paper).nth(1).locator("[data-instead] input")).to_be_focused()
    see(paper, "photos-6-two-pages")
    write_day(paper, "expires_on", cases.clock.today().replace(year=2040))
    click(paper.locator("[data-pages-form] .btn-primary"))
    paper.wait_for_url("**/paper/income/")
    contract = Document.objects.get()
    sizes = [Image.open(io.BytesIO(copy.content)).size for copy in files.copies_of(contract)]
    assert sizes == [(2000, 1500), (700, 900)]
    assert not SentPage.objects.exists() and not files.names("staged")


def test_what_is_left_is_gone_on_with_and_what_is_refused_is_said(paper, see, person):
    large = photo()
    network(paper)
    paper.locator("[name=upload]").set_input_files(large)
    expect(paper.locator("[data-slots] progress")).not_to_have_attribute("value", "0")
    paper.wait_for_timeout(2500)
    paper.once("dialog", lambda warning: warning.accept())
    paper.reload()
    expect(pages(paper)).to_have_count(1)
    see(paper, "photos-7-left")
    before = SentPage.objects.get()
    assert before.received > 0
    with paper.expect_request(lambda sent: sent.method == "PUT") as first:
        paper.locator("[data-instead] input").set_input_files(large)
    assert int(first.value.headers["upload-offset"]) == before.received
    expect(paper.locator("[data-list] .is-ok")).to_have_count(1, timeout=WHILE_IT_SENDS)
    assert SentPage.objects.get().pk == before.pk

    # What is no picture says what she can do, stays until she removes it, and stops nothing else.
    network(paper, latency=0, uploadThroughput=-1, downloadThroughput=-1)
    broken = {"name": "c.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff" + bytes(900)}
    paper.locator("[name=upload]").set_input_files(broken)
    expect(paper.locator("[data-list] .is-wrong .t-brick")).not_to_be_empty()
    see(paper, "photos-8-refused")
    empty = {"name": "d.jpg", "mimeType": "image/jpeg", "buffer": b""}
    paper.locator("[name=upload]").set_input_files(empty)
    expect(paper.locator("[data-problem]")).to_be_visible()
    see(paper, "photos-9-empty-file")

    # Signed out meanwhile: a sentence and the way, never a silent loss.
    paper.context.clear_cookies()
    paper.locator("[name=upload]").set_input_files(photo((900, 700)))
    way = paper.locator("[data-trouble] a")
    expect(way).to_be_visible()
    forgive(paper, "403")
    see(paper, "photos-10-signed-out")
    click(way)
    assert "/accounts/login/code/" in paper.url


@pytest.mark.parametrize("javascript", [False], ids=["plain"])
def test_pages_one_at_a_time_where_no_script_runs(paper, see, person, javascript):
    see(paper, "photos-11-empty")
    for count in (1, 2):
        small = {"name": "b.png", "mimeType": "image/png", "buffer": journey.png(700, 900)}
        paper.locator("[name=upload]").set_input_files(small)
        click(paper.locator("[name=more]"))
        expect(pages(paper)).to_have_count(count)
    click(pages(paper).first.locator("[name=turn]"))
    see(paper, "photos-12-two-pages")
    click(pages(paper).nth(1).locator("[name=take_back]"))
    write_day(paper, "expires_on", cases.clock.today().replace(year=2040))
    click(paper.locator("[data-pages-form] .btn-primary"))
    paper.wait_for_url("**/paper/income/")
    (copy,) = files.copies_of(Document.objects.get())
    assert Image.open(io.BytesIO(copy.content)).size == (900, 700)
