"""A question or paper that depends on an answer: asked, signed and kept only where it applies."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from beneficiaries.enums import Relation
from beneficiaries.models import DocumentType
from requests_app.intake import declaration, guards
from requests_app.intake.enums import Stage
from requests_app.intake.forms.answers import AnswersForm
from requests_app.intake.models.condition import applying, questions_of
from requests_app.intake.models.papers import required_of
from requests_app.intake.workflow import desk
from requests_app.intake.workflow.programme import publish
from requests_app.models import Programme, SupportRequest
from sanad.lib.triggers import Sql
from sanad.middleware import constraint_of
from sanad.portal.wizard import Wizard
from sanad.workflow.refusal import Refused
from tests.factories import programmes, requests
from tests.factories.beneficiaries import PersonFactory
from tests.portal.journey import url

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-1")]

NEEDED = "chair|كرسي\nother|غيره"
# Code → kind, columns.
ASKED = {
    "ill": ("yes_no", {}),
    "needed": ("several", {"choices": NEEDED, "asked_after": "ill", "asked_if": "yes"}),
    "which": ("text", {"asked_after": "needed", "asked_if": "other"}),
    "patient": ("members", {"is_required": False, "to_age": 17}),
}
# Code of the paper → what it depends on.
PAPERS = {
    "national-id": {},
    "medical-report": {"asked_after": "ill", "asked_if": "yes"},
    "school-letter": {"asked_after": "patient"},
    "pension": {"asked_after": "needed", "asked_if": "other"},
}


def draft_version():
    programme = Programme.objects.create(code="care", name="علاج", order=9)
    version = programme.versions.create(max_amount=6000)
    for order, (code, (kind, columns)) in enumerate(ASKED.items(), 1):
        version.questions.create(code=code, kind=kind, label=f"س {code}", order=order, **columns)
    for code, columns in PAPERS.items():
        kind = DocumentType.objects.get(code=code)
        version.document_rules.create(type=kind, stage="submission", **columns)
    return version


@pytest.fixture
def version():
    return publish(draft_version(), by=programmes.manager())


@pytest.fixture
def case(version):
    return requests.draft(programme="care", person=PersonFactory(with_account=True))


def asked_by_the_database(case):
    with connection.cursor() as cursor:
        sql = f"""SELECT t.code FROM $SupportRequest r, $beneficiaries.DocumentType t
            WHERE r.id = %s AND t.id IN
                (SELECT u.type_id FROM {required_of("r", Stage.SUBMISSION)})"""
        cursor.execute(Sql(sql).written("requests_app"), [case.pk])
        return {row[0] for row in cursor.fetchall()}


def test_papers_and_questions_follow_the_answers_in_python_and_in_the_database(case):
    by = case.person.account
    for answers, questions, papers in [
        ({}, {"ill", "patient"}, set()),
        ({"ill": "no"}, {"ill", "patient"}, set()),
        ({"ill": "yes", "needed": ["chair"]}, {"ill", "needed", "patient"}, {"medical-report"}),
        ({"needed": ["chair", "other"]}, set(ASKED), {"medical-report", "pension"}),
        (
            {"which": "x", "patient": ["سارة"]},
            set(ASKED),
            {"medical-report", "pension", "school-letter"},
        ),
        ({"patient": ""}, set(ASKED), {"medical-report", "pension"}),
    ]:
        case = desk.save_draft(case, by=by, answers=answers, promised=["pension", "medical-report"])
        assert {one.code for one in questions_of(case)} == questions
        codes = {rule.type.code for rule in case.required_papers_for(Stage.SUBMISSION)}
        assert codes == papers | {"national-id"} == asked_by_the_database(case)
        assert set(case.promised) <= codes, "nobody brings what is not asked for"
    # What depended on an answer goes with it, and what depended on that.
    case = desk.save_draft(case, by=by, answers={"ill": "no"})
    assert case.answers == {"ill": "no", "patient": ""} and case.promised == []
    assert guards.answers_complete(case, by) is None
    assert [label for label, _value in declaration.as_it_stands(case).rows if "س" in label[:2]] == [
        "س ill"
    ]


def test_the_database_keeps_no_answer_to_what_does_not_apply(case):
    by = case.person.account
    desk.save_draft(case, by=by, answers={"ill": "yes", "needed": ["chair"]})
    sql = "UPDATE requests_app_supportrequest SET answers = answers || %s::jsonb WHERE id = %s"
    for wrong in ('{"ill": "no"}', '{"which": "x"}', '{"ill": null}'):
        with (
            pytest.raises(IntegrityError) as refusal,
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql, [wrong, case.pk])
        assert constraint_of(refusal.value) == "supportrequest_answers_what_applies"
    with connection.cursor() as cursor:
        cursor.execute(sql, ['{"needed": ["other"], "which": "x"}', case.pk])


@pytest.mark.parametrize(
    ("code", "columns", "is_ruled"),
    [
        ("ill", {"asked_after": "needed"}, True),  # of a later one
        ("which", {"asked_after": "which"}, True),
        ("which", {"asked_after": "gone"}, True),
        ("which", {"asked_after": "needed", "asked_if": "bed"}, False),
        ("which", {"asked_after": "", "asked_if": "other"}, False),
        ("needed", {"asked_after": "ill", "asked_if": "perhaps"}, False),
    ],
)
def test_a_version_is_published_only_where_its_conditions_can_be_met(code, columns, is_ruled):
    draft, by = draft_version(), programmes.manager()
    draft.questions.filter(code=code).update(**columns)
    with pytest.raises(Refused) as refusal:
        publish(draft, by=by)
    assert refusal.value.code == "conditions"
    if is_ruled:
        with pytest.raises(IntegrityError) as broken, transaction.atomic():
            type(draft).objects.filter(pk=draft.pk).update(status="published", published_by=by)
        assert constraint_of(broken.value) == "programmeversion_depends_on_what_it_asks"


def test_the_phone_asks_one_after_the_other_and_leaves_out_what_does_not_apply(client, case):
    client.force_login(case.person.account)

    def send(code, answer, **extra):
        return client.post(url(case, "question", code), {"answer": answer, **extra})

    assert send("ill", "no").url == url(case, "question", "patient")
    assert client.get(url(case, "question", "needed")).status_code == 404
    assert send("ill", "yes").url == url(case, "question", "needed")
    assert send("needed", ["other"]).url == url(case, "question", "which")
    send("which", "سرير")
    page = client.get(url(case, "question", "patient")).text
    assert "answer_others" in page
    assert send("patient", [], answer_others="سارة\nأحمد").status_code == 302
    assert send("patient", [], answer_others="").status_code == 302, "nobody need be named"
    check = client.get(url(case, "check")).text
    assert "سرير" in check and "مشهد معاش" in check
    # Who comes back to change one answer is led to the page that it brings.
    send("ill", "no")
    change = f"{url(case, 'question', 'ill')}?change"
    assert client.post(change, {"answer": "yes"}).url == f"{url(case, 'question', 'needed')}?change"
    steps = Wizard(SupportRequest.objects.get(pk=case.pk)).steps
    assert not any(step.code == "which" for step in steps)


def test_the_members_of_a_home_are_offered_by_age(client, case):
    home = {"household": case.household, "relation": Relation.CHILD}
    child = PersonFactory(first_name="سلمى", born_on="2015-03-02", **home)
    PersonFactory(first_name="فراس", born_on="1980-03-02", **home)
    client.force_login(case.person.account)
    page = client.get(url(case, "question", "patient")).text
    assert f"{child.full_name} (2015)" in page and "فراس" not in page


def test_the_desk_asks_all_on_one_page_and_says_of_whom(client, version, case):
    typed = {"ill": "yes", "needed": ["other"], "which": ""}
    form = AnswersForm(typed, version=version, stored={})
    assert list(form.errors) == ["which"]
    assert "س ill" in form.fields["needed"].help_text
    form = AnswersForm({"ill": "no", "needed": ["none"]}, version=version, stored={})
    assert form.is_valid() and form.answers()["needed"] == ""
    officer = requests.officer()
    client.force_login(officer)
    edit = reverse("requests:edit", args=[case.pk])
    seen = client.get(edit).context["seen"]
    sent = client.post(edit, {"ill": "yes", "seen": seen, "then": "sign"})
    assert sent.url == edit, "the answer asks for a paper that was not on the page"
    assert "تقرير طبي" in client.get(edit).text
    blank = client.get(reverse("requests:blank", args=["care"])).text
    assert "فقط إن كان جواب «س ill»: نعم" in blank


def test_an_amended_answer_opens_the_line_of_its_paper(case):
    by = requests.officer()
    case = desk.save_draft(case, by=by, answers={"ill": "no"})
    requests.give_paper(case.person, "national-id")
    requests.terms_accepted(case.person)
    case = desk.submit(requests.sign(case), by=by)
    case = desk.amend(case, by=by, answers={"ill": "yes", "needed": ["chair"]})
    codes = {line.type.code for line in SupportRequest.objects.get(pk=case.pk).checklist}
    assert codes == {"national-id", "medical-report"}
    case = desk.amend(case, by=by, answers={"ill": "no"})
    codes = {line.type.code for line in SupportRequest.objects.get(pk=case.pk).checklist}
    assert codes == {"national-id"}, "what is asked no more is not waited for"


def test_answers_that_depend_on_one_another_go_together(version):
    answers = {"ill": "no", "needed": ["other"], "which": "x", "patient": ["سارة"]}
    assert applying(version.all_questions(), answers) == {"ill": "no", "patient": ["سارة"]}
