"""What is kept goes when its term is over, by the owner's function alone, and the chain holds."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from beneficiaries import kept
from requests_app.committee.workflow import objection
from requests_app.intake.enums import IntakeChannel
from requests_app.intake.workflow import aside, desk
from requests_app.models import AgendaItem
from sanad.audit import chain, destroying
from sanad.audit.models import Erasure, RowDigest
from sanad.contact import workflow
from sanad.lib.actor import acting
from sanad.messaging.models import Message, MessageDelivery
from sanad.middleware import constraint_of
from sanad.portal.own_copy import IN_THE_COPY
from sanad.workflow import workflow as tasks
from sanad.workflow.models import Task
from sanad.workflow.refusal import NotAllowed, Refused
from tests.beneficiaries.pages import opened
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory
from tests.factories.committee import decided, in_session, ripe
from tests.factories.conduct import IncidentFactory
from tests.factories.contact import ContactFactory
from tests.factories.policy import approved

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PM-1")]
WORDS = "قالت إن إيجارها تأخر شهرين."
GONE_WORDS = "انتهت مدة حفظ هذه الرسالة، فأُتلف نصها."


def refused(rule, sql, *values):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
    assert constraint_of(refusal.value) == rule


def verified():
    """A link more, and nothing that was changed behind its back."""
    chain.go_on()
    assert chain.verify(everything=True) == []


def on_the_day_after(calendar, days):
    """Nothing goes the day before and on the last day; then it does: how many."""
    calendar.forward(days=days - 1)
    assert destroying.destroy_due() == 0
    calendar.forward(days=1)
    assert destroying.destroy_due() == 0
    calendar.forward(days=1)
    verified()
    return destroying.destroy_due()


def test_the_texts_of_messages(cast, calendar):
    approved(cast, in_days=0, kept_messages_days=10)
    case = cases.submitted()
    aside.withdraw(case, by=case.created_by, reason="تحسّنت الحال.")
    sent = Message.objects.filter(person_id=case.person_id)
    assert sent and all(each.words for each in sent)
    MessageDelivery.objects.update(state="sent")
    count = sent.count()
    assert on_the_day_after(calendar, 10) == count
    for message in sent.all():
        assert (
            message.body == destroying.GONE
            and message.body_en == ""
            and message.words == GONE_WORDS
        )
        assert message.created_at and message.destroyed_on
        assert not message.deliveries.exclude(text="").exists()
        assert Erasure.objects.filter(name="messaging_message", key=str(message.pk)).exists()
    verified()
    assert destroying.destroy_due() == 0


def test_the_words_of_a_contact_and_of_its_history(cast, calendar):
    approved(cast, in_days=0, kept_contacts_days=10)
    contact = ContactFactory(by=cast.officer, subject=WORDS)
    contact = workflow.close(contact, by=cast.officer, outcome="answered", result=WORDS)
    running = ContactFactory(by=cast.officer, subject=WORDS)
    assert on_the_day_after(calendar, 10) == 1
    contact.refresh_from_db()
    assert contact.subject == destroying.GONE and contact.result == ""
    assert contact.outcome == "answered" and contact.person_id
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM contact_contactevent WHERE pgh_obj_id = %s"
            " AND (subject = %s OR result = %s)",
            [contact.pk, WORDS, WORDS],
        )
        assert cursor.fetchone() == (0,)
    kept_digests = RowDigest.objects.filter(name="contact_contactevent", salt=None)
    assert kept_digests.exists()  # the digest stays and says nothing
    running.refresh_from_db()
    assert running.subject == WORDS
    verified()


def test_the_contents_of_a_letter_and_an_objection_that_holds_them(cast, calendar):
    approved(cast, in_days=0, kept_letters_days=40)
    in_session(items=[ripe(calendar)])
    item = AgendaItem.objects.get()
    decision = decided(item, "rejected")
    letter = decision.letter
    filed = objection.file(decision, by=cast.officer, words=WORDS, channel=IntakeChannel.DESK)
    calendar.forward(days=41)
    assert destroying.destroy_due() == 0
    objection.dismiss(filed, by=cast.manager, answer="حُسبت النفقة.")
    verified()
    assert destroying.destroy_due() == 1
    letter.refresh_from_db()
    assert letter.paragraphs == [destroying.GONE] and letter.number and letter.code
    assert letter.recipient and letter.pdf()  # still found to be ours
    verified()


def test_a_draft_goes_so_long_after_its_last_change(cast, calendar):
    approved(cast, in_days=0, kept_drafts_days=10)
    case = cases.draft()
    calendar.forward(days=5)
    case = desk.save_draft(case, by=case.created_by, answers={"contract": WORDS})
    assert on_the_day_after(calendar, 10) == 1
    case.refresh_from_db()
    assert case.answers == {} and case.status == "withdrawn" and case.destroyed_on
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM requests_app_supportrequestevent"
            " WHERE pgh_obj_id = %s AND answers <> '{}'",
            [case.pk],
        )
        assert cursor.fetchone() == (0,)
    verified()


def test_a_closed_file_after_its_years(cast, calendar):
    version = approved(cast, in_days=0, kept_file_years=1, kept_messages_days=0)
    case = cases.submitted()
    person, name = case.person, case.person.full_name
    other = PersonFactory(household=person.household)
    aside.withdraw(case, by=case.created_by, reason="تحسّنت الحال.")
    assert version.kept_file_years == 1
    tasks.call(person, person, role="officer", branch=person.branch, link="/")
    tasks.close("call", person, outcome="كُلّمت.")
    calendar.move_to("2027-11-22")
    assert destroying.destroy_due() == 0
    calendar.forward(days=1)
    kept_by_hand = kept.hold(other, reason="نزاع أمام القضاء.", by=cast.manager)
    calendar.forward(days=1)
    verified()
    assert destroying.destroy_due() >= 1
    person.refresh_from_db()
    assert person.destroyed_on and name not in str(person)
    assert person.identity_number == "" and person.mobile is None and person.born_on is None
    assert not Task.objects.filter(name__contains=person.mobile or name).exists()
    case.refresh_from_db()
    assert case.answers == {} and case.number
    assert not Message.objects.filter(person_id=person.pk).filter(destroyed_on=None).exists()
    person.household.refresh_from_db()
    assert person.household.city != destroying.GONE  # somebody else lives there
    other.refresh_from_db()
    assert other.destroyed_on is None and other.first_name
    kept.end(other, by=cast.manager)
    assert destroying.destroy_due() == 1
    person.household.refresh_from_db()
    assert person.household.city == destroying.GONE
    kept_by_hand.refresh_from_db()
    assert kept_by_hand.ended_by == cast.manager
    verified()


def test_zero_is_never_and_what_holds(cast, calendar):
    approved(cast, in_days=0, kept_contacts_days=0, kept_file_years=0)
    person = PersonFactory()
    contact = ContactFactory(by=cast.officer, person=person)
    workflow.close(contact, by=cast.officer, outcome="answered", result=WORDS)
    calendar.forward(days=4000)
    assert destroying.destroy_due() == 0
    approved(cast, in_days=0, minute_number=10, kept_contacts_days=5, kept_file_years=0)
    hold = kept.hold(person, reason="نزاع أمام القضاء.", by=cast.manager)
    assert destroying.destroy_due() == 0
    with pytest.raises(Refused):
        kept.hold(person, reason="مرة أخرى.", by=cast.manager)
    kept.end(person, by=cast.manager)
    incident = IncidentFactory(person=person)
    assert destroying.destroy_due() == 0
    assert incident.pk and hold.pk


def test_the_site_destroys_nothing_itself(cast, calendar):
    person = PersonFactory()
    contact = ContactFactory(by=cast.officer, person=person)
    workflow.close(contact, by=cast.officer, outcome="answered", result=WORDS)
    contact_rule = "UPDATE contact_contact SET destroyed_on = policy_today()"
    refused("contact_destroyed_when_due", contact_rule)
    refused("contact_ended_is_not_rewritten", "UPDATE contact_contact SET result = ''")
    refused("person_destroyed_when_due", "UPDATE beneficiaries_person SET destroyed_on = now()")
    with connection.cursor() as cursor:  # the switch of the triggers is not the site's
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{x}', true)")
    for sql in ("INSERT INTO sanad_private.destroying VALUES (pg_current_xact_id())",):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(sql)
    calendar.forward(days=3)
    assert destroying.destroy_due() == 0
    refused("contact_ended_is_not_rewritten", "UPDATE contact_contact SET result = ''")


def test_a_hold_is_a_managers(cast):
    person = PersonFactory()
    with pytest.raises(NotAllowed):
        kept.hold(person, reason=WORDS, by=cast.officer)
    hold = "INSERT INTO beneficiaries_retentionhold (person_id, reason, by_id) VALUES (%s, %s, %s)"
    with acting(cast.officer.pk):
        refused("retentionhold_by_a_manager", hold, person.pk, WORDS, cast.officer.pk)
    with acting(cast.manager.pk):
        refused("retentionhold_for_a_reason", hold, person.pk, " \u200f ", cast.manager.pk)
    row = kept.hold(person, reason=WORDS, by=cast.manager)
    with pytest.raises(NotAllowed):
        kept.end(person, by=cast.officer)
    end = "UPDATE beneficiaries_retentionhold SET ended_at = now(), ended_by_id = %s WHERE id = %s"
    with acting(cast.officer.pk):
        refused("retentionhold_by_a_manager", end, cast.officer.pk, row.pk)
    kept.end(person, by=cast.manager)
    with acting(cast.manager.pk):
        again = "UPDATE beneficiaries_retentionhold SET ended_at = NULL, ended_by_id = NULL"
        refused("retentionhold_ended_once", again)


def test_the_page_of_a_hold(cast, client):
    person = PersonFactory()
    page = reverse("people:hold", args=[person.pk])
    client.force_login(cast.manager)
    opened(client, person)
    assert page in client.get(reverse("people:show", args=[person.pk])).content.decode()
    assert client.post(page, {"reason": " "}).status_code == 200
    assert not person.retention_holds.exists()
    client.post(page, {"reason": WORDS})
    assert person.retention_holds.standing().get().by == cast.manager
    assert WORDS in client.get(page).content.decode()
    client.post(page)
    assert not person.retention_holds.standing().exists()


# What a closed file leaves, of all that a copy of one's data shows, and why it names nobody.
STAYS = {
    "beneficiaries.personcategory": "which kinds of need a file that is nobody's had",
    "beneficiaries.homeword": "that a value was confirmed, and when",
    "beneficiaries.guardianship": "which two files had to do with each other",
    "beneficiaries.helper": "the same, with the kind of relation",
    "beneficiaries.documentpage": "the name of a file that is gone by its own term",
    "beneficiaries.restriction": "what a measure held back; its reasons go with the case",
    "beneficiaries.consent": "the words that were shown, which are everybody's",
    "beneficiaries.termsacceptance": "a digest of words that are everybody's",
    "portal.sentpage": "gone after a day",
    "requests_app.notice": "words that are everybody's",
    "requests_app.awardline": "figures",
    "requests_app.enrolment": "services and a class, which a programme named",
    "surveys.invitation": "that somebody was asked",
    "audit.opening": "who looked, at a file that is nobody's now",
    "audit.refusedtry": "the same",
}


def test_nothing_of_a_copy_of_ones_data_is_forgotten():
    words = [*destroying.KINDS["files"].words, *destroying.MORE["files"]]
    gone = {each.model.lower() for each in words}
    assert not set(STAYS) & gone
    assert set(IN_THE_COPY) - gone - set(STAYS) == set()
