"""Programmes with versions: a running case keeps its own; what was signed is shown as signed."""

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from beneficiaries.forms import CategoryForm, DocumentForm
from beneficiaries.models import Category, DocumentType
from requests_app.catalogue import seed_catalogue
from requests_app.intake import declaration
from requests_app.intake.enums import QuestionKind, QuestionRole
from requests_app.intake.stored import from_json
from requests_app.intake.workflow import desk
from requests_app.intake.workflow import programme as workflow
from requests_app.models import (
    DocumentRule,
    Programme,
    ProgrammeVersion,
    Question,
    Reason,
    SupportRequest,
)
from sanad.audit import history
from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from sanad.workflow.refusal import NotAllowed, Refused
from tests.conftest import Calendar
from tests.factories import committee, programmes
from tests.factories import requests as situations
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.in_own_name import signed_by_whom_it_names

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-1")]
OLD, NEW = "ما اسم المؤجّر كما في العقد؟", "من صاحب البيت؟"


def rent():
    return Programme.objects.get(code="rent")


def fresh(case):
    return SupportRequest.objects.for_detail().get(pk=case.pk)


def run(sql, *parameters):
    with signed_by_whom_it_names(sql, parameters), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)


def broken(sql, *parameters):
    """The name of the rule that refuses the statement."""
    with pytest.raises(IntegrityError) as refusal:
        run(sql, *parameters)
    return constraint_of(refusal.value)


class TestPublishing:
    def test_a_draft_has_all_that_the_published_version_has(self):
        published = rent().published
        draft = programmes.draft()
        assert (draft.number, draft.status) == (published.number + 1, "draft")
        assert workflow.what_changes(draft) == []
        assert draft.questions.count() == published.questions.count() == 6
        assert draft.document_rules.count() == published.document_rules.count() == 5

    def test_begun_twice_it_is_one_draft(self):
        assert programmes.draft() == programmes.draft()

    def test_requests_begin_under_it_and_the_one_before_is_retired(self):
        before = rent().published
        after = programmes.next_version(max_amount=500)
        before.refresh_from_db()
        assert (before.status, after.status) == ("retired", "published")
        assert before.retired_at and after.published_at and after.published_by
        assert situations.draft().programme_version == after

    def test_what_changes_and_for_whom(self):
        situations.draft()
        situations.submitted()
        situations.submitted(programme="electricity")
        draft = programmes.draft(max_amount=500)
        draft.questions.filter(code="landlord").update(label=NEW)
        draft.questions.filter(code="story").delete()
        draft.questions.create(code="rooms", kind="number", label="كم غرفة؟", order=9)
        draft.document_rules.filter(type__code="income").update(is_required=False)
        draft.reasons.create(kind="reject", code="far", words="السكن خارج النطاق.")
        parts = dict(workflow.what_changes(draft))
        assert [len(changes) for changes in parts.values()] == [1, 3, 1, 1]
        before_after = [change[1:] for changes in parts.values() for change in changes]
        assert ("20,000", "500") in before_after and (OLD, NEW) in before_after
        assert any(what == "كم غرفة؟" and not old for c in parts.values() for what, old, _n in c)
        assert workflow.who_stays(draft) == (1, 1)

    def test_only_managers(self, cast):
        draft = programmes.draft()
        for act in (
            lambda: workflow.publish(draft, by=cast.officer),
            lambda: workflow.draft_of(rent(), by=cast.chair),
        ):
            with pytest.raises(NotAllowed):
                act()

    def test_not_twice_nor_unread_nor_without_a_question(self):
        draft = programmes.draft()
        seen = workflow.fingerprint(draft)
        draft.questions.filter(code="landlord").update(label=NEW)
        with pytest.raises(Refused) as refusal:
            workflow.publish(draft, by=programmes.manager(), seen=seen)
        assert refusal.value.code == "changed"
        workflow.publish(draft, by=programmes.manager(), seen=workflow.fingerprint(draft))
        with pytest.raises(Refused) as refusal:
            workflow.publish(draft, by=programmes.manager())
        assert refusal.value.code == "status"
        empty = programmes.draft("electricity")
        empty.questions.all().delete()
        with pytest.raises(Refused) as refusal:
            workflow.publish(empty, by=programmes.manager())
        assert refusal.value.code == "questions"

    def test_a_programme_without_a_version_takes_no_requests(self):
        new = Programme.objects.create(code="food", name="الغذاء")
        assert new not in Programme.objects.open()
        with pytest.raises(Refused) as refusal:
            desk.create_draft(
                person=PersonFactory(), programme=new, by=situations.officer(), channel="desk"
            )
        assert refusal.value.code == "closed"
        with pytest.raises(Refused):
            workflow.draft_of(new, by=programmes.manager())

    def test_the_seed_writes_in_no_version(self):
        """A running installation is seeded after every migration."""
        programmes.next_version(questions={"landlord": {"label": NEW}}, without=["story", "income"])
        models = (Programme, ProgrammeVersion, Question, DocumentRule, Reason)

        def rows():
            return [list(model.objects.order_by("pk").values()) for model in models]

        before = rows()
        seed_catalogue()
        assert rows() == before


