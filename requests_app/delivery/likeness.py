"""An account or number that stands elsewhere too is looked into before anything is paid (PR-6+)."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries.models import Person
from requests_app.delivery.models import CompletionItem, Payee
from requests_app.intake.models import SupportRequest
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.guarded.enums import GuardedTaskKind
from sanad.lib import clock
from sanad.lib.arabic import fold
from sanad.workflow import workflow as tasks


def look_into(
    support_request: SupportRequest, *, iban: str, holder: Person | None = None, payee: str = ""
) -> None:
    """Open a task for the manager where the account is another's too, or its holder a colleague.

    `holder`: whose account it is said to be; `payee`: the name of who is paid in their stead. A
    landlord of several families under one name is nothing to look into.
    """
    if not _is_alike(support_request, iban, holder, payee):
        return
    tasks.open_task(
        GuardedTaskKind.LIKENESS,
        support_request,
        name=_("%(person)s, request %(number)s")
        % {"person": support_request.person, "number": support_request.number},
        link=reverse("delivery:register", args=[support_request.pk]),
        role=Role.MANAGER,
        due_on=clock.today() + timedelta(days=support_request.policy_version.likeness_days),
    )


def _is_alike(
    support_request: SupportRequest, iban: str, holder: Person | None, payee: str
) -> bool:
    person = support_request.person
    mobiles = {one.mobile for one in (person, holder) if one and one.mobile}
    if User.objects.filter(mobile__in=mobiles, is_staff=True).exists():
        return True
    if not iban:
        return False
    items = CompletionItem.objects.filter(iban=iban)
    others = items.exclude(iban_owner=holder) if holder else items
    if others.exists():
        return True
    paid = Payee.objects.filter(iban=iban).exclude(support_request=support_request)
    names = paid.values_list("name", flat=True).distinct()[:20]
    return any(not payee or fold(name) != fold(payee) for name in names)
