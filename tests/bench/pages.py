"""The pages that people open all day, and as whom."""

from urllib.parse import urlencode

from django.urls import reverse

from beneficiaries.models import Person
from beneficiaries.workflow import open_file
from conduct.models import Incident
from requests_app.models import AgendaItem, SupportRequest
from sanad.accounts.models import User
from sanad.audit.models import Purpose

OF_THE_DAY = ("officer", "delegate", "researcher", "secretary", "provider", "manager")


def pages():
    """`[(what, user or None, address)]`."""
    user = {user.username: user for user in User.objects.all()}
    officer, manager = user["officer"], user["manager"]
    person = Person.objects.order_by("id").first()
    own = SupportRequest.objects.get(person=person)
    cases = SupportRequest.objects.filter(branch=officer.branch, status="submitted")
    case = cases.earliest("id")
    item = AgendaItem.objects.first()
    incident = Incident.objects.filter(branch=officer.branch).first() or Incident.objects.first()
    open_file(person, by=officer, purpose=Purpose.SERVICE, page="bench")
    return [
        ("home", None, reverse("portal:home")),
        ("policy", None, reverse("portal:policy")),
        ("her requests", user["beneficiary"], reverse("portal:my_requests")),
        ("her request", user["beneficiary"], reverse("portal:my_request", args=[own.pk])),
        *(("my day", user[role], reverse("workbench:today")) for role in OF_THE_DAY),
        ("search: a number", officer, _search(own.number)),
        ("search: two common names", officer, _search("محمد العتيبي")),
        ("search: a mobile", officer, _search(person.mobile)),
        ("people", officer, f"{reverse('people:search')}?{urlencode({'q': 'نورة'})}"),
        ("a file", officer, reverse("people:show", args=[person.pk])),
        ("requests", officer, reverse("requests:list")),
        ("requests: with the committee", manager, f"{reverse('requests:list')}?stage=committee"),
        ("a request at the desk", officer, reverse("requests:show", args=[case.pk])),
        ("its form", officer, reverse("requests:edit", args=[case.pk])),
        ("committee", user["secretary"], reverse("committee:list")),
        ("an agenda item", user["chair"], item.get_absolute_url()),
        ("deliveries", user["provider"], reverse("delivery:list")),
        ("contacts", officer, reverse("contact:list")),
        ("conduct cases", manager, reverse("conduct:list")),
        ("a conduct case", manager, incident.get_absolute_url()),
        ("satisfaction", manager, reverse("surveys:results")),
        ("openings of files", manager, reverse("audit:openings")),
        ("admin: colleagues", manager, reverse("admin:accounts_user_changelist")),
    ]


def _search(text):
    return f"{reverse('workbench:search')}?{urlencode({'q': text})}"
