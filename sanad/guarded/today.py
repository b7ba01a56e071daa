"""What of the guarded changes waits for a person: those that they may decide."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from sanad.accounts.perms import has
from sanad.guarded.enums import DECIDERS, OF_COLLEAGUES, ROLE_DECIDERS, ChangeKind
from sanad.guarded.models import GuardedChange
from sanad.lib.today import NO_DAY, Queue, QueueRow


def for_user(user):
    """The desk: of its branch; manager and board: all (PM-1+). Nobody sees their own here."""
    if not has(user, *DECIDERS):
        return []
    return [
        Queue(
            "changes",
            _("Waits for a second person"),
            to_decide(user).for_list().annotate(due_on=NO_DAY),
            _row,
            url=reverse("guarded:waiting"),
            has_term=False,
        )
    ]


def to_decide(user):
    """The changes that wait for `user` to decide; none for who decides nothing here."""
    if not has(user, *DECIDERS):
        return GuardedChange.objects.none()
    waiting = GuardedChange.objects.visible_to(user).waiting().exclude(proposed_by=user)
    if has(user, *ROLE_DECIDERS):
        return waiting.exclude(kind=ChangeKind.ROLE, subject_id=user.pk)
    here = Q(branch=user.branch_id) | Q(branch=None)
    return waiting.filter(here).exclude(kind__in=OF_COLLEAGUES)


def _row(change):
    return QueueRow(
        name=change.name,
        url=change.get_absolute_url(),
        name_note=str(change.branch or ""),
        about=change.get_kind_display(),
        step=_("Have a look"),
    )
