"""The words that are signed, attested and told: each kept in full with the act itself.

The words are the association's (`locale/texts/declaration.toml`), in Arabic whatever the
language of the page: what is signed is one text. A woman and a man read their own form.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from beneficiaries.enums import Housing, IdentityKind
from requests_app.intake.enums import QuestionKind, Stage, YesNo
from requests_app.intake.models.declared import NOT_DECLARED
from sanad.lib.arabic import listed
from sanad.lib.dates import gregorian_text
from sanad.lib.identifiers import group_iban, group_id, group_mobile
from sanad.lib.isolates import isolated
from sanad.lib.numbers import riyals
from sanad.lib.texts import ARABIC, paragraphs, text


def oath(person, signer=None):
    """The sentences of the declaration in the form of who signs (PR-4): the person, or a guardian
    under a name of their own."""
    if signer is None or signer == person:
        return paragraphs("declaration.oath", to=person, language=ARABIC, name=person.full_name)
    return paragraphs(
        "declaration.oath_of_guardian",
        to=signer,
        language=ARABIC,
        name=signer.full_name,
        ward=person.full_name,
    )


def blank_oath():
    """The declaration with a line for the name, for a form that is filled in by hand (TL-4)."""
    return paragraphs("declaration.oath", to="", language=ARABIC, name="………………………………")


def attestation_text():
    """What the officer attests (PR-4)."""
    return text("declaration.attestation", language=ARABIC)


def notice_text(policy_version):
    """What the applicant is told before the request is raised (PR-5)."""
    with override(ARABIC):
        return text("declaration.notice", term=policy_version.notice_term)


def signed_text(support_request, data, signer=None):
    """Oath and data as one text, exactly as they stood under the signature."""
    with override("ar"):
        lines = [f"{label}: {value}" for label, value in readable(support_request, data)]
        return "\n".join([*oath(support_request.person, signer), "", *lines])


def readable(support_request, data):
    """`[(label, value)]` of declared data in words, in the order in which a person reads them."""
    words = _Words(support_request)
    return [
        (words.label(path), words.value(path, value))
        for path, value in words.in_order(data)
        if value not in (None, "", [])
    ]


def facts(support_request):
    """`[(label, value)]` of what the registry knows of person and household, for one who reads:
    name and mobile with it, which nobody declares.
    """
    data = {**support_request.registry_data(), "answers": {}, "papers": []}
    return readable(support_request, data)


def contact(support_request):
    """`[(label, value)]` of the name and how they are reached today, beside what was signed."""
    data = support_request.registry_data()
    words = _Words(support_request)
    return [
        (words.label(f"{group}.{name}"), words.value(f"{group}.{name}", data[group][name]))
        for group, name in NOT_DECLARED
        if data[group][name]
    ]


def declared(support_request):
    """What is declared, for every page and print: as it was signed, word for word; before the
    first signature, as it stands now.
    """
    if support_request.declaration_id is not None:
        return as_signed(support_request.declaration)
    return as_it_stands(support_request)


def as_it_stands(support_request, signer=None):
    """What would be signed now, by the person or a guardian."""
    data = support_request.material_data()
    sentences = oath(support_request.person, signer)
    return Declared(sentences, readable(support_request, data), is_signed=False)


def as_signed(declaration):
    """The stored text of a signed declaration in its parts; no word of it is today's (PR-4)."""
    sentences, _gap, data = declaration.text.partition("\n\n")
    rows = [(label, value) for label, _colon, value in map(_split, data.splitlines())]
    return Declared(sentences.splitlines(), rows, is_signed=True)


def _split(line):
    """A line of data at its first colon; a further line of a long answer has no label."""
    return line.partition(": ") if ": " in line else ("", "", line)


class Declared(NamedTuple):
    """The sentences of the oath, and `[(label, value)]` of the data; a label may be ""."""

    oath: list
    rows: list
    is_signed: bool


