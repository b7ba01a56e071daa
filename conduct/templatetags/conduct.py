"""How a measure's scope reads on a page."""

from django import template
from django.utils.translation import gettext as _

from beneficiaries import scope

register = template.Library()


@register.filter
def scope_words(measure):
    """The names of the services that the measure stops."""
    if not measure.programmes:
        return _("All services")
    names = dict(scope.programmes())
    return _(", ").join(str(names.get(code, code)) for code in measure.programmes)
