"""What the staff's pages are called, and which of them are the page of a case, for the records of
refused tries (`sanad.audit.names`)."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import KeptOff
from conduct.models import Incident
from requests_app.committee.perms import sees_committee
from requests_app.models import Objection, Study, SupportRequest
from sanad.audit import names
from sanad.contact.models import Contact, Referral
from sanad.guarded.models import GuardedChange
from sanad.paper.models import Book

PAGES = {
    "workbench:today": _("My day"),
    "workbench:search": _("Search"),
    "workbench:sheet": _("The day on paper"),
    "workbench:tasks": _("Waits on you"),
    "workbench:task": _("What came of a task"),
    "texts:association": _("The association"),
    "letters:show": _("A letter"),
    "letters:pdf": _("A letter"),
    "messaging:demo": _("Messages of the demo"),
    "messaging:retry": _("Sending a message again"),
    "messaging:try_all_again": _("Sending all messages again"),
    "operations:show": _("Operations"),
    "guarded:kin": _("Relatives of a colleague"),
    "guarded:end_kin": _("Relatives of a colleague"),
    "guarded:waiting": _("Changes by two"),
    "guarded:show": _("A change by two"),
    "guarded:step": _("A change by two"),
    "recovery:hold": _("After a restore"),
    "audit:openings": _("Openings of files"),
    "audit:lists": _("Lists of work that were read"),
    "audit:searches": _("Searches for people"),
    "audit:refusals": _("Refused tries"),
    "audit:sign_ins": _("Sign-ins"),
    "policy:versions": _("Versions of the policy"),
    "policy:version": _("A version of the policy"),
    "policy:clauses": _("Clauses of the policy"),
    "policy:begin": _("A new version of the policy"),
    "policy:edit": _("Changing a version of the policy"),
    "policy:clause": _("Changing a clause of the policy"),
    "policy:put_in_force": _("Putting a version of the policy in force"),
    "policy:discard": _("Discarding a version of the policy"),
    "people:search": _("Beneficiaries"),
    "people:create": _("Registering a person"),
    "people:show": _("A person's file"),
    "people:open": _("Opening a file"),
    "people:history": _("The history of a file"),
    "people:doubles": _("Files that may be the same person"),
    "people:edit": _("Changing a person's data"),
    "people:facts": _("Schooling, health and work of a person"),
    "people:household": _("Changing a household's data"),
    "people:join": _("Joining a household"),
    "people:leave": _("Leaving a household"),
    "people:head": _("Changing the head of a household"),
    "people:mobile": _("Changing a mobile"),
    "people:known": _("Calling somebody who signs in from a new phone"),
    "people:pin": _("Giving somebody new digits"),
    "people:terms": _("Accepting the terms in a file"),
    "people:consent": _("Asking other bodies"),
    "people:document_create": _("Adding a paper to a file"),
    "people:document_copy": _("The copy of a paper"),
    "people:document_page": _("The copy of a paper"),
    "people:category_create": _("Adding a category to a file"),
    "people:category_end": _("Ending a category of a file"),
    "people:guardian_create": _("Adding a guardian"),
    "people:guardian_end": _("Ending a guardianship"),
    "people:helpers": _("Who helps somebody"),
    "people:helper_create": _("Naming who helps somebody"),
    "people:helper_end": _("Ending somebody's help"),
    "people:hold": _("Holding what is kept of somebody"),
    "people:kept_off_list": _("Who does not serve whom"),
    "people:kept_off": _("Who does not serve whom"),
    "people:kept_off_step": _("Who does not serve whom"),
    "requests:list": _("Requests"),
    "requests:begin": _("New request"),
    "requests:blank": _("The blank form of a request"),
    "requests:show": _("A request"),
    "requests:print": _("A request, printed"),
    "requests:receipt": _("The receipt of a request"),
    "requests:edit": _("Filling in a request"),
    "requests:paper": _("A paper of a request"),
    "requests:sign": _("Signing the declaration"),
    "requests:code": _("Signing the declaration"),
    "requests:check": _("Checking the papers of a request"),
    "requests:second_look": _("A second look"),
    "requests:witness": _("The word of a witness"),
    "requests:step": _("A step of a request"),
    "conduct:list": _("Conduct"),
    "conduct:report": _("Reporting an incident"),
    "conduct:report_on": _("Reporting an incident"),
    "conduct:show": _("A case of conduct"),
    "conduct:propose": _("Proposing a measure"),
    "conduct:step": _("A step of a conduct case"),
    "conduct:measure_step": _("A step of a measure"),
    "delivery:list": _("Delivery"),
    "delivery:show": _("Delivery of an award"),
    "delivery:code": _("Sending the code of a delivery"),
    "delivery:end": _("Ending what is left of an award"),
    "delivery:register": _("Completing the registration"),
    "delivery:payee": _("Who is paid"),
    "delivery:change_payee": _("Changing who is paid"),
    "delivery:change_account": _("Changing the account"),
    "delivery:item": _("An item of the registration"),
    "delivery:enter": _("Enter a receipt on paper"),
    "delivery:paper": _("Enter a receipt on paper"),
    "delivery:receipt": _("A receipt"),
    "delivery:recall": _("Taking a delivery back"),
    "committee:list": _("Research committee"),
    "committee:plan": _("Planning a sitting"),
    "committee:sum": _("The sum of a decision"),
    "committee:sitting": _("A sitting"),
    "committee:arrange": _("Attendance and agenda"),
    "committee:sitting_step": _("A step of a sitting"),
    "committee:mine": _("My votes"),
    "committee:confirm": _("Confirm the votes"),
    "committee:scan": _("The scan of the minutes"),
    "committee:minutes": _("Minutes"),
    "committee:item": _("An item of the agenda"),
    "committee:step": _("A step of an item of the agenda"),
    "committee:studies": _("Social studies"),
    "committee:study": _("Social study"),
    "committee:study_step": _("A step of a study"),
    "committee:assign": _("Asking for a study"),
    "committee:object": _("Writing down an objection"),
    "committee:objections": _("Objections"),
    "committee:objection": _("Objection"),
    "contact:list": _("Contacts"),
    "contact:create": _("Writing down a contact"),
    "contact:show": _("A contact"),
    "contact:step": _("A step of a contact"),
    "contact:answer_again": _("A further answer"),
    "contact:referrals": _("Questions of people"),
    "contact:refer": _("Referring somebody"),
    "contact:referral": _("Somebody's question"),
    "contact:referral_step": _("A step of somebody's question"),
    "contact:paper": _("Entering a contact from paper"),
    "paper:list": _("Sheets of paper"),
    "paper:make": _("Making a book of sheets"),
    "paper:void": _("Voiding a sheet"),
    "paper:book": _("A book of sheets"),
    "paper:print": _("A book of sheets, printed"),
    "paper:scan": _("The photo of a sheet"),
    "surveys:results": _("Satisfaction"),
    "surveys:write_down": _("Writing down an opinion"),
    "surveys:improvement": _("An improvement"),
    "surveys:step": _("A step of an improvement"),
    "account_colleague": _("A colleague's account"),
    # Every page of these apps.
    "admin": _("Administration"),
    "portal": _("A page of the beneficiaries"),
}


def register() -> None:
    """Make the pages and the cases known, once the apps are ready."""
    names.PAGES.update(PAGES)
    for model, pages in {
        SupportRequest: ("requests:show", "delivery:show"),
        Incident: ("conduct:show",),
        Objection: ("committee:objection",),
        Study: ("committee:study",),
        Contact: ("contact:show",),
        Referral: ("contact:referral",),
        GuardedChange: ("guarded:show",),
        KeptOff: ("people:kept_off",),
        Book: ("paper:book",),
    }.items():
        for page in pages:
            names.CASES[page] = _Visible(model)
    for page in ("committee:sitting", "committee:item"):
        names.CASES[page] = lambda reader, keys: keys if sees_committee(reader) else set()


class _Visible:
    """Which rows of the model somebody may open."""

    def __init__(self, model: Any) -> None:
        self.model = model

    def __call__(self, reader: Any, keys: set[int]) -> set[int]:
        rows: QuerySet[Any] = self.model.objects.visible_to(reader)
        return set(rows.filter(pk__in=keys).values_list("pk", flat=True))
