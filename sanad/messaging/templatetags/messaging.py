"""What a case page shows of the messages about it."""

from django import template

from sanad.messaging import perms
from sanad.messaging.models import Message

register = template.Library()


@register.inclusion_tag("messaging/_deliveries.html", takes_context=True)
def message_log(context, obj):
    """What was said about `obj` and how it was sent, newest first, in two queries."""
    request = context["request"]
    return {
        "said": Message.objects.about(obj).for_list(),
        "may_retry": perms.may_retry(request.user),
        "here": request.get_full_path(),
        "csrf_token": context.get("csrf_token"),
    }
