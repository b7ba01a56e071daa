"""The minutes of a sitting: true to what was decided, signed in time, corrected by an addition."""

import uuid

import pytest
from django.urls import reverse

from requests_app.committee import letters
from requests_app.committee.workflow import committee
from requests_app.committee.workflow import sitting as sittings
from requests_app.today import committee as today
from sanad.accounts.models import User
from sanad.contact import workflow as contacts
from sanad.letters.models import Letter
from sanad.workflow.refusal import NotAllowed
from tests.committee.calls import refusal_of
from tests.committee.raw import refused
from tests.factories.accounts import UserFactory
from tests.factories.committee import chair, decided, in_session, secretary, the_members

pytestmark = pytest.mark.django_db


def closed_with(session, item, outcome="rejected"):
    decided(item, outcome)
    return sittings.close_sitting(session, by=secretary())


class TestTheyFollowTheDecisions:
    @pytest.mark.policy("PR-5")
    def test_nobody_writes_them_while_the_sitting_decides(self, session, item):
        early = letters.minutes_draft(session)
        assert refusal_of(sittings.write_minutes, session, by=secretary(), minutes=early).code == (
            "status"
        )
        closed = closed_with(session, item)
        written = sittings.write_minutes(
            closed, by=secretary(), minutes=letters.minutes_draft(closed) + "\nملاحظة."
        )
        assert written.minutes.endswith("ملاحظة.")

    def test_the_database_refuses_them_too(self, session):
        refused(
            "sitting_minutes_when_closed",
            "UPDATE requests_app_sitting SET minutes = 'س' WHERE id = %s",
            session.pk,
        )

    @pytest.mark.policy("PR-5")
    def test_none_is_signed_that_leaves_an_item_out(self, session, item, case):
        closed = closed_with(session, item)
        closed = sittings.write_minutes(closed, by=secretary(), minutes="اجتمعت اللجنة.")
        refusal = refusal_of(sittings.sign_minutes, closed, by=chair())
        assert refusal.code == "incomplete" and case.number in str(refusal.sentence)

    def test_drawn_up_again_from_the_decisions(self, client, session, item, case):
        closed = closed_with(session, item)
        sittings.write_minutes(closed, by=secretary(), minutes="اجتمعت اللجنة.")
        client.force_login(secretary())
        url = reverse("committee:minutes", args=[session.pk])
        assert client.post(url, {"verb": "redraft"}).status_code == 302
        session.refresh_from_db()
        assert session.minutes == ""
        assert case.number in client.get(url).text

    def test_the_open_sitting_shows_a_draft_without_a_form(self, client, session, item):
        client.force_login(secretary())
        page = client.get(reverse("committee:minutes", args=[session.pk]))
        assert page.context["form"] is None


class TestTheirWords:
    def test_hour_place_and_who_was_not_there(self, case):
        session = in_session(items=[case], members=the_members(), place="قاعة الفرع")
        draft = letters.minutes_draft(session)
        assert "قاعة الفرع" in draft

    def test_a_woman_who_stood_aside_is_written_of_as_a_woman(self, session, item):
        member = the_members()[1]
        member.gender, member.name = "f", "نورة السبيعي"
        member.save(update_fields=["gender", "name"])
        committee.recuse(item, by=member, reason="جيرة")
        assert f"تنحّت {member}" in letters.item_minutes(item)


class TestSomebodyIsRemindedOfThem:
    def queue(self, user):
        return next((p for p in today.for_user(user) if p.code == "minutes"), None)

    @pytest.mark.policy("PR-5")
    def test_until_they_are_signed(self, session, item):
        assert not self.queue(chair()).rows
        closed = closed_with(session, item)
        assert [row.pk for row in self.queue(chair()).rows] == [closed.pk]
        assert self.queue(secretary()) is not None
        task = self.queue(chair()).draw(self.queue(chair()).rows.get())
        assert task.step and task.url == reverse("committee:minutes", args=[closed.pk])
        sittings.sign_minutes(closed, by=chair())
        assert not self.queue(chair()).rows

    def test_a_member_is_not(self, session, item):
        closed_with(session, item)
        assert self.queue(the_members()[1]) is None


