"""Every address of the portal × every role, from one table. An address missing there fails."""

from urllib.parse import urlsplit

import pytest
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from tests.access.conftest import ask
from tests.access.scene import ROLES
from tests.access.table import LOGIN, TABLE

# `django_db` also for one test alone: without it nothing makes the database that `scene` fills.
pytestmark = [pytest.mark.xdist_group("access"), pytest.mark.django_db]

REFUSED = (403, 404)
DOORS = ("/accounts/login/", "/admin/login/")
# The admin's own addresses, by pattern: managers and nobody else, whatever the page.
MANAGERS_ONLY = "admin:"
# Django's admin answers these to anybody with a way to the door.
ADMIN_DOORS = {"admin:login", "admin:logout", "admin:password_change", "admin:password_change_done"}


def names(resolver, prefix=""):
    """Every name of an address, with its namespace."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            yield from names(entry, inner)
        elif entry.name or prefix != MANAGERS_ONLY:  # the admin's own nameless ones lead elsewhere
            yield f"{prefix}{entry.name or entry.pattern}"


ALL = sorted(set(names(get_resolver())))
OF_THE_ADMIN = [name for name in ALL if name.startswith(MANAGERS_ONLY)]


def test_every_address_is_in_the_table():
    assert set(ALL) - set(OF_THE_ADMIN) - TABLE.keys() == set()
    assert TABLE.keys() - set(ALL) == set()


def outcome(response):
    """The status; `LOGIN` where the answer is the way to the door."""
    if response.status_code == 302 and urlsplit(response.url).path.startswith(DOORS):
        return LOGIN
    return response.status_code


def fits(expected, response, method):
    """Whether this is what the table says. A form's 200 is any answer to who may send it."""
    answer = outcome(response)
    if method == "post" and expected in (200, 302):
        return answer in (200, 302, 400, 409, 422)
    return answer == expected


@pytest.mark.parametrize("name", sorted(TABLE))
def test_each_role_gets_what_the_table_says(scene, name):
    row = TABLE[name]
    url = reverse(name, args=row.arguments(scene))
    wrong = {}
    for role in ROLES:
        response = ask(scene, role, row.method, url)
        if not fits(row.expected[role], response, row.method):
            wrong[role] = f"{outcome(response)}, not {row.expected[role]}"
    assert wrong == {}, url


@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_may_not_see_may_not_send(scene, name):
    row = TABLE[name]
    url = reverse(name, args=row.arguments(scene))
    closed = [role for role in ROLES if row.expected[role] in (*REFUSED, LOGIN)]
    let_in = {}
    for role in closed:
        answer = outcome(ask(scene, role, "post", url))
        if answer not in (*REFUSED, 405, LOGIN):
            let_in[role] = answer
    assert let_in == {}, url


@pytest.mark.ignore_template_errors  # the framework's own templates read what is not always there
@pytest.mark.parametrize("name", OF_THE_ADMIN)
def test_the_admin_is_for_managers(scene, name):
    url = admin_url(name)
    wrong = {}
    for role in ("anonymous", "beneficiary", "officer", "secretary", "auditor", "manager"):
        for method in ("get", "post"):
            answer = outcome(ask(scene, role, method, url))
            if role == "anonymous":
                is_right = answer == LOGIN
            elif role == "manager" or name in ADMIN_DOORS:
                is_right = answer in (200, 302, 403, 404, 405, LOGIN)
            else:
                is_right = answer == 403
            if not is_right:
                wrong[f"{role} {method}"] = answer
    assert wrong == {}, url


def admin_url(name):
    """The address with a number wherever it asks for one; whether the row is there is not asked."""
    for arguments in ([], ["1"], ["accounts"], ["1", "1"], ["x"]):
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    raise AssertionError(name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(TABLE))
def test_no_cache_keeps_a_private_page(scene, name):
    """What stands behind the sign-in is not there any more after signing out and going back."""
    row = TABLE[name]
    role = next((role for role in ROLES if row.expected[role] == 200), None)
    if row.method != "get" or row.expected["anonymous"] != LOGIN or role is None:
        return
    answer = ask(scene, role, "get", reverse(name, args=row.arguments(scene)))
    assert "no-store" in answer.headers.get("Cache-Control", "")


@pytest.mark.parametrize(
    ("role", "url", "status"),
    [
        ("manager", "/admin/", 200),
        ("manager", "/admin/requests_app/programme/", 200),
        ("manager", "/admin/requests_app/programme/999999/change/", 302),
        ("officer", "/admin/", 403),
        ("officer", "/desk/nothing/", 404),
        ("officer", "/accounts/login/", 302),
        ("officer", "/accounts/password/change/", 200),
        ("beneficiary", "/", 200),
    ],
)
def test_no_cache_keeps_what_was_made_for_somebody(scene, role, url, status):
    """The admin, refusals, ways elsewhere and public pages too, where somebody is signed in."""
    answer = ask(scene, role, "get", url)
    assert answer.status_code == status
    assert "no-store" in answer.headers.get("Cache-Control", "")


def test_what_is_for_everybody_may_be_kept(scene):
    assert "no-store" not in ask(scene, "anonymous", "get", "/").headers.get("Cache-Control", "")
    sheet = ask(scene, "officer", "get", "/brand/7a1f3d.css")
    assert "public" in sheet["Cache-Control"] and "no-store" not in sheet["Cache-Control"]