class TestTheDatabaseHolds:
    TABLES = {
        "question": ("label = 'س'", "question_of_a_draft"),
        "documentrule": ("is_required = NOT is_required", "documentrule_of_a_draft"),
        "programmeversion": ("max_amount = 1", "programmeversion_stands_once_published"),
    }

    @pytest.mark.parametrize("table", TABLES)
    @pytest.mark.parametrize("is_retired", [False, True], ids=["published", "retired"])
    def test_what_was_published_is_not_changed(self, table, is_retired):
        version = rent().published
        if is_retired:
            programmes.next_version()
        change, rule = self.TABLES[table]
        of = "id" if table == "programmeversion" else "version_id"
        assert (
            broken(f"UPDATE requests_app_{table} SET {change} WHERE {of} = %s", version.pk) == rule
        )

    @pytest.mark.parametrize("table", ["question", "documentrule"])
    def test_nothing_is_put_in_taken_out_or_moved(self, table):
        published, draft = rent().published, programmes.draft()
        rule = f"{table}_of_a_draft"
        where = f"requests_app_{table} WHERE version_id = %s"
        assert broken(f"DELETE FROM {where}", published.pk) == rule
        for source, target in ((published, draft), (draft, published)):
            sql = f"UPDATE requests_app_{table} SET version_id = %s WHERE version_id = %s"
            assert broken(sql, target.pk, source.pk) == rule
        run(f"DELETE FROM {where}", draft.pk)

    def test_a_reason_of_its_own(self):
        version = programmes.draft()
        version.reasons.create(kind="reject", code="far", words="بعيد.")
        workflow.publish(version, by=programmes.manager())
        one = "requests_app_reason WHERE version_id = %s"
        assert broken(f"DELETE FROM {one}", version.pk) == "reason_of_a_draft"
        general = Reason.objects.filter(version=None).first()
        assert broken("DELETE FROM requests_app_reason WHERE id = %s", general.pk) == (
            "reason_general_stays"
        )
        for change in ("code = 'x'", f"version_id = {programmes.draft().pk}", "kind = 'end'"):
            sql = f"UPDATE requests_app_reason SET {change} WHERE id = %s"
            assert broken(sql, general.pk) == "reason_keeps_its_code"

    def test_a_version_is_drafted_published_retired(self):
        version = rent().published
        to = "UPDATE requests_app_programmeversion SET status = '{}' WHERE id = %s"
        assert broken(to.format("draft"), version.pk) == "programmeversion_drafted_first"
        draft = programmes.draft()
        assert broken(to.format("retired"), draft.pk) == "programmeversion_drafted_first"
        by_name = to.replace("SET", f"SET published_by_id = {programmes.manager().pk},")
        assert broken(by_name.format("published"), draft.pk) == "programmeversion_one_published"
        assert (
            broken(
                "INSERT INTO requests_app_programmeversion (programme_id, number, status,"
                " needs_study, max_amount, max_months, needs_payee, payee_kind)"
                " VALUES (%s, 3, 'published', false, 1, 1, false, 'bank')",
                rent().pk,
            )
            == "programmeversion_drafted_first"
        )
        for change in (
            "number = 7",
            f"programme_id = {Programme.objects.get(code='electricity').pk}",
        ):
            sql = f"UPDATE requests_app_programmeversion SET {change} WHERE id = %s"
            assert broken(sql, draft.pk) == "programmeversion_keeps_its_programme"

    @pytest.mark.parametrize("number", [0, 1, 3, 32767])
    def test_versions_are_numbered_in_order(self, number):
        sql = """INSERT INTO requests_app_programmeversion (programme_id, number, status,
            needs_study, max_amount, max_months, needs_payee, payee_kind)
            VALUES (%s, %s, 'draft', false, 1, 1, false, 'bank')"""
        assert rent().published.number == 1
        assert broken(sql, rent().pk, number) == "programmeversion_numbered_in_order"
        run(sql, rent().pk, 2)

    def test_published_by_somebody_and_with_a_question(self):
        published, draft = rent().published, programmes.draft()
        to = "UPDATE requests_app_programmeversion SET status = %s, published_by_id = %s {}"
        to = to.format("WHERE id = %s")
        by = programmes.manager().pk
        run("UPDATE requests_app_programmeversion SET status = 'retired' WHERE id = %s",
            published.pk)  # fmt: skip
        rule = "programmeversion_published_by_name"
        assert broken(to, "published", None, draft.pk) == rule
        empty = programmes.draft("electricity")
        run("DELETE FROM requests_app_question WHERE version_id = %s", empty.pk)
        assert broken(to, "published", by, empty.pk) == "programmeversion_asks_something"
        run(to, "published", by, draft.pk)

    def test_nobody_chooses_the_moment(self, calendar):
        draft = programmes.draft()
        run(
            "UPDATE requests_app_programmeversion SET published_at = '2001-01-01' WHERE id = %s",
            draft.pk,
        )
        version = workflow.publish(draft, by=programmes.manager())
        assert version.published_at.year == 2026
        programmes.next_version()
        version.refresh_from_db()
        assert version.retired_at.year == 2026

    def test_a_code_keeps_its_kind_once_published(self):
        draft = programmes.draft()
        kind = "UPDATE requests_app_question SET kind = 'date' WHERE code = %s AND version_id = %s"
        assert broken(kind, "landlord", draft.pk) == "question_keeps_its_kind"
        draft.questions.filter(code="landlord").delete()
        insert = (
            "INSERT INTO requests_app_question (version_id, code, kind, label, hint, choices, role,"
            ' is_required, "order") VALUES (%s, %s, %s, %s, %s, %s, %s, true, 1)'
        )
        row = (draft.pk, "landlord", "date", "س", "", "", "")
        assert broken(insert, *row) == "question_keeps_its_kind", "nor under a later version"
        run(insert, draft.pk, "owner", "date", "س", "", "", "")
        run(kind.replace("date", "text"), "owner", draft.pk)

    def test_a_request_keeps_its_version(self):
        case = situations.draft()
        other = programmes.next_version()
        sql = "UPDATE requests_app_supportrequest SET programme_version_id = %s WHERE id = %s"
        assert broken(sql, other.pk, case.pk) == "supportrequest_keeps_its_origin"

    def test_a_request_begins_under_the_published_version_of_its_programme(self):
        case = situations.draft()
        retired = case.programme_version_id
        programmes.next_version()
        draft = programmes.draft()
        other = Programme.objects.get(code="electricity").published
        sql = (
            "INSERT INTO requests_app_supportrequest (programme_id, programme_version_id,"
            " person_id, household_id, branch_id, policy_version_id, channel, status, answers,"
            " promised, second_reason, created_by_id, desk_days_used, reminders_sent)"
            " SELECT programme_id, %s, person_id, household_id, branch_id, policy_version_id,"
            " channel, status, answers, promised, second_reason, created_by_id, 0, 0"
            " FROM requests_app_supportrequest WHERE id = %s"
        )
        for version in (retired, draft.pk, other.pk):
            assert broken(sql, version, case.pk) == "supportrequest_of_the_published_version"
        with acting(case.created_by_id):
            run(sql, rent().published.pk, case.pk)

    def test_a_paper_that_is_asked_for_is_not_put_out_of_use(self):
        retire = "UPDATE beneficiaries_documenttype SET is_retired = true WHERE code = 'income'"
        assert broken(retire) == "documenttype_out_of_use_when_not_asked"
        draft = programmes.draft()
        for code in ("rent", "electricity"):
            programmes.next_version(code, without=["income"])
        later = programmes.draft()
        later.document_rules.create(type=DocumentType.objects.get(code="income"))
        run(retire)
        assert draft.pk != later.pk
        with pytest.raises(Refused) as refusal:
            workflow.publish(later, by=programmes.manager())
        assert refusal.value.code == "papers"
        run(
            "UPDATE requests_app_programmeversion SET status = 'retired' WHERE id = %s",
            rent().published.pk,
        )
        publish = "UPDATE requests_app_programmeversion SET status = 'published' WHERE id = %s"
        assert broken(publish, later.pk) == "programmeversion_asks_for_papers_in_use"


