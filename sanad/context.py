"""What every page's frame needs, worked out only when a template asks for it."""

from functools import cache

from django.urls import reverse

from sanad.lib import clock
from sanad.lib.association import Association
from sanad.messaging import gateways
from sanad.workbench import navigation


def shell(request):
    """The association, the staff's navigation, the policy's day, and where nothing is really sent
    the page of what would have been, for the base templates.

    `nav_items` and `policy_today` are callables, so that a page without them costs no query and
    an error page never needs the database.
    """

    @cache
    def nav_items():
        return _marked(navigation.items_for(request.user), request.path)

    @cache
    def policy_today():
        return clock.today()

    def demo_messages():
        return reverse("messaging:demo") if gateways.is_demo() else ""

    return {
        "demo_messages": demo_messages,
        "association": Association(),
        "nav_items": nav_items,
        "policy_today": policy_today,
    }


def _marked(items, path):
    """[(label, icon, url, is_current, count)]; where an entry does not say whether it is current,
    it is the one whose address the page's begins with: the longest, where several do."""
    above = [url for *_rest, url, _said, _count in items if _is_above(url, path)]
    nearest = max(above, key=len, default=None)
    return [
        (label, icon, url, url == nearest if said is None else said, count)
        for label, icon, url, said, count in items
    ]


def _is_above(url, path):
    return path == url or (len(url) > 1 and url.endswith("/") and path.startswith(url))
