"""The applicant and the desk write to each other about a request; each sees what was seen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beneficiaries.models import DocumentType
from requests_app.intake.workflow import aside
from requests_app.models import ThreadMessage
from sanad.messaging.models import Message
from sanad.middleware import constraint_of
from sanad.portal.models import SentPage
from sanad.workflow.models import Task
from tests.beneficiaries.test_documents import photo
from tests.factories import requests as situations
from tests.factories.accounts import UserFactory, signed_in
from tests.factories.beneficiaries import PersonFactory
from tests.portal.journey import again
from tests.portal.test_pages import announce, picture, put, send

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-3")]


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def her():
    return PersonFactory(with_account=True)


@pytest.fixture
def case(her):
    return situations.submitted(person=her)


def waits(case):
    return Task.objects.about(case).open().filter(kind="request-message")


class Pages:
    """Her page and the desk's, each signed in."""

    def __init__(self, client, case):
        self.client, self.case = client, case
        self.mine = reverse("portal:my_write", args=[case.pk])
        self.ours = reverse("requests:step", args=[case.pk, "write"])

    def she(self):
        self.client.force_login(self.case.person.account)
        return self.client

    def desk(self):
        self.client.force_login(situations.officer())
        return self.client

    def her_page(self):
        return self.she().get(reverse("portal:my_request", args=[self.case.pk])).text

    def desk_page(self):
        return self.desk().get(reverse("requests:show", args=[self.case.pk])).text


def test_both_sides_write_and_see_what_was_seen(client, case):
    pages = Pages(client, case)
    key = "0b6f3a52-8a55-4f2e-9f57-1f3f3f0a8a11"
    for _press in range(2):
        upload = photo()
        sent = {"words": "انتقلنا إلى بيت آخر.", "upload": upload, "key": key}
        assert pages.she().post(pages.mine, sent).status_code == 302
    message = ThreadMessage.objects.get()
    assert (message.is_ours, message.seen_at, message.document.type.role) == (
        False,
        None,
        "attached",
    )
    assert "لم تُقرأ بعد" in pages.her_page()
    task = waits(case).get()
    assert task.link.endswith("#thread") and task.role == "officer"
    page = pages.desk_page()
    assert "انتقلنا" in page and reverse("people:document_copy", args=[message.document.pk]) in page
    message.refresh_from_db()
    assert message.seen_by == situations.officer() and message.seen_at is not None
    assert "لم تُقرأ بعد" not in pages.her_page()
    assert pages.desk().post(pages.ours, {"words": "سجّلنا العنوان الجديد."}).status_code == 302
    assert not waits(case).exists()
    told = Message.objects.get(code="request.written")
    assert "سجّلنا" not in told.body and told.deliveries.exists()
    assert "لم تُقرأ بعد" in pages.desk_page(), "she has not opened it"
    assert "سجّلنا" in pages.her_page() and situations.officer().name not in pages.her_page()
    assert "لم تُقرأ بعد" not in pages.desk_page()
    copy = reverse("people:document_copy", args=[message.document.pk])
    assert pages.she().get(copy).headers["Content-Type"] == "image/jpeg"
    assert again(pages.she().post(pages.mine, {"words": "…"})).context["form"].errors
    wrong = SimpleUploadedFile("a.jpg", b"no picture", "image/jpeg")
    refused = pages.she().post(pages.mine, {"words": "صورة", "upload": wrong})
    assert "upload" in again(refused).context["form"].errors
    assert ThreadMessage.objects.count() == 2


def test_nobody_else_reads_or_marks_it(client, case, cast):
    pages = Pages(client, case)
    pages.she().post(pages.mine, {"words": "هل وصل عقد الإيجار؟"})
    for user in (cast.auditor, PersonFactory(with_account=True).account):
        client.force_login(user)
        client.get(reverse("requests:show", args=[case.pk]))
        client.get(reverse("portal:my_request", args=[case.pk]))
        assert client.post(pages.ours, {"words": "نعم"}).status_code in (302, 403, 404)
        client.post(pages.mine, {"words": "نعم"})
    assert ThreadMessage.objects.get().seen_at is None


def test_where_nobody_wrote_nothing_is_asked(client, case):
    pages = Pages(client, case)
    pages.desk_page()
    with CaptureQueriesContext(connection) as queries:
        pages.client.get(reverse("requests:show", args=[case.pk]))
    assert not [query for query in queries if "threadmessage" in query["sql"]]


def refused(write, by):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), signed_in(by):
        write()
    return constraint_of(refusal.value)


def test_the_database_holds_both_sides_apart(case, her):
    officer, stranger = situations.officer(), PersonFactory(with_account=True)

    def new(by, **columns):
        return ThreadMessage.objects.create(support_request=case, by=by, words="نص", **columns)

    def say(by):
        return lambda: new(by)

    either, other = "threadmessage_by_either_side", "threadmessage_seen_by_the_other_side"
    assert refused(say(stranger.account), stranger.account) == either
    own_name = "threadmessage_in_ones_own_name"
    assert refused(say(her.account), officer) == own_name
    assert refused(lambda: new(officer, seen_by=officer), officer) == either
    foreign = situations.give_paper(stranger, "income")
    assert refused(lambda: new(officer, document=foreign), officer) == either
    draft = situations.draft(person=her, programme="electricity")
    row = {"support_request": draft, "by": her.account, "words": "نص"}
    assert refused(lambda: ThreadMessage.objects.create(**row), her.account) == either
    with signed_in(her.account):
        message = new(her.account)
    rows = ThreadMessage.objects.filter(pk=message.pk)
    rows.update(seen_at=message.at)
    message.refresh_from_db()
    assert (message.is_ours, message.seen_at) == (False, None)
    assert refused(lambda: rows.update(seen_by=her.account), her.account) == other
    assert refused(lambda: rows.update(seen_by=officer), her.account) == own_name
    with signed_in(officer):
        rows.update(seen_by=officer)
    message.refresh_from_db()
    assert message.seen_at is not None
    for change in ({"words": "غير ذلك"}, {"seen_by": UserFactory(officer=True)}):
        assert refused(lambda change=change: rows.update(**change), officer) == (
            "threadmessage_stands"
        )


def test_what_comes_with_it_is_sent_in_pieces_and_goes_on_after_a_cut(client, case):
    """As a paper does: on the page of a message, two pages and the photo of the form."""
    pages, content = Pages(client, case), picture()
    she, half = pages.she(), len(content) // 2
    attached = DocumentType.objects.get(role="attached").code
    where = announce(she, case, content, code=attached).json()["address"]
    assert put(she, where, 0, content[:half]).json()["offset"] == half
    page = she.get(pages.mine).text
    assert reverse("portal:pages", args=[case.pk, attached]) in page and "data-pages-form" in page
    sent = {"words": "هذا العقد الجديد."}
    refused = again(she.post(pages.mine, sent))  # half of it is not here
    assert "upload" in refused.context["form"].errors and "هذا العقد الجديد." in refused.text
    assert put(she, where, half, content[half:]).json()["isHere"]
    send(she, case, picture("navy"), code=attached)
    assert she.post(pages.mine, sent | {"upload": photo()}).status_code == 302
    message = ThreadMessage.objects.get()
    assert message.document.page_count == 3 and message.document.person == case.person
    assert not SentPage.objects.exists()
    aside.withdraw(case, by=situations.officer(), reason="لم تعد تحتاج إليه.")
    other = PersonFactory(with_account=True)
    client.force_login(other.account)
    assert announce(client, case, content, code=attached).status_code == 404