def changes(support_request):
    """`[(label, signed, now)]` in words: what changed since the signature in force (PR-4)."""
    if support_request.declaration_id is None or support_request.is_declared:
        return []
    words = _Words(support_request)
    old = dict(words.in_order(support_request.declaration.compared_data))
    new = dict(words.in_order(support_request.material_data()))
    return [
        (words.label(path), words.value(path, old.get(path)), words.value(path, new.get(path)))
        for path in dict.fromkeys([*new, *old])
        if old.get(path) != new.get(path)
    ]


LABELS = {
    "programme": _("Programme"),
    "person.name": _("Name"),
    "person.identity_kind": _("Kind of identity"),
    "person.identity_number": _("Identity number"),
    "person.born_on": _("Born"),
    "person.mobile": _("Mobile"),
    "household.register_number": _("Family register number"),
    "household.city": _("City or village"),
    "household.district": _("District"),
    "household.housing": _("Housing"),
    "household.monthly_income": _("Monthly income"),
    "household.size": _("How many live on it"),
    "papers": _("Papers shown or to be brought"),
}


class _Words:
    """Labels and values of declared data, with the questions and papers of the request's version.

    What the data hold is told as it stands where it is not what a label expects: reading an old
    answer never fails.
    """

    def __init__(self, support_request):
        version = support_request.programme_version
        self.questions = {f"answers.{q.code}": q for q in version.all_questions()}
        self.papers = {
            rule.type.code: rule.type.name for stage in Stage for rule in version.papers_for(stage)
        }

    def in_order(self, data):
        """`(path, value)`: the person, the household, the answers as they are asked, the papers."""
        for path in LABELS:
            group, _dot, key = path.partition(".")
            if key:
                yield path, data.get(group, {}).get(key)
        answers = {f"answers.{code}": value for code, value in data.get("answers", {}).items()}
        for path in self.questions:
            yield path, answers.pop(path, None)
        yield from answers.items()
        yield "papers", data.get("papers", [])

    def label(self, path):
        question = self.questions.get(path)
        return question.label if question else LABELS.get(path, path)

    def value(self, path, value):
        if value in (None, "", []):
            return ""
        if question := self.questions.get(path):
            return answer_in_words(question, value)
        return worded(value, self._in_words, path)

    def _in_words(self, value, path):
        match path:
            case "papers":
                return listed(self.papers.get(code, code) for code in value)
            case "person.identity_kind":
                return str(IdentityKind(value).label)
            case "person.identity_number":
                return isolated(group_id(value))
            case "person.mobile":
                return isolated(group_mobile(value))
            case "person.born_on":
                return gregorian_text(date.fromisoformat(value))
            case "household.housing":
                return str(Housing(value).label)
            case "household.monthly_income":
                return riyals(Decimal(value))
        return str(value)


def answer_in_words(question, value):
    """A stored answer as a person reads it; as it is stored where it is none of its kind."""
    return worded(value, _answer_in_words, question)


def _answer_in_words(value, question):
    match question.kind:
        case QuestionKind.AMOUNT:
            return riyals(Decimal(str(value)))
        case QuestionKind.DATE:
            return gregorian_text(date.fromisoformat(value))
        case QuestionKind.CHOICE | QuestionKind.PLACE:
            return dict(question.choice_list()).get(value, str(value))
        case QuestionKind.YES_NO:
            return str(YesNo(value).label)
        case QuestionKind.SEVERAL if isinstance(value, list):
            words = dict(question.choice_list())
            return listed(words.get(code, str(code)) for code in value)
        case QuestionKind.MEMBERS if isinstance(value, list):
            return listed(str(name) for name in value)
        case QuestionKind.MOBILE:
            return isolated(group_mobile(value))
        case QuestionKind.IBAN:
            return isolated(group_iban(value))
    return str(value)


def worded(value, in_words, *arguments):
    """`in_words(value, *arguments)`, or the stored value itself where that cannot read it."""
    try:
        return in_words(value, *arguments)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return str(value)
