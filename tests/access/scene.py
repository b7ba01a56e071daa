"""One of everything that has an address, made once for the whole matrix."""

import uuid
from functools import cached_property

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from beneficiaries import guarded as by_two
from beneficiaries import workflow as registry
from beneficiaries.models import Category, DocumentType, KeptOff, Person, PersonCategory
from requests_app.committee.workflow import objection, study
from sanad.accounts.enums import Role
from sanad.audit.models import Purpose
from sanad.contact.workflow import enter_and_close
from sanad.letters.issue import issue
from sanad.lib.actor import acting
from sanad.lib.clock import today
from sanad.lib.files import make_copy
from sanad.messaging.models import MessageDelivery
from sanad.texts.models import Logo
from sanad.workflow import workflow as tasks
from surveys import sealing
from surveys import workflow as improvements
from tests.delivery import cases
from tests.factories import committee, conduct, guarded, paper, policy, requests, surveys
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.contact import ContactFactory, ReferralFactory
from tests.portal.journey import png

# Who knocks at every door. Staff are of the case's branch unless the name says otherwise.
ROLES = (
    "anonymous",
    "beneficiary",
    "stranger",
    "officer",
    "elsewhere",
    "delegate",
    "researcher",
    "member",
    "chair",
    "secretary",
    "provider",
    "manager",
    "auditor",
    "board",
)
STAFF = ROLES[3:]
OTHER = "+966551234567"


