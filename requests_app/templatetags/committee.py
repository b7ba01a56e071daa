"""What other pages of a case show of the committee."""

from django import template

from requests_app.committee import pages

register = template.Library()


@register.simple_tag
def committee_of(case, user):
    """The facts of the committee's card on the case's page; None before it was ever raised."""
    return pages.of_case(case, user)
