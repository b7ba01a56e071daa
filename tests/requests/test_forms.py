"""What the forms of a paper refuse before any verb is asked."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import override

from beneficiaries.models import DocumentType
from requests_app.intake.declaration import answer_in_words
from requests_app.intake.enums import QuestionKind
from requests_app.intake.forms.desk import PaperForm
from requests_app.intake.forms.questions import field_for
from requests_app.intake.stored import from_json, to_json
from requests_app.models import Question
from sanad.lib import clock
from sanad.lib.isolates import isolated
from sanad.portal import forms as phone
from sanad.portal import forms_papers

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-2")]


def date(name, day):
    year, month, on = day.split("-")
    parts = {"day": on, "month": month, "year": year, "calendar": "gregorian"}
    return {f"{name}_{part}": value for part, value in parts.items()}


@pytest.mark.parametrize(
    ("dates", "wrong"),
    [
        ({"issued_on": "2026-11-20", "expires_on": "2026-11-20"}, set()),
        ({"expires_on": "2027-11-20"}, {"issued_on"}),
        ({"issued_on": "2026-11-20"}, {"expires_on"}),
        ({"issued_on": "2026-11-20", "expires_on": "2026-11-19"}, {"expires_on"}),
    ],
)
def test_a_paper_seen_at_the_desk_bears_its_dates(calendar, dates, wrong):
    kind = DocumentType(code="lease", name="عقد", valid_days=90, has_expiry=True)
    data = {"paper-lease-how": "shown"}
    for name, day in dates.items():
        data |= date(f"paper-lease-{name}", day)
    form = PaperForm(data, type=kind)
    assert set(form.errors) == wrong


def test_a_paper_still_to_be_brought_bears_none(calendar):
    kind = DocumentType(code="lease", name="عقد", valid_days=90, has_expiry=True)
    form = PaperForm({"paper-lease-how": "later"}, type=kind)
    assert form.is_valid() and form.is_promised


@pytest.mark.parametrize(
    ("dates", "wrong"),
    [
        ({"issued_on": "2026-08-24", "expires_on": "2026-11-22"}, {"upload"}),
        ({"issued_on": "2026-08-23", "expires_on": "2026-11-22"}, {"upload", "issued_on"}),
        ({"issued_on": "2026-08-24", "expires_on": "2026-11-21"}, {"upload", "expires_on"}),
        ({"issued_on": "2026-11-23", "expires_on": "2026-11-22"}, {"upload", "issued_on"}),
    ],
)
def test_a_photo_of_a_paper_that_is_no_longer_good(calendar, dates, wrong):
    """Good for ninety days from its issue, and until the day it bears; today still counts."""
    kind = DocumentType(code="lease", name="عقد", valid_days=90, has_expiry=True)
    data = {"key": "6ec8f1f4-6a1c-4a52-9a43-5d4b7a1f7a11"}
    for name, day in dates.items():
        data |= date(name, day)
    form = forms_papers.PaperForm(data, {}, type=kind, today=clock.today())
    assert set(form.errors) == wrong


def test_the_code_of_a_signature_may_be_typed_in_arabic_digits_and_groups():
    form = phone.SigningCodeForm({"digest": "0" * 64, "agreed": "on", "code": " ١٢٣ ٤٥٦ "})
    assert form.is_valid() and form.cleaned_data["code"] == "123456"


@pytest.mark.parametrize("code", ["12345", "1234567", "١٢٣٤٥", "abcdef"])
def test_another_number_of_digits_is_no_try(code):
    """Refused before the code is asked, which would count it."""
    form = phone.SigningCodeForm({"digest": "0" * 64, "agreed": "on", "code": code})
    assert list(form.errors) == ["code"]


@pytest.mark.parametrize("pin", ["123", "12345", "abcd"])
def test_another_number_of_a_persons_own_digits_is_no_try(pin):
    assert list(phone.PinForm({"pin": pin}).errors) == ["pin"]


# Kind → what is typed, what it refuses (None: nothing of its own), as it is kept, and as the person
# reads it under the signature.
ANSWERS = {
    QuestionKind.TEXT: ("سيارة", None, "سيارة", "سيارة"),
    QuestionKind.LONG_TEXT: ("سيارة\nودراجة", None, "سيارة\nودراجة", "سيارة\nودراجة"),
    QuestionKind.AMOUNT: ("١٢٠٠", "كثير", "1200", "1,200 ريال"),
    QuestionKind.NUMBER: ("٣", "ثلاثة", 3, "3"),
    QuestionKind.DATE: ("2026-11-20", "2026-13-20", "2026-11-20", "20 نوفمبر 2026"),
    QuestionKind.CHOICE: ("rent", "loan", "rent", "إيجار"),
    QuestionKind.YES_NO: ("no", "maybe", "no", "لا"),
    # The order of the list and each once, however it was sent.
    QuestionKind.SEVERAL: (
        ["own", "rent", "own"],
        ["own", "loan"],
        ["rent", "own"],
        "إيجار، ملك",
    ),
    QuestionKind.PLACE: ("own", "Cairo", "own", "ملك"),
    # Whoever is not ticked is written; each once.
    QuestionKind.MEMBERS: (
        ["سارة سعد", "أحمد", " سارة  سعد"],
        ["س" * 81],
        ["سارة سعد", "أحمد"],
        "سارة سعد، أحمد",
    ),
    QuestionKind.MOBILE: (
        "٠٥٥ ٠١٢ ٣٤٥٦",
        "055 012 345",
        "+966550123456",
        isolated("055 012 3456"),
    ),
    QuestionKind.IBAN: (
        "SA03 8000 0000 6080 1016 7519",
        "SA04 8000 0000 6080 1016 7519",
        "SA0380000000608010167519",
        isolated("SA03 8000 0000 6080 1016 7519"),
    ),
}


@pytest.mark.parametrize("kind", QuestionKind)
def test_every_kind_of_question_is_asked_kept_and_read(kind):
    """A kind without a field of its own would be a short text, and take anything."""
    typed, wrong, kept, words = ANSWERS[kind]
    question = Question(kind=kind, code="q", label="س", choices="rent|إيجار\nown|ملك")
    widget = field_for(question).widget

    def answer(text):
        data = date("q", text) if kind == QuestionKind.DATE else MultiValueDict()
        if kind != QuestionKind.DATE:
            data.setlist("q", text if isinstance(text, list) else [text])
        return field_for(question).clean(widget.value_from_datadict(data, {}, "q"))

    value = answer(typed)
    assert to_json(value) == kept
    assert from_json(question, kept) == value
    with override("ar"):
        assert answer_in_words(question, kept) == words
    if wrong is not None:
        with pytest.raises(ValidationError):
            answer(wrong)


@pytest.mark.parametrize(
    ("typed", "kept"), [("٣٠٠٤ ٥٦٧-٨٩", "300456789"), ("حساب الكهرباء", None), ("12", None)]
)
def test_the_account_that_a_programme_asks_for_is_a_number(typed, kept):
    """On the phone already, not only when the registration is completed."""
    question = Question(kind=QuestionKind.TEXT, code="q", label="س", role="payee_account")
    if kept is not None:
        assert field_for(question).clean(typed) == kept
        return
    with pytest.raises(ValidationError, match="رقم الحساب"):
        field_for(question).clean(typed)
