"""What a phone keeps of the portal: static files and one page without a name, and never on a
computer of colleagues."""

import io
import json
import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from PIL import Image

from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.texts.test_association import FILLED
from tests.texts.test_brand import picture

pytestmark = pytest.mark.django_db
REGISTERS = 'data-worker="/sw.js"'
VISITORS = ["/", "/policy/", "/privacy/", "/left/", "/ask/", "/accounts/login/code/"]
ELSEWHERE = ["/accounts/login/", "/admin/login/", "/rate/", "/no-such-page/"]
SIGNED_IN = ["/desk/", "/admin/", "/", "/policy/", "/desk/people/"]
LINKED = re.compile(r"""(?:href|src)="(/(?:static|brand)/[^"#]+)""")


@pytest.fixture
def own(client):
    """An association of its own name, colour and logo; its manager is signed in."""
    client.force_login(UserFactory(manager=True))
    told = {**FILLED, "colour": "#7a1f3d", "logo": picture()}
    assert client.post(reverse("texts:association"), told).status_code == 302
    return told


def kept(client):
    """What the worker is told to keep."""
    script = client.get("/sw.js").text
    assert 'importScripts("/static/js/worker.js")' in script
    return json.loads(re.match(r"self\.sanadKept = (.*);\n", script)[1])


class TestWhereItIsRegistered:
    @pytest.mark.parametrize(
        "path", ["/", "/policy/", "/privacy/", "/left/", "/ask/", "/accounts/login/code/"]
    )
    def test_pages_of_visitors(self, client, path):
        page = client.get(path).text
        assert REGISTERS in page and 'href="/ar.webmanifest"' in page and "data-held" in page

    def test_pages_of_a_beneficiary(self, client):
        client.force_login(PersonFactory(with_account=True).account)
        for path in ("/my/", "/my/details/", "/apply/"):
            assert REGISTERS in client.get(path, follow=True).text

    @pytest.mark.parametrize(
        "path", ["/accounts/login/", "/admin/login/", "/rate/", "/no-such-page/"]
    )
    def test_never_at_the_door_of_colleagues_nor_on_the_branchs_tablet(self, client, path):
        assert "/sw.js" not in client.get(path).text

    @pytest.mark.parametrize("path", SIGNED_IN)
    def test_never_where_somebody_who_works_here_is_signed_in(self, client, path):
        client.force_login(UserFactory(manager=True))
        page = client.get(path, follow=True)
        assert (
            page.status_code == 200 and "/sw.js" not in page.text and "webmanifest" not in page.text
        )

    def test_pages_of_colleagues_are_passed_by(self, client):
        assert kept(client)["passes"] == ["/desk/", "/admin/"]


class TestWhatIsKept:
    def test_static_files_and_one_page(self, client):
        told = kept(client)
        assert told["page"] == "/offline/ar/"
        assert all(file.startswith("/static/") for file in told["files"])

    def test_all_that_the_page_is_drawn_with(self, client, own):
        told = kept(client)
        page = client.get(told["page"]).text
        assert set(LINKED.findall(page)) <= {*told["files"]}
        brand = [file for file in told["files"] if file.startswith("/brand/")]
        assert len(brand) == 2
        for file in set(told["files"]) - set(brand):
            assert (settings.BASE_DIR / file[1:]).is_file(), file
        for file in brand:
            answer = Client().get(file)
            assert "immutable" in answer["Cache-Control"] and not answer.cookies

    def test_the_page_is_the_same_whoever_asks(self, client):
        person = PersonFactory(with_account=True)
        client.force_login(person.account)
        answers = [asking.get("/offline/ar/") for asking in (Client(), client)]
        assert answers[0].content == answers[1].content
        assert not answers[0].cookies, "the worker asks as nobody"
        for answer in answers:
            assert "no-store" not in answer["Cache-Control"]
            assert "csrfmiddlewaretoken" not in answer.text and "data-who" not in answer.text
            assert person.first_name not in answer.text

    def test_a_page_of_somebody_says_that_it_is_not_to_be_kept(self, client):
        client.force_login(PersonFactory(with_account=True).account)
        assert "no-store" in client.get("/my/", follow=True)["Cache-Control"]

    def test_another_name_or_colour_is_another_release_of_it(self, client):
        before = kept(Client())["cache"]
        client.force_login(UserFactory(manager=True))
        client.post(reverse("texts:association"), {**FILLED, "colour": "#7a1f3d"})
        assert kept(Client())["cache"] != before