class TestARunningCase:
    def test_goes_on_as_it_began(self):
        """Other limits, questions and papers are for the requests that come after (PR-4)."""
        cases = [situations.signed(), situations.attested(), situations.noticed()]
        asked = DocumentType.objects.get(code="pension")
        programmes.next_version(
            max_amount=1, papers=[{"type": asked}], without=["income", "story", "landlord"]
        )
        for case in map(fresh, cases):
            assert case.is_declared, "a paper that is asked for no more voids nobody's signature"
            assert declaration.changes(case) == []
            assert case.answer_to(QuestionRole.PAYEE_NAME) == situations.ANSWERS["rent"]["landlord"]
        desk.submit(cases[0], by=situations.officer())
        desk.verify(cases[1], by=situations.officer())
        desk.raise_to_committee(cases[2], by=situations.officer())

    def test_its_reasons_are_those_of_its_version(self):
        case = situations.submitted()
        draft = programmes.draft()
        draft.reasons.create(kind="return", code="other-town", words="العقد لسكن في مدينة أخرى.")
        workflow.publish(draft, by=programmes.manager())
        item = [("income", "other-town")]
        with pytest.raises(Refused):
            desk.return_for_completion(case, by=situations.officer(), items=item)
        later = situations.submitted()
        later = desk.return_for_completion(later, by=situations.officer(), items=item)
        assert later.last_return().items.get().words == "العقد لسكن في مدينة أخرى."


