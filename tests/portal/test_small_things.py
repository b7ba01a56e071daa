"""Small things that a person meets: no choice is a row of dashes, her pages speak to a woman."""

import ast
import re

import pytest
from django.conf import settings
from django.urls import reverse

from requests_app.intake.forms.questions import field_for
from requests_app.models import Question
from sanad.contact import workflow as contacts
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-4")]
# Said to a man; her pages say it otherwise.
TO_A_MAN = ("اكتب إلينا", "صف لنا", "أخرجه", "أخبرنا من", "قدّم لنا", "أكمل من حيث")
DASHES = re.compile(r"<option[^>]*>\s*[-–—]+\s*</option>")


@pytest.fixture
def phone(client):
    mother = PersonFactory(with_account=True, gender="f")
    case = cases.submitted(person=mother)
    client.force_login(mother.account)
    draft = cases.draft(person=mother, by=mother.account, programme="electricity")
    client.cases = case, draft
    return client


def test_her_pages_speak_to_a_woman_and_no_choice_is_a_row_of_dashes(phone):
    names = ("my_requests", "my_file", "my_asked", "my_details", "my_data", "guide", "apply")
    names += ("ask", "my_home", "report")
    pages = [reverse(f"portal:{name}") for name in names]
    pages += [reverse("portal:my_request", args=[row.pk]) for row in phone.cases]
    pages += [reverse("surveys:open"), "/accounts/mine/"]
    for page in pages:
        text = phone.get(page, follow=True).text
        assert not DASHES.search(text), page
        assert not [words for words in TO_A_MAN if words in text], page


def test_words_of_another_language_keep_their_own_direction(phone):
    """Arabic words on an English page end with their full stop, and a day behind an Arabic name is
    read as it is written."""
    person = phone.cases[0].person
    contact = contacts.ask(
        by=person.account,
        person=person,
        branch=person.branch,
        subject_kind="inquiry",
        subject="متى يصل المبلغ؟",
    )
    person.language = "en"
    person.save(update_fields=["language"])
    page = phone.get(reverse("portal:my_asked")).text
    assert 'lang="en"' in page and contact.number in page
    assert '<p class="mb-0" dir="auto">متى يصل المبلغ؟</p>' in page
    for name in ("my_messages", "my_request"):
        row = [phone.cases[0].pk] if name == "my_request" else []
        text = phone.get(reverse(f"portal:{name}", args=row)).text
        assert '<p dir="auto">' in text, name
    sheet = (settings.BASE_DIR / "static" / "sanad.css").read_text()
    assert re.search(r"(?m)^.*\btime \{ unicode-bidi: isolate; \}", sheet)


def test_a_list_of_places_begins_with_words():
    place = Question(code="town", kind="place", label="أين؟", choices="riyadh الرياض")
    empty = str(dict(field_for(place).choices)[""])
    assert re.search(r"\w", empty)


def test_every_list_of_rows_says_what_its_empty_choice_means():
    """Where it does not, the page shows nine dashes, and a voice reads them."""
    silent = []
    for app in ("beneficiaries", "requests_app", "conduct", "surveys", "sanad"):
        for path in sorted((settings.BASE_DIR / app).rglob("*.py")):
            source = path.read_text()
            if "ModelChoiceField(" not in source:
                continue
            for node in ast.walk(ast.parse(source)):
                if not isinstance(node, ast.Call):
                    continue
                is_list = getattr(node.func, "attr", "") == "ModelChoiceField"
                says = "empty_label" in {one.arg for one in node.keywords}
                if is_list and not says and ".empty_label = " not in source:  # or when it is made
                    silent.append(f"{path.name}:{node.lineno}")
    assert not silent
