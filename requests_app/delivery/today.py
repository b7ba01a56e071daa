"""What waits to be given, for the provider: line by line, by the end of its month."""

from django.db.models import DateField, F, Func
from django.urls import reverse
from django.utils.translation import gettext as _

from requests_app.delivery.models import AwardLine
from requests_app.intake.today import masked
from sanad.accounts.enums import Role
from sanad.accounts.perms import has
from sanad.lib.today import Queue, QueueRow


def for_user(user):
    """The provider gives what was decided and registered (PR-7)."""
    if not has(user, Role.PROVIDER):
        return []
    # The last day of the month that a line is due in: its first day is no deadline.
    give_by = Func(
        F("due_on"),
        template="(date_trunc('month', %(expressions)s) + interval '1 month - 1 day')::date",
        output_field=DateField(),
    )
    return [
        Queue(
            "give",
            _("To be given"),
            AwardLine.objects.registered_for(user).due().for_list().annotate(give_by=give_by),
            _task,
            url=reverse("delivery:list"),
            due="give_by",
        )
    ]


def _task(line):
    request = line.support_request
    return QueueRow(
        name=str(request.person),
        name_note=masked(request.person),
        url=reverse("delivery:show", args=[request.pk]),
        about=str(request.programme),
        number=request.number,
        chip=request.chip,
        step="" if line.is_paused else _("Give it"),
        waits_for=_("The service is stopped for now"),
        age_note=line.quantity(line.left),
    )
