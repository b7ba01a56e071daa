"""What other pages of a case show of its registration and delivery."""

from django import template

from requests_app.delivery import pages, perms

register = template.Library()


@register.inclusion_tag("delivery/_panel.html")
def delivery_panel(case, user):
    """A card for the case's page: what completes the registration, or what was given and is left.

    Empty before the submission and for who may not see deliveries.
    """
    if not perms.may_list_deliveries(user):
        return {"panel": None}
    return {"panel": pages.panel(case, user)}
