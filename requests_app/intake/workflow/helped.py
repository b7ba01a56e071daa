"""What somebody who only helps does not write (DG-3+)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from requests_app.intake import perms
from requests_app.intake.enums import QuestionKind
from requests_app.intake.models import SupportRequest
from sanad.accounts.models import User
from sanad.lib.triggers import holds
from sanad.workflow.refusal import NotAllowed


@holds("supportrequest_account_by_no_helper")
def no_account(support_request: SupportRequest, answers: dict[str, Any], by: User) -> None:
    """Raise `NotAllowed` where a helper would write an account."""
    if perms.may_sign(by, support_request):
        return
    accounts = support_request.programme_version.all_questions()
    if any(one.kind == QuestionKind.IBAN and one.code in answers for one in accounts):
        raise NotAllowed(
            _("A helper writes no account: the applicant does it, or the desk."), code="account"
        )