class Scene:
    """The people, and the things they may or may not see."""

    def __init__(self, calendar):
        self.calendar = calendar
        calendar.move_to("2026-11-22")
        self.users = {
            role: UserFactory(username=role, **{role: True})
            for role in STAFF
            if role != "elsewhere"
        }
        self.users["elsewhere"] = UserFactory(
            username="elsewhere", officer=True, branch=BranchFactory(name="فرع آخر")
        )
        # The beneficiary whose things they are, and another one.
        self.person = PersonFactory(with_account=True)
        self.stranger = PersonFactory(with_account=True)
        self.users["beneficiary"] = self.person.account
        self.users["stranger"] = self.stranger.account
        for role in STAFF:
            user = self.users[role]
            if user.has_role(
                Role.OFFICER, Role.DELEGATE, Role.RESEARCHER, Role.MANAGER, Role.AUDITOR
            ):
                registry.open_file(self.person, by=user, purpose=Purpose.SERVICE, page="matrix")
        for role in ("beneficiary", "stranger"):
            # As the code to their mobile leaves them: with no password to sign in by.
            self.users[role].set_unusable_password()
            with acting(self.users[role].pk):
                self.users[role].save(update_fields=["password"])
        self.clients = {}
        for role in ROLES:
            client = self.clients[role] = Client(raise_request_exception=False)
            if role != "anonymous":
                client.force_login(self.users[role])

    def make_everything(self):
        """In the order of the class, so that no answer depends on which address is asked first."""
        for name, thing in vars(Scene).items():
            if isinstance(thing, cached_property):
                getattr(self, name)

    def __getattr__(self, role):
        # `factories.conduct` takes a cast; this scene is one.
        if role in self.__dict__.get("users", {}):
            return self.users[role]
        raise AttributeError(role)

    # The policy ----------------------------------------------------------------------------

    @cached_property
    def policy_draft(self):
        """The next version, drafted by the manager and ready to be put in force."""
        return policy.drafted(self)

    # Registry ------------------------------------------------------------------------------

    @cached_property
    def logo(self):
        """Of the association, uploaded by the manager."""
        return Logo.objects.create(digest="a" * 32, content=b"picture", by=self.users["manager"])

    @cached_property
    def copy(self):
        """A copy kept of one of their papers."""
        kind = DocumentType.objects.filter(may_keep_copy=True).first()
        return registry.add_document(
            self.person,
            type=kind,
            by=self.users["officer"],
            evidence="copy",
            upload=SimpleUploadedFile("paper.png", png(), content_type="image/png"),
            issued_on=today(),
        )

    @cached_property
    def category(self):
        registry.add_category(
            self.person, by=self.users["officer"], category=Category.objects.first()
        )
        return PersonCategory.objects.get(person=self.person)

    @cached_property
    def guardianship(self):
        return guarded.name_guardian(self.person, PersonFactory(), by_user=self.users["officer"])

    @cached_property
    def helper(self):
        return guarded.name_helper(self.person, PersonFactory(), by_user=self.users["officer"])

    @cached_property
    def change(self):
        """Another mobile for the stranger, proposed at the same branch; another agrees to it."""
        return guarded.proposed(
            by_two.propose_mobile, PersonFactory(), by_user=self.users["officer"], mobile=OTHER
        )

    # Requests ------------------------------------------------------------------------------

    @cached_property
    def submitted(self):
        """Another person's request, waiting to be checked at the same branch."""
        return requests.submitted(by=self.users["officer"])

    @cached_property
    def paper(self):
        """The code of a paper on the submitted request's checklist."""
        return self.submitted.checklist[0].type.code

    @cached_property
    def raised(self):
        """The beneficiary's rent request, ripe before the committee."""
        return committee.ripe(self.calendar, person=self.person, by=self.users["officer"])

    # The committee -------------------------------------------------------------------------

    @cached_property
    def sitting(self):
        """Open and quorate, with the raised request on its agenda."""
        return committee.in_session(items=[self.raised])

    @cached_property
    def planned(self):
        """A sitting that can still be called off."""
        return committee.sitting()

    @cached_property
    def item(self):
        return committee.item_of(self.sitting, self.raised)

    @cached_property
    def study(self):
        """Of another request, being written by the researcher."""
        case = requests.raised(by=self.users["officer"])
        return study.assign(case, by=self.users["secretary"], researcher=self.users["researcher"])

    @cached_property
    def rejected(self):
        """The beneficiary's electricity request of old."""
        case = committee.ripe(
            self.calendar, person=self.person, by=self.users["officer"], programme="electricity"
        )
        item = committee.item_of(committee.in_session(items=[case]), case)
        committee.decided(item, "rejected")
        case.refresh_from_db()
        return case

    @cached_property
    def objection(self):
        """The beneficiary's own, against the rejection; it waits to be heard."""
        return objection.file_objection(
            self.rejected, by=self.users["beneficiary"], words="تغيّر دخلنا.", channel="portal"
        )

    @cached_property
    def draft(self):
        return requests.draft(
            person=self.person, by=self.users["beneficiary"], programme="electricity",
            channel="portal",
        )  # fmt: skip

    # Registration and delivery -------------------------------------------------------------

    @cached_property
    def accepted(self):
        """Another person's, its registration still open."""
        return cases.accepted(calendar=self.calendar, by=self.users["officer"])

    @cached_property
    def completion(self):
        """The code of a paper that completes the registration."""
        return "iban-certificate"

    @cached_property
    def registered(self):
        return cases.registered(
            calendar=self.calendar, by=self.users["officer"], amount=6000, months=2
        )

    @cached_property
    def given(self):
        """The first instalment, paid."""
        return cases.pay(self.registered.award_lines.first(), by=self.users["provider"])

    @cached_property
    def letter(self):
        """A letter to the beneficiary about the raised request."""
        return issue(
            kind="decision",
            to=Person.objects.get(pk=self.person.pk),
            subject="بشأن طلبك",
            paragraphs=["سطر"],
            by=self.users["secretary"],
            about=self.raised,
        )

    # Conduct -------------------------------------------------------------------------------

    @cached_property
    def incident(self):
        """Reported by the officer about the beneficiary, and heard."""
        reported = conduct.IncidentFactory(person=self.person, reported_by=self.users["officer"])
        return conduct.heard(self, conduct.fresh(reported))

    @cached_property
    def measure(self):
        """Proposed by the researcher in another case of the same officer's."""
        reported = conduct.IncidentFactory(reported_by=self.users["officer"])
        heard = conduct.heard(self, conduct.fresh(reported))
        return conduct.proposed(self, "written", heard)

    # Contacts ------------------------------------------------------------------------------

    @cached_property
    def contact(self):
        return ContactFactory(by=self.users["officer"], person=self.person)

    @cached_property
    def kept_off(self):
        """A colleague whom somebody else complained about."""
        about = UserFactory(username="complained-about", officer=True)
        ContactFactory(
            by=self.users["officer"], visit=True, subject_kind="complaint", about_staff=about
        )
        return KeptOff.objects.get(colleague=about)

    @cached_property
    def book(self):
        """Of sheets for contacts, printed by the officer."""
        return paper.book(by=self.users["officer"])

    @cached_property
    def sheet(self):
        """Entered by the officer, with a photo of it."""
        return enter_and_close(
            by=self.users["officer"],
            number=self.book.first,
            written_on=today(),
            scan=make_copy(SimpleUploadedFile("sheet.png", png(), content_type="image/png")),
            channel="phone",
            subject_kind="inquiry",
            subject="متى يصل الرد؟",
            person=self.person,
            outcome="answered",
            result="شُرح له",
        ).sheet

    @cached_property
    def task(self):
        """To call the person of the contact: the branch's officers'."""
        return tasks.open_task(
            "call",
            self.contact,
            name=str(self.person),
            link=self.contact.get_absolute_url(),
            role="officer",
            branch=self.users["officer"].branch,
        )

    @cached_property
    def referral(self):
        return ReferralFactory(
            by=self.users["officer"], person=self.person, owner=self.users["researcher"]
        )

    @cached_property
    def warning(self):
        """A written warning to the beneficiary, in force."""
        return conduct.in_force(self, "written", conduct.heard(self, person=self.person))

    # Surveys and messages ------------------------------------------------------------------

    @cached_property
    def token(self):
        return sealing.token_of(surveys.invitation(person=self.person).pk)

    @cached_property
    def improvement(self):
        return improvements.write_down(
            by=self.users["officer"],
            key=uuid.uuid4(),
            heard="الانتظار طويل",
            step="visit",
            branch=None,
        )

    @cached_property
    def delivery(self):
        self.raised  # noqa: B018 - its messages wait in the outbox
        return MessageDelivery.objects.first()
