"""The pages of the policy's versions, and the public page around a new version's day."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.html import escape

from sanad.lib.clock import today
from sanad.lib.dates import gregorian_text
from sanad.policy import comparison, workflow
from sanad.policy.forms import VersionForm
from sanad.policy.models import PolicyVersion
from tests.factories import requests
from tests.factories.accounts import UserFactory
from tests.factories.policy import approved, drafted

pytestmark = [pytest.mark.django_db, pytest.mark.policy("AP-1")]


def filled_in(draft, **changes):
    """What a browser sends for the draft as it stands, with `changes`."""
    form = VersionForm(instance=draft)
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    values = {
        name: value for name, value in values.items() if value is not None and value is not False
    }
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in (values | changes).items()
    }


@pytest.fixture
def manager(client, cast):
    client.force_login(cast.manager)
    return client


class TestDrafting:
    def test_from_the_policy_page_to_a_draft(self, manager):
        page = manager.get(reverse("portal:policy"))
        assert reverse("policy:versions") in page.text
        assert reverse("policy:begin") in manager.get(reverse("policy:versions")).text
        answer = manager.post(reverse("policy:begin"))
        draft = PolicyVersion.objects.drafts().get()
        assert answer.url == draft.get_absolute_url()
        assert manager.post(reverse("policy:begin")).url == answer.url

    def test_others_find_no_link(self, client, cast):
        assert reverse("policy:versions") not in client.get(reverse("portal:policy")).text
        client.force_login(cast.officer)
        assert reverse("policy:versions") not in client.get(reverse("portal:policy")).text

    def test_everything_is_in_the_form_and_saved(self, manager, cast):
        draft = workflow.begin(by=cast.manager)
        url = reverse("policy:edit", args=[draft.pk])
        page = manager.get(url)
        for field in PolicyVersion.parameters():
            assert f'name="{field.name}"' in page.text
            assert str(field.verbose_name) in page.text
        changes = {
            "title": "السياسة الثانية",
            "term": 2,
            "minute_number": 5,
            "approved_on": today(),
            "effective_on": today() + timedelta(days=9),
            "notice_days": "٢١",
            "study_author_votes": "on",
        }
        answer = manager.post(url, filled_in(draft, **changes))
        assert answer.url == draft.get_absolute_url()
        draft.refresh_from_db()
        assert (draft.title, draft.term, draft.minute_number) == ("السياسة الثانية", 2, 5)
        assert (draft.notice_days, draft.study_author_votes) == (21, True)
        assert draft.effective_on == today() + timedelta(days=9)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("notice_days", 13),
            ("notice_days", "كثير"),
            ("quorum", 1),
            ("quorum", ""),
            ("title", ""),
            ("effective_on", "2026-13-45"),
            ("effective_on", "2020-01-01"),
            ("effective_on", "9999-01-01"),
            ("minute_number", 2),
        ],
    )
    def test_what_is_wrong_stands_next_to_its_field(self, manager, cast, field, value):
        draft = drafted(cast)
        answer = manager.post(
            reverse("policy:edit", args=[draft.pk]), filled_in(draft, **{field: value})
        )
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == [field]
        draft.refresh_from_db()
        assert draft.title and draft.notice_days == 14 and draft.minute_number == 9

    @pytest.mark.parametrize(
        ("days", "is_taken"), [(-1, False), (4, False), (5, True), (365, True), (366, False)]
    )
    def test_a_day_it_cannot_hold_from_is_refused_where_it_is_written(
        self, manager, cast, days, is_taken
    ):
        """Not before the version that is still to come, and no more than a year ahead."""
        approved(cast, in_days=5)
        draft = drafted(cast, in_days=6, minute_number=10)
        url = reverse("policy:edit", args=[draft.pk])
        day = today() + timedelta(days=days)
        before = today() - timedelta(days=9)
        answer = manager.post(url, filled_in(draft, approved_on=before, effective_on=day))
        assert answer.status_code == (302 if is_taken else 422)
        draft.refresh_from_db()
        assert (draft.effective_on == day) is is_taken

    def test_the_days_it_may_hold_from_stand_at_the_field(self, manager, cast):
        approved(cast, in_days=5)
        draft = workflow.begin(by=cast.manager)
        page = manager.get(reverse("policy:edit", args=[draft.pk]))
        field = page.context["form"]["effective_on"]
        for days in (5, 365):
            assert gregorian_text(today() + timedelta(days=days)) in str(field.help_text)

    def test_a_clause_is_worded_anew(self, manager, cast):
        draft = workflow.begin(by=cast.manager)
        url = reverse("policy:clause", args=[draft.pk, "PR-5"])
        assert url in manager.get(reverse("policy:clauses", args=[draft.pk])).text
        words = {"text": "نص المجلس الجديد", "interpretation": "", "added": "", "feature": ""}
        assert manager.post(url, words | {"text": " "}).status_code == 422
        assert manager.post(url, words).status_code == 302
        assert "نص المجلس الجديد" in manager.get(draft.get_absolute_url()).text

    def test_the_draft_of_another_is_read_only(self, client, cast):
        draft = drafted(cast)
        client.force_login(UserFactory(manager=True))
        for name in ("policy:edit", "policy:clause"):
            arguments = [draft.pk] if name == "policy:edit" else [draft.pk, "PR-5"]
            assert client.get(reverse(name, args=arguments)).status_code == 403
        page = client.get(reverse("policy:clauses", args=[draft.pk]))
        assert reverse("policy:clause", args=[draft.pk, "PR-5"]) not in page.text

    def test_a_version_in_force_has_no_form(self, manager, cast):
        version = approved(cast)
        assert manager.get(reverse("policy:edit", args=[version.pk])).status_code == 409
        answer = manager.post(reverse("policy:edit", args=[version.pk]), {"title": "x"})
        assert answer.status_code == 409

    @pytest.mark.parametrize(
        ("name", "more"),
        [("version", []), ("edit", []), ("clauses", []), ("clause", ["PR-5"])],
    )
    def test_what_is_not_there(self, manager, name, more):
        assert manager.get(reverse(f"policy:{name}", args=[10**6, *more])).status_code == 404

    def test_a_clause_that_is_not_there(self, manager, cast):
        draft = workflow.begin(by=cast.manager)
        url = reverse("policy:clause", args=[draft.pk, "X-9"])
        assert manager.get(url).status_code == 404

    def test_a_draft_is_set_aside(self, manager, cast):
        draft = drafted(cast)
        manager.post(reverse("policy:discard", args=[draft.pk]))
        assert not PolicyVersion.objects.drafts().exists()
        page = manager.get(draft.get_absolute_url())
        assert reverse("policy:put_in_force", args=[draft.pk]) not in page.text


class TestPuttingInForce:
    def test_what_changes_for_whom_is_shown_first(self, client, cast):
        requests.submitted(by=cast.officer)
        draft = drafted(cast, notice_days=20, study_author_votes=True)
        workflow.edit_clause(draft.clauses.get(code="PR-1"), by=cast.manager, added="ماء وتمر.")
        client.force_login(cast.chair)
        page = client.get(draft.get_absolute_url())
        changes = [(str(change.old), str(change.new)) for change in page.context["numbers"]]
        assert changes == [("14", "20"), ("لا", "نعم")]
        assert [clause.code for clause in page.context["clauses"]] == ["PR-1"]
        assert "ماء وتمر." in page.text
        assert [count for _kind, count in page.context["running"]].count(1) == 1

    def test_the_chair_puts_in_force_what_they_read(self, client, cast):
        draft = drafted(cast)
        url = reverse("policy:put_in_force", args=[draft.pk])
        client.force_login(cast.chair)
        assert url in client.get(draft.get_absolute_url()).text
        assert client.post(url).status_code == 422
        assert client.post(url, {"seen": "0" * 64}).status_code == 409
        answer = client.post(url, {"seen": comparison.fingerprint(draft)})
        assert answer.url == draft.get_absolute_url()
        draft.refresh_from_db()
        assert draft.put_in_force_by == cast.chair

    def test_who_drafted_it_reads_why_not(self, manager, cast):
        draft = drafted(cast)
        page = manager.get(draft.get_absolute_url())
        assert page.context["why_not"].code == "same_person"
        assert escape(str(page.context["why_not"].sentence)) in page.text
        assert reverse("policy:put_in_force", args=[draft.pk]) not in page.text
        url = reverse("policy:put_in_force", args=[draft.pk])
        assert manager.post(url, {"seen": comparison.fingerprint(draft)}).status_code == 409

    def test_what_the_draft_still_lacks_is_listed_to_everybody(self, client, cast):
        """Also to who drafted it, who is told first that somebody else puts it in force."""
        yesterday = today() - timedelta(days=1)
        draft = drafted(cast, minute_number=None, approved_on=yesterday, effective_on=yesterday)
        for user, is_own in ((cast.manager, True), (cast.chair, False)):
            client.force_login(user)
            page = client.get(draft.get_absolute_url())
            assert list(page.context["missing"]) == ["incomplete", "retroactive"]
            for reason in page.context["missing"].values():
                assert page.text.count(escape(str(reason.sentence))) == 1
            assert "محضر المجلس" in str(page.context["missing"]["incomplete"].sentence)
            assert (page.context["why_not"].code == "same_person") is is_own
            assert (reverse("policy:edit", args=[draft.pk]) in page.text) is is_own
        ready = workflow.edit(
            draft, by=cast.manager, minute_number=9, effective_on=today() + timedelta(days=1)
        )
        assert client.get(ready.get_absolute_url()).context["missing"] == {}

    def test_an_auditor_reads_and_does_nothing(self, client, cast):
        draft = drafted(cast)
        client.force_login(cast.auditor)
        assert client.get(draft.get_absolute_url()).status_code == 200
        url = reverse("policy:put_in_force", args=[draft.pk])
        assert client.post(url, {"seen": comparison.fingerprint(draft)}).status_code == 403
        assert client.post(reverse("policy:discard", args=[draft.pk])).status_code == 403


@pytest.mark.policy("PM-2")
def test_the_public_page_around_the_day_of_a_new_version(client, cast, calendar):
    draft = drafted(cast, in_days=3, notice_days=20, title="السياسة الثانية")
    workflow.edit_clause(draft.clauses.get(code="PR-1"), by=cast.manager, added="ماء وتمر.")
    page = client.get("/policy/").text
    assert "ماء وتمر." not in page and "السياسة الثانية" not in page
    workflow.put_in_force(draft, by=cast.chair, seen=comparison.fingerprint(draft))
    for day, is_new in (("24", False), ("25", True), ("26", True)):
        calendar.move_to(f"2026-11-{day}")
        page = client.get("/policy/")
        clauses = [clause for _name, rows in page.context["chapters"] for clause in rows]
        assert len(clauses) == 48, day
        assert ("ماء وتمر." in page.text, "20 يومًا" in page.text) == (is_new, is_new), day
        assert page.context["version"].minute_number == (9 if is_new else 2), day


def test_staff_are_asked_to_read_the_new_version(client, cast, calendar):
    client.force_login(cast.officer)
    client.post("/policy/read/")
    approved(cast, in_days=1)
    assert client.get("/policy/").context["acknowledgement"]
    calendar.forward(days=1)
    assert client.get("/policy/").context["acknowledgement"] is None


def test_queries_of_the_pages(client, cast, django_assert_max_num_queries):
    for number in range(10, 20):
        approved(cast, in_days=0, minute_number=number, notice_days=number + 4)
    draft = drafted(cast, notice_days=40)
    for clause in draft.clauses.all()[:10]:
        workflow.edit_clause(clause, by=cast.manager, added="زيادة")
    client.force_login(cast.manager)
    for name, arguments, most in (
        ("versions", [], 9),
        ("version", [draft.pk], 22),
        ("edit", [draft.pk], 8),
        ("clauses", [draft.pk], 8),
        ("clause", [draft.pk, "PR-5"], 8),
    ):
        with django_assert_max_num_queries(most):
            assert client.get(reverse(f"policy:{name}", args=arguments)).status_code == 200
