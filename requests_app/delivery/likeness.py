"""An account or number that stands elsewhere too is looked into before anything is paid (PR-6+)."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries.models import Person
from requests_app.delivery.models import CompletionItem, Payee
from requests_app.intake.enums import QuestionRole
from requests_app.intake.models import SupportRequest
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.guarded.enums import GuardedTaskKind
from sanad.lib import clock
from sanad.lib.arabic import fold
from sanad.lib.digits import western
from sanad.workflow import workflow as tasks


def look_into(
    support_request: SupportRequest,
    *,
    iban: str,
    holder: Person | None = None,
    payee: str = "",
    account_number: str = "",
) -> None:
    """Open a task for the manager where the account is another's too, its holder or who is paid a
    colleague, or who is paid not whom the person named in what they signed.

    `holder`: whose account it is said to be; `payee`: the name of who is paid in their stead, and
    the number on the bill. A landlord of several families under one name is nothing to look into.
    """
    is_alike = _is_alike(support_request, iban, holder, payee)
    if not (is_alike or (payee and _is_another_payee(support_request, payee, account_number))):
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


def _is_another_payee(case: SupportRequest, payee: str, account_number: str) -> bool:
    named = case.answer_to(QuestionRole.PAYEE_NAME)
    if named and not _is_one_name(named, payee):
        return True
    number = case.answer_to(QuestionRole.PAYEE_ACCOUNT)
    if number and account_number and western(str(number)) != western(account_number):
        return True
    words = set(fold(payee).split())
    staff = User.objects.filter(is_staff=True).values_list("name", flat=True)
    return any(len(name.split()) > 1 and set(fold(name).split()) <= words for name in staff)


def _is_one_name(one: str, other: str) -> bool:
    """Whether one of the names has every word of the other: a grandfather may be left out."""
    words, others = set(fold(one).split()), set(fold(other).split())
    return words <= others or others <= words
