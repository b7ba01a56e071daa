"""For whom the session acts, on every page that it shows."""

from django import template

from sanad.portal.acting import HELPING, on_behalf

register = template.Library()


@register.inclusion_tag("portal/_acting.html", takes_context=True)
def acting_for_another(context):
    """The band above a page while somebody acts for another; nothing else asks anything."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or user.is_staff:
        return {"row": None}
    return {"row": on_behalf(request) if request.session.get(HELPING) else None}
