"""What is said of members is declared only where a programme asks for it (PR-4)."""

from datetime import date

import pytest

from beneficiaries import members
from beneficiaries.enums import Relation
from requests_app.intake import declaration
from tests.factories import requests
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import name_helper
from tests.factories.programmes import next_version
from tests.portal import journey
from tests.portal.journey import taken, url

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-4")]


@pytest.fixture
def mother():
    person = PersonFactory(with_account=True, gender="f", first_name="نورة")
    home = {"household": person.household}
    son = PersonFactory(
        **home, relation=Relation.CHILD, born_on=date(2016, 1, 1), first_name="سالم"
    )
    husband = PersonFactory(
        **home, relation=Relation.SPOUSE, born_on=date(1980, 1, 1), first_name="فراس"
    )
    members.say(son, by=person.account, said={"schooling": ["school"], "health": ["chronic"]})
    members.say(husband, by=requests.officer(), said={"work": ["seeks"]})
    return person


def asked(*, with_facts):
    who = {"code": "who", "kind": "members", "label": "من في بيتك؟", "with_facts": with_facts}
    next_version(more=[{**who, "is_required": False}])


def lines(client, case):
    return client.get(url(case, "question", "who")).context["form"].fields["answer"].names


def test_with_the_names_where_it_is_asked_and_as_a_sentence(client, mother):
    asked(with_facts=True)
    client.force_login(mother.account)
    case = journey.begin(client)
    his, hers, son = sorted(lines(client, case), key=len)
    assert "سالم" in son and "الدراسة: في المدرسة · الصحة: مرض مزمن" in son
    assert "بحث عن عمل" not in his + hers, "of another adult the name alone"
    assert taken(client.post(url(case, "question", "who"), {"answer": [son]}))
    case.refresh_from_db()
    shown = dict(declaration.as_it_stands(case).rows)
    assert shown["من في بيتك؟"] == son == case.answers["who"][0]
    assert "مرض مزمن" in client.get(url(case, "check")).text
    # What changed since is ticked anew, and stands twice nowhere.
    child = mother.household.members.get(first_name="سالم")
    members.say(child, by=requests.officer(), said={"health": ["well"]})
    page = client.get(url(case, "question", "who")).text
    assert "صحة جيدة" in page and "مرض مزمن" not in page and " checked" not in page


def test_the_names_alone_where_it_is_not(client, mother):
    asked(with_facts=False)
    client.force_login(mother.account)
    assert not any(":" in line for line in lines(client, journey.begin(client)))


def test_a_helper_reads_the_names_alone(client, mother):
    asked(with_facts=True)
    requests.terms_accepted(mother)
    row = name_helper(mother, PersonFactory(with_account=True))
    client.force_login(row.helper.account)
    client.post("/who/for/", {"for": row.pk})
    assert not any(":" in line for line in lines(client, journey.begin(client)))