class TestSignedIsShownAsSigned:
    """Two ways in which a label may come to read otherwise: a new version, and the raw row."""

    @pytest.fixture(autouse=True)
    def renamed(self, as_owner):
        """`renamed(case)`: past every rule, as the owner of the database alone can."""

        def rename(case):
            programmes.next_version(questions={"landlord": {"label": NEW}})
            with pgtrigger.ignore("requests_app.Question:question_of_a_draft"):
                case.programme_version.questions.filter(code="landlord").update(label=NEW)
            assert fresh(case).programme_version.questions.get(code="landlord").label == NEW
            return case

        return rename

    @pytest.fixture
    def calendar(self, as_owner):
        calendar = Calendar(connection.cursor())
        calendar.move_to("2026-11-22")
        return calendar

    def test_at_the_desk_and_on_paper(self, client, renamed):
        case = renamed(situations.submitted())
        client.force_login(UserFactory(officer=True, branch=case.branch))
        for name in ("requests:show", "requests:print"):
            page = client.get(reverse(name, args=[case.pk])).text
            assert OLD in page and NEW not in page, name

    def test_before_the_committee(self, client, renamed, calendar):
        case = renamed(committee.ripe(calendar))
        item = committee.item_of(committee.in_session(items=[case]), case)
        client.force_login(committee.secretary())
        page = client.get(item.get_absolute_url()).text
        assert OLD in page and NEW not in page
        assert case.declaration.text.splitlines()[0] in page

    def test_to_the_beneficiary_who_sends_it_again(self, client, renamed):
        person = PersonFactory(with_account=True)
        case = situations.returned(person=person, items=[("income", "expired")])
        renamed(situations.answered(case))
        client.force_login(person.account)
        page = client.get(f"/apply/{case.pk}/sign/").text
        assert OLD in page and NEW not in page

    def test_also_the_name_that_was_signed(self, client):
        case = situations.submitted()
        signed = case.person.full_name
        run("UPDATE beneficiaries_person SET family_name = 'غيره' WHERE id = %s", case.person_id)
        client.force_login(UserFactory(officer=True, branch=case.branch))
        page = client.get(reverse("requests:print", args=[case.pk])).text
        assert f"أنا {signed}" in page

    def test_before_a_signature_its_version_speaks(self, client):
        draft = situations.filled()
        programmes.next_version(questions={"landlord": {"label": NEW}})
        client.force_login(UserFactory(officer=True, branch=draft.branch))
        page = client.get(reverse("requests:show", args=[draft.pk])).text
        assert OLD in page and NEW not in page


