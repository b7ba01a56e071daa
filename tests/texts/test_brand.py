"""Logo and colour of the association: data, on every page and letter, at no query more."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from sanad.accounts.models import Branch
from sanad.letters.sheet import look
from sanad.lib.association import Association
from sanad.texts.models import Logo, Wording
from tests.factories.accounts import BranchFactory, UserFactory
from tests.texts.test_association import FILLED

pytestmark = pytest.mark.django_db
COLOUR = "#7a1f3d"


@pytest.fixture
def manager(client):
    user = UserFactory(manager=True)
    client.force_login(user)
    return user


def picture(kind="PNG", size=(800, 400)):
    out = io.BytesIO()
    Image.new("RGB", size, COLOUR).save(out, kind)
    return SimpleUploadedFile(f"logo.{kind.lower()}", out.getvalue())


def save(client, **changed):
    return client.post(reverse("texts:association"), {**FILLED, **changed})


def test_a_new_association_has_the_portals_own(client):
    home = client.get("/").content.decode()
    assert "/brand/" not in home and "s-sign" in home
    assert not Association().colour and not Association().logo_content


def test_the_colour_reaches_every_page(client, manager):
    assert save(client, colour="7A1F3D").status_code == 302
    address = reverse("texts:colours", args=[COLOUR[1:]])
    assert f'href="{address}"' in client.get("/").content.decode()
    assert f'href="{address}"' in client.get("/desk/").content.decode()
    css = client.get(address)
    assert COLOUR in css.content.decode() and css["Content-Type"].startswith("text/css")
    assert "immutable" in css["Cache-Control"]
    again = client.get(address, headers={"If-None-Match": css["ETag"]})
    assert again.status_code == 304
    assert save(client, colour="").status_code == 302
    assert address not in client.get("/").content.decode()


@pytest.mark.parametrize("typed", ["#f0b544", "#777777", "green", "#12"])
def test_what_cannot_be_read_is_refused_with_a_sentence(client, manager, typed):
    answer = save(client, colour=typed)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["colour"]
    assert not Wording.objects.exists()


def test_a_stylesheet_of_a_light_colour_is_none(client):
    for colour in ("f0b544", "zzzzzz", "fff"):
        assert client.get(reverse("texts:colours", args=[colour])).status_code == 404


def test_a_colour_worded_elsewhere_that_cannot_be_read_is_passed_over(client, manager):
    save(client, colour=COLOUR)
    Wording.objects.create(
        key="association.colour", language="ar", version=2, words="#ffff00", shipped="0",
        shipped_version=1, by=manager,
    )  # fmt: skip
    assert Association().colour == ""


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_logo_is_made_anew_and_shown(client, manager, kind):
    assert save(client, logo=picture(kind)).status_code == 302
    logo = Logo.objects.get()
    with Image.open(io.BytesIO(bytes(logo.content))) as made:
        assert made.format == "JPEG" and max(made.size) == 512
    address = reverse("texts:logo", args=[logo.digest])
    for page in ("/", "/desk/", reverse("texts:association"), "/admin/"):
        assert f'src="{address}"' in client.get(page).content.decode(), page
    client.logout()
    answer = client.get(address)
    assert answer.content == bytes(logo.content) and answer["Content-Type"] == "image/jpeg"
    assert look(Association())["logo"].startswith("<svg")
    assert client.get(reverse("texts:logo", args=["0" * 32])).status_code == 404


def test_saved_without_a_file_the_logo_stays(client, manager):
    save(client, logo=picture())
    save(client, licence="77")
    assert Association().logo


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("logo.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("logo.pdf", b"%PDF-1.4\n%%EOF"),
    ],
)
def test_drawings_and_papers_are_no_logo(client, manager, name, content):
    answer = save(client, logo=SimpleUploadedFile(name, content))
    assert answer.status_code == 422 and list(answer.context["form"].errors) == ["logo"]
    assert not Logo.objects.exists()


def test_a_page_asks_the_database_nothing_more(client, manager):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/")
        return len(queries)

    client.get("/")
    before = asked()
    save(client, colour=COLOUR, logo=picture())
    client.get("/")
    assert asked() == before


def test_what_is_still_to_be_filled_in_is_said(client, manager):
    branch = BranchFactory(name="فرع الوادي")
    page = client.get(reverse("texts:association"))
    labels = [label for label, _url in page.context["missing"]]
    assert len(labels) == 4 + Branch.objects.count() and "فرع الوادي" in str(labels)
    save(client, logo=picture())
    Branch.objects.update(phone="1", address="ش", hours="8")
    assert client.get(reverse("texts:association")).context["missing"] == []
    assert branch
