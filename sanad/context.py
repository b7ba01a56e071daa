"""What every page's frame needs, worked out only when a template asks for it."""

from functools import cache

from django.conf import settings
from django.urls import reverse

from sanad.accounts.perms import is_staff
from sanad.lib import clock
from sanad.lib.association import Association
from sanad.messaging import gateways
from sanad.workbench import navigation

# Pages beside the portal's own that a beneficiary comes by: the sign-in by a code.
THEIR_DOORS = ("account_request_login_code", "account_confirm_login_code")


def shell(request):
    """The association, the staff's navigation, the policy's day, whether a phone may keep the page
    without a network, and where nothing is really sent the page of what would have been, for the
    base templates.

    What asks the database is a callable, so that a page without them costs no query and
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

    def is_installable():
        return _is_of_the_public(request.resolver_match) and not is_staff(request.user)

    return {
        "is_installable": is_installable,
        "worker": reverse("portal:worker") if settings.SERVICE_WORKER else "",
        "demo_messages": demo_messages,
        "association": Association(),
        "nav_items": nav_items,
        "policy_today": policy_today,
    }


def _is_of_the_public(match):
    """Whether the address is one of beneficiaries and visitors: there alone a phone may keep the
    page without a network, never on a computer that colleagues share."""
    return bool(match) and ("portal" in match.namespaces or match.view_name in THEIR_DOORS)


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