class TestAnOldAnswer:
    """Raw data of a kind that the question has not: shown as they stand, never an error."""

    WRONG = ["not a date", "", "2026-13-45", 7, None, True, ["a"], {"a": 1}, "NaN", "1e999999"]

    @pytest.mark.parametrize("kind", QuestionKind)
    @pytest.mark.parametrize("value", WRONG, ids=repr)
    def test_is_told_as_it_is_stored(self, kind, value):
        question = Question(kind=kind, code="x", label="س", choices="a\nb")
        assert isinstance(declaration.answer_in_words(question, value), str)
        from_json(question, value)

    def test_opens_every_page_of_its_case(self, client, as_owner):
        person = PersonFactory(with_account=True)
        case = situations.returned(person=person)
        with pgtrigger.ignore(
            "requests_app.Question:question_of_a_draft",
            "requests_app.Question:question_keeps_its_kind",
        ):
            case.programme_version.questions.filter(code="landlord").update(kind="date")
            case.programme_version.questions.filter(code="story").update(kind="amount")
        client.force_login(UserFactory(officer=True, branch=case.branch))
        for name in ("requests:show", "requests:edit", "requests:print", "requests:sign"):
            page = client.get(reverse(name, args=[case.pk]), follow=True)
            assert page.status_code == 200, name
        client.force_login(person.account)
        for address in ("check/", "question/landlord/", "question/story/", "sign/"):
            assert client.get(f"/apply/{case.pk}/{address}", follow=True).status_code == 200, (
                address
            )


class TestOutOfUse:
    def test_papers_and_categories_are_not_offered_and_stay_where_they_are(self, client, cast):
        person = PersonFactory(branch=cast.officer.branch)
        kind = DocumentType.objects.get(code="school-letter")
        situations.give_paper(person, kind.code, added_by=cast.officer)
        person.categories.create(category=Category.objects.get(code="widow"))
        DocumentType.objects.filter(pk=kind.pk).update(is_retired=True)
        Category.objects.filter(code="widow").update(is_retired=True)
        assert kind not in DocumentForm().fields["type"].queryset
        codes = {c.code for c in CategoryForm(person=person).fields["category"].queryset}
        assert "widow" not in codes and "orphan" in codes
        assert [str(paper.type) for paper in person.documents.all()] == [kind.name]
        assert person.categories.count() == 1


def test_programmes_and_what_belongs_to_them_have_a_history():
    draft = programmes.draft()
    question = draft.questions.get(code="landlord")
    question.label = NEW
    question.save()
    key = question.pk
    question.delete()
    question.pk = key
    steps = history.steps(question)
    assert [step.is_end for step in steps] == [True, False, False]
    assert [change[1:] for change in steps[1].changes] == [(OLD, NEW)]
    for row in (
        rent(),
        draft,
        draft.document_rules.first(),
        Reason.objects.first(),
        DocumentType.objects.first(),
        Category.objects.first(),
    ):
        assert history.steps(row)[-1].is_birth, row


def test_no_two_questions_fill_the_amount():
    draft = programmes.draft()
    number = draft.questions.get(code="yearly-rent")
    number.role = QuestionRole.AMOUNT
    with pytest.raises(IntegrityError), transaction.atomic():
        number.save()
    words = draft.questions.get(code="story")
    assert (
        broken(
            "UPDATE requests_app_question SET role = '', kind = 'amount' WHERE id = %s", words.pk
        )
        == "question_keeps_its_kind"
    )
    draft.questions.filter(role=QuestionRole.AMOUNT).delete()
    words.role = QuestionRole.AMOUNT
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        words.save()
    assert constraint_of(refusal.value) == "question_of_the_amount_is_an_amount"


# What a row is known by from one version to the next; the rest is what it says.
KNOWN_BY = {Question: {"code"}, DocumentRule: {"type"}, Reason: {"kind", "code", "role"}}


@pytest.mark.parametrize("model", KNOWN_BY)
def test_what_a_version_changes_is_shown_column_by_column(model):
    columns = {field.name for field in model._meta.concrete_fields}
    assert columns - {"id", "version"} - KNOWN_BY[model] == set(model.CONTENT)