class TestCorrection:
    def signed(self, session, item):
        return sittings.sign_minutes(closed_with(session, item), by=chair())

    @pytest.mark.policy("PR-5")
    def test_is_a_numbered_addition_and_the_minutes_stand(self, session, item):
        signed = self.signed(session, item)
        before = signed.minutes
        sittings.correct_minutes(signed, by=chair(), words="المكان: قاعة فرع الشمال.")
        signed.refresh_from_db()
        assert signed.minutes == before
        first, second = Letter.objects.filter(kind="minutes").order_by("pk")
        assert first.number in second.paragraphs[0]
        assert "المكان: قاعة فرع الشمال." in second.paragraphs
        assert signed.log.first().reason == "المكان: قاعة فرع الشمال."

    def test_of_signed_minutes_only_and_by_who_signed(self, session, item):
        closed = closed_with(session, item)
        assert refusal_of(sittings.correct_minutes, closed, by=chair(), words="س").code == (
            "unsigned"
        )
        signed = sittings.sign_minutes(closed, by=chair())
        with pytest.raises(NotAllowed):
            sittings.correct_minutes(signed, by=secretary(), words="س")
        other = UserFactory(chair=True)
        assert refusal_of(sittings.correct_minutes, signed, by=other, words="س").code == "chair"
        assert refusal_of(sittings.correct_minutes, signed, by=chair(), words="").code == "words"
        sittings.correct_minutes(signed, by=chair(), words="س")
        assert refusal_of(sittings.correct_minutes, signed, by=chair(), words="س").code == "twice"

    def test_from_the_page(self, client, session, item):
        signed = self.signed(session, item)
        client.force_login(chair())
        url = reverse("committee:minutes", args=[session.pk])
        assert client.get(url).context["correction"] is not None
        data = {"verb": "correct", "words": "المكان: قاعة فرع الشمال."}
        assert client.post(url, data).status_code == 302
        page = client.get(url)
        assert "المكان: قاعة فرع الشمال." in page.text
        assert page.context["letter"].pk == Letter.objects.filter(kind="minutes").first().pk or (
            page.context["letter"].pk < page.context["corrections"][0]["letter"].pk
        )
        assert sittings.correct_minutes.why_not(signed, secretary()) is not None
        assert client.post(url, {"verb": "correct", "words": ""}).status_code == 422


def complained_about(colleague, item):
    """The colleague, as the next page reads the account: the person of the item complained."""
    contacts.begin(
        by=UserFactory(officer=True),
        channel="visit",
        subject_kind="complaint",
        subject="رفعت صوتها عليّ",
        person=item.support_request.person,
        about_staff=colleague,
        key=uuid.uuid4(),
    )
    return User.objects.get(pk=colleague.pk)


class TestToWhoIsKeptOff:
    """A colleague of the committee whom somebody of the agenda complained about (PM-1+)."""

    @pytest.fixture
    def signed(self, session, item):
        decided(item, "rejected")
        closed = sittings.close_sitting(session, by=secretary())
        sittings.sign_minutes(closed, by=chair())
        return Letter.objects.get(kind="minutes")

    def test_neither_the_page_nor_the_letter_names_her(self, client, session, item, signed):
        client.force_login(secretary())
        address = reverse("committee:minutes", args=[session.pk])
        assert item.support_request.number in client.get(address).content.decode()
        user = complained_about(secretary(), item)
        client.force_login(user)
        page = client.get(address)
        said = page.content.decode()
        assert page.status_code == 200 and "محضر" in said
        assert item.support_request.number not in said
        assert item.support_request.person.family_name not in said
        for name in ("letters:show", "letters:pdf"):
            assert client.get(reverse(name, args=[signed.pk])).status_code == 404, name
        assert signed.number not in client.get(session.get_absolute_url()).content.decode()

    def test_nor_do_they_write_the_words(self, client, session, item):
        closed = closed_with(session, item)
        client.force_login(complained_about(secretary(), item))
        address = reverse("committee:minutes", args=[closed.pk])
        assert client.post(address, {"minutes": "لا شيء"}).status_code == 404
        closed.refresh_from_db()
        assert closed.minutes == ""
