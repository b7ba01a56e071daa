"""The association says who it is on one page; nothing of one association stands in code."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from sanad.lib import texts
from sanad.lib.association import FACTS, Association
from sanad.texts.models import Wording
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

FILLED = {
    "name_ar": "جمعية البر بالوادي",
    "name_en": "Birr Association of the Valley",
    "short_name_ar": "برّ الوادي",
    "short_name_en": "Birr",
    "head_ar": "جمعية البر",
    "head_en": "Birr Association",
    "subhead_ar": "بالوادي",
    "subhead_en": "of the Valley",
    "phone": "٩٢٠ ٠٠١ ٢٣٤",
    "licence": "1187",
}


@pytest.fixture
def manager(client):
    user = UserFactory(manager=True)
    client.force_login(user)
    return user


def save(client, **changed):
    return client.post(reverse("texts:association"), {**FILLED, **changed})


def test_a_new_association_is_asked_who_it_is(client, manager):
    address = reverse("texts:association")
    assert address in client.get("/desk/").content.decode()
    assert save(client).status_code == 302
    day = client.get("/desk/").content.decode()
    assert "برّ الوادي" in day and "لم يُكتب اسم الجمعية" not in day
    assert Association().phone == "920001234" and Association().licence == "1187"
    assert Association().letterhead == ("جمعية البر", "بالوادي")
    assert {row.by for row in Wording.objects.all()} == {manager}


def test_officers_are_not_asked(client):
    client.force_login(UserFactory(officer=True))
    assert "لم يُكتب اسم الجمعية" not in client.get("/desk/").content.decode()


def test_saved_again_nothing_is_added_and_a_change_is_a_version(client, manager):
    save(client)
    before = Wording.objects.count()
    save(client)
    assert Wording.objects.count() == before
    save(client, licence="1188")
    assert Wording.objects.count() == before + 2
    assert Association().licence == "1188"


@pytest.mark.parametrize(
    ("field", "typed"),
    [("phone", "call us"), ("phone", "12"), ("name_ar", ""), ("name_ar", "{x}"), ("licence", "")],
)
def test_what_is_wrong_is_said_beside_its_field(client, manager, field, typed):
    answer = save(client, **{field: typed})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert FILLED["short_name_ar"] in answer.content.decode(), "nothing typed is lost"
    assert not Wording.objects.exists()


def test_text_messages_bear_the_short_name(client, manager):
    save(client)
    assert texts.text("message.short", language="ar", link="x").startswith("برّ الوادي: ")
    assert "{" not in texts.text("code.sign-in", language="ar", code="123456")


def test_a_text_may_leave_the_name_out():
    shipped = texts.shipped()["message.short"]
    assert not texts.misfit(shipped, "ar", "لك رسالة جديدة {link}")
    assert not texts.misfit(shipped, "ar", "{association} لك رسالة جديدة {link}")


def test_no_association_stands_in_what_is_shipped():
    """The demo's data alone may name one."""
    names = re.compile(r"سند الخير|Al-Khair")
    places = [
        *settings.BASE_DIR.glob("templates/**/*.html"),
        *settings.BASE_DIR.glob("locale/**/*.toml"),
        *settings.BASE_DIR.glob("locale/**/*.po"),
        *(
            path
            for app in ("sanad", "beneficiaries", "requests_app", "conduct", "surveys")
            for path in settings.BASE_DIR.glob(f"{app}/**/*.py")
            if "demo" not in path.parts
        ),
    ]
    assert len(places) > 300
    naming = [str(path) for path in places if names.search(path.read_text(encoding="utf-8"))]
    assert naming == []


def test_every_fact_has_its_text():
    assert {f"association.{fact}" for fact in FACTS} <= set(texts.shipped())
