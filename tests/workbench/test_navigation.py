"""The side menu leads nobody to a closed door."""

import pytest
from django.urls import reverse

from sanad.accounts.enums import Role
from sanad.workbench import navigation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role.values)
def test_every_entry_opens(client, cast, role):
    user = getattr(cast, role)
    client.force_login(user)
    entries = navigation.items_for(user)
    assert entries
    for label, _icon, url, _is_current, _count in entries:
        assert client.get(url).status_code == 200, label
    for _label, _icon, url, _key, _is_main in navigation.shortcuts_for(user):
        assert client.get(url).status_code == 200, url


def test_one_entry_is_the_current_one(client, cast):
    client.force_login(cast.officer)
    for name in ("workbench:today", "requests:list", "people:search", "conduct:list"):
        page = client.get(reverse(name)).text
        menu = page.split('class="s-side"')[1].split("</aside>")[0]
        assert menu.count('aria-current="page"') == 1, name