class TestTheWorkersAddress:
    def test_it_rules_the_whole_portal_and_is_asked_anew(self, client):
        answer = client.get("/sw.js")
        assert answer["Content-Type"].startswith("text/javascript")
        assert answer["Cache-Control"] == "public, no-cache" and "Cookie" in answer["Vary"]
        again = client.get("/sw.js", headers={"If-None-Match": answer["ETag"]})
        assert again.status_code == 304 and not answer.cookies

    def test_it_speaks_the_language_that_was_chosen(self, client):
        client.post("/language/", {"language": "en"})
        told = kept(client)
        assert (
            told["page"] == "/offline/en/" and "/static/vendor/bootstrap.min.css" in told["files"]
        )
        assert "No network now" in client.get(told["page"]).text
        assert client.get("/offline/fr/").status_code == 404

    def test_switched_off_it_takes_itself_away(self, client, settings):
        settings.SERVICE_WORKER = False
        assert client.get("/sw.js").text == 'importScripts("/static/js/worker-off.js");\n'
        assert 'data-worker=""' in client.get("/").text

    def test_the_policy_of_contents_lets_no_other_in(self, client):
        policy = client.get("/")["Content-Security-Policy"]
        assert "manifest-src 'self'" in policy and "worker-src 'self'" in policy


def test_nothing_of_the_script_writes_more_down():
    """Only `put` of what is listed, and only what may be kept."""
    source = (settings.BASE_DIR / "static/js/worker.js").read_text(encoding="utf-8")
    assert source.count("cache.put(") == 1
    assert not re.search(r"addAll|cache\.add|indexedDB|localStorage", source)


class TestAmongTheApps:
    def test_in_each_language(self, client, own):
        told = {language: client.get(f"/{language}.webmanifest") for language in ("ar", "en")}
        assert told["ar"]["Content-Type"] == "application/manifest+json"
        arabic, english = (answer.json() for answer in told.values())
        assert (arabic["lang"], arabic["dir"]) == ("ar", "rtl")
        assert (english["lang"], english["dir"]) == ("en", "ltr")
        assert arabic["name"] == own["name_ar"] and english["name"] == own["name_en"]
        assert arabic["theme_color"] == "#7a1f3d" and arabic["id"] == english["id"] == "/"
        assert client.get("/fr.webmanifest").status_code == 404

    def test_the_portals_own_sign_until_there_is_a_logo(self, client):
        self._drawn(client)

    def test_the_logo(self, client, own):
        self._drawn(client)

    def _drawn(self, client):
        icons = client.get("/ar.webmanifest").json()["icons"]
        assert {(icon["sizes"], icon["purpose"]) for icon in icons} == {
            (size, purpose) for size in ("192x192", "512x512") for purpose in ("any", "maskable")
        }
        for icon in icons:
            answer = client.get(icon["src"])
            drawn = Image.open(io.BytesIO(answer.content))
            assert "x".join(map(str, drawn.size)) == icon["sizes"] and drawn.format == "PNG"
            assert "immutable" in answer["Cache-Control"] and len(answer.content) < 40_000
            if icon["purpose"] == "maskable":  # no corner is left to the phone
                assert drawn.convert("RGBA").getpixel((0, 0))[3] == 255

    def test_none_but_the_associations(self, client):
        asked = [["7a1f3d", "whole", 192], ["166a45", "whole", 4000], ["166a45", "square", 192]]
        for arguments in asked:
            assert client.get(reverse("texts:icon", args=arguments)).status_code == 404
