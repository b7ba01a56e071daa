"""What every page's frame needs, worked out only when a template asks for it."""

from functools import cache

from django.conf import settings


def shell(request):
    """The association, the staff's navigation and the policy's day, for the base templates.

    `nav_items` and `policy_today` are callables, so that a page without them costs no query and
    an error page never needs the database.
    """

    @cache
    def nav_items():
        # The workbench stands on the highest floor: it is asked only when a staff page is drawn.
        from sanad.workbench import navigation

        return [_marked(item, request.path) for item in navigation.items_for(request.user)]

    @cache
    def policy_today():
        from sanad.lib import clock

        return clock.today()

    return {
        "organisation": settings.ORGANISATION,
        "nav_items": nav_items,
        "policy_today": policy_today,
    }


def _marked(item, path):
    """(label, icon, url, is_current, count); current by its address unless it says."""
    label, icon, url, is_current, count = item
    if is_current is None:
        is_current = path == url or (len(url) > 1 and path.startswith(url) and url.endswith("/"))
    return label, icon, url, is_current, count
