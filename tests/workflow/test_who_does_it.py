"""Where the reader of a refusal has no way on, it names the roles that do it instead."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import override

from sanad.accounts.enums import Role
from sanad.templatetags.sanad import way_on_for
from sanad.workflow.refusal import Refused, Way
from tests.delivery.cases import suspended
from tests.factories import requests
from tests.factories.accounts import UserFactory

LIFTERS = "الباحث الاجتماعي، رئيس لجنة البحث، المدير"
BY = (Role.RESEARCHER, Role.CHAIR)


@pytest.fixture
def held(cast):
    """A request that is ready for its verification, and a measure that stops it (MC-2)."""
    case = requests.attested(by=cast.officer)
    suspended(cast, case.person)
    return case


@pytest.mark.django_db
def test_a_way_of_ones_own_comes_first(cast):
    refusal = Refused("لا", way=Way("افتحه", "/x/"), by=BY)
    assert way_on_for(refusal, cast.officer) == '<a href="/x/">افتحه</a>'


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("roles", "is_told"),
    [
        ({"officer": True}, True),
        ({"chair": True}, False),
        ({"officer": True, "chair": True}, False),
    ],
)
def test_the_roles_are_named_to_others(roles, is_told):
    words = way_on_for(Refused("لا", by=BY), UserFactory(**dict.fromkeys(roles, True)))
    assert words == (
        '<span class="d-block">المرجع في ذلك: الباحث الاجتماعي، رئيس لجنة البحث.</span>'
        if is_told
        else ""
    )


def test_nobody_is_named_where_nobody_does_it():
    assert way_on_for(Refused("لا"), AnonymousUser()) == ""


def test_whoever_is_not_signed_in_reads_the_roles_too():
    with override("en"):
        words = way_on_for(Refused("No", by=BY), AnonymousUser())
    assert words == '<span class="d-block">Who does it: Social researcher، Committee chair.</span>'


@pytest.mark.django_db
@pytest.mark.policy("MC-2")
def test_the_page_of_a_case_names_them(client, cast, held):
    client.force_login(cast.officer)
    assert f"المرجع في ذلك: {LIFTERS}." in client.get(held.get_absolute_url()).text


@pytest.mark.django_db
@pytest.mark.policy("MC-2")
def test_a_refused_button_names_them(client, cast, held):
    client.force_login(cast.officer)
    url = reverse("requests:step", args=[held.pk, "verify"])
    page = client.post(url, {"seen": str(held.log.latest("pk").pk)}, follow=True)
    (message,) = page.context["messages"]
    assert f"المرجع في ذلك: {LIFTERS}." in str(message)


@pytest.mark.django_db
@pytest.mark.policy("MC-2")
def test_a_refusal_that_is_a_page_names_them(client, cast, held, monkeypatch):
    refusal = Refused("توقفت الخدمة.", by=(Role.MANAGER,))

    def refused(*_arguments, **_named):
        raise refusal

    monkeypatch.setattr("requests_app.intake.views.desk.note_opening", refused)
    client.force_login(cast.officer)
    page = client.get(held.get_absolute_url())
    assert page.status_code == 409 and "المرجع في ذلك: المدير." in page.text
