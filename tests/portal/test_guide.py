"""Five questions suggest a programme and refuse nobody; who finds none comes to a person (DG-1)."""

import pytest

from beneficiaries.models import Category
from requests_app.intake.models.suits import Facts
from requests_app.models import Programme, ProgrammeVersion
from sanad.portal.forms_guide import GuideForm
from tests.factories import programmes
from tests.factories.beneficiaries import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-1")]


def version(**columns):
    return ProgrammeVersion(**columns)


@pytest.mark.parametrize(
    ("columns", "facts", "weight"),
    [
        ({}, Facts(), 0),
        ({"for_categories": "widow\norphan"}, Facts(), 0),
        ({"for_categories": "widow\norphan"}, Facts(categories=frozenset({"orphan", "ill"})), 1),
        ({"for_categories": "widow"}, Facts(categories=frozenset({"ill"})), None),
        ({"for_gender": "f"}, Facts(gender="m"), None),
        ({"for_from_age": 18, "for_to_age": 40}, Facts(age=18), 1),
        ({"for_from_age": 18, "for_to_age": 40}, Facts(age=41), None),
        ({"for_from_age": 18}, Facts(age=17), None),
        ({"for_to_age": 40}, Facts(age=40, gender="m"), 1),
        ({"for_towns": "عرعر\nرفحاء"}, Facts(town="طريف"), None),
        ({"for_towns": "عرعر\nرفحاء"}, Facts(town="رفحاء"), 1),
        ({"for_registered": "no"}, Facts(is_registered=True), None),
        ({"for_registered": "yes", "for_gender": "f"}, Facts(is_registered=True, gender="f"), 2),
    ],
)
def test_what_is_said_speaks_for_or_against_and_what_is_left_out_does_not(columns, facts, weight):
    assert version(**columns).suits(facts) == weight


def test_the_guide_suggests_and_leaves_every_programme_to_be_chosen(client):
    programmes.next_version("rent", for_categories="widow", for_towns="الوجه")
    programmes.next_version("electricity", for_gender="m")
    page = client.get("/guide/")
    assert page.status_code == 200 and page.context["suggested"] is None
    assert "الوجه" in page.text and "/ask/" in page.text
    said = {"categories": ["widow"], "gender": "f", "age": "٤٠", "town": "الوجه"}
    page = client.post("/guide/", said)
    assert [row["code"] for row in page.context["suggested"]] == ["rent"]
    assert [row["code"] for row in page.context["others"]] == ["electricity"]
    assert "/apply/?programme=electricity" in page.text
    assert client.post("/guide/", {}).status_code == 200, "each may be left out"
    assert client.post("/guide/", {"age": "كثير"}).status_code == 422


def test_who_is_known_finds_the_questions_answered_and_the_choice_made(client):
    person = PersonFactory(with_account=True, gender="f", born_on="1980-01-01")
    person.categories.create(category=Category.objects.get(code="widow"))
    client.force_login(person.account)
    initial = client.get("/guide/").context["form"].initial
    assert initial["categories"] == ["widow"] and initial["age"] >= 46
    assert initial["registered"] == "yes" and initial["gender"] == "f"
    terms = client.get("/apply/?programme=rent").url
    chosen = client.post(terms, {"accepted": "on"}).url
    assert chosen == "/apply/?programme=rent", "the choice outlives the terms"
    form = client.get(chosen).context["form"]
    assert form.initial["programme"] == Programme.objects.get(code="rent")
    assert client.get("/apply/?programme=none").context["form"].initial["programme"] is None


def test_whom_it_is_for_is_written_in_the_draft_and_read_before_it_is_published(client):
    by = programmes.manager()
    draft = programmes.draft("rent", for_categories="widow\norphan", by=by)
    changes = dict(programmes.workflow.what_changes(draft))
    said = [change.after for part in changes.values() for change in part]
    assert any("أرمل" in words for words in said)
    client.force_login(by)
    page = client.get(f"/admin/requests_app/programmeversion/{draft.pk}/change/").text
    assert 'value="orphan" id="id_for_categories_0" checked' in page.replace("\n", " ")


def test_the_kinds_of_need_fit_who_reads_and_name_both_where_we_do_not_know():
    def said(gender):
        return dict(GuideForm(towns=[], gender=gender).fields["categories"].choices)["widow"]

    assert (said("f"), said("m"), said("")) == ("أرملة", "أرمل", "أرملة / أرمل")
