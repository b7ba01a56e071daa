"""What a view learns of a request."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from sanad.lib.http import is_htmx, no_store, safe_next, wants_fragment

get = RequestFactory().get


def test_the_pages_own_script_is_known():
    assert is_htmx(get("/", headers={"HX-Request": "true"}))
    assert not is_htmx(get("/"))


@pytest.mark.parametrize(
    ("headers", "fragment"),
    [
        ({}, False),
        ({"HX-Request": "true"}, True),
        ({"HX-Request": "true", "HX-Boosted": "true"}, False),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, False),
    ],
)
def test_a_fragment_only_where_it_is_swapped(headers, fragment):
    assert wants_fragment(get("/", headers=headers)) is fragment


def test_a_private_page_is_kept_nowhere():
    @no_store
    def page(request, name):
        return HttpResponse(name)

    answer = page(get("/"), name="x")
    assert set(answer["Cache-Control"].split(", ")) == {"no-store", "private"}
    assert page.__name__ == "page"


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "",
        "\x00/x",
        "https:evil.example",
        "http://testserver@evil.example/",
        "home",
        "\ufffd",
    ],
)
def test_nobody_is_sent_elsewhere(target):
    assert safe_next(get("/", {"next": target}), "/home/") == "/home/"


@pytest.mark.parametrize("target", ["/requests/?page=2", "http://testserver/requests/"])
def test_our_own_address_is_kept(target):
    assert safe_next(get("/", {"next": target}), "/home/") == target


def test_the_form_goes_before_the_address():
    request = RequestFactory().post("/?next=/address/", {"next": "/form/"})
    assert safe_next(request, "/home/") == "/form/"


def test_a_secure_page_does_not_lead_to_an_open_one():
    request = get("/", {"next": "http://testserver/x"}, secure=True)
    assert safe_next(request, "/home/") == "/home/"
