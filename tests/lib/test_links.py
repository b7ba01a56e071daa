"""The address of a row is what Django makes of it."""

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix

from sanad.lib.links import link_to


@pytest.mark.parametrize(
    "view", ["requests:show", "people:show", "contact:show", "conduct:show", "delivery:receipt"]
)
def test_it_is_the_address_of_the_row(view):
    for prefix in ("/", "/sanad/", "/"):
        set_script_prefix(prefix)
        for key in (1, 10**6):
            assert link_to(view, key) == reverse(view, args=[key])


def test_of_two_keys_each_stands_in_its_place():
    assert link_to("committee:item", 1, 2) == reverse("committee:item", args=[1, 2])


def test_nothing_but_a_number_stands_in_it():
    with pytest.raises(ValueError, match="invalid literal"):
        link_to("requests:show", "1/../2")
    with pytest.raises(NoReverseMatch):
        link_to("requests:none", 1)
