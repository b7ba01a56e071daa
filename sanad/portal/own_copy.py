"""Everything the portal keeps about one person, for that person: as data and as a printed list.

Never the name of a colleague, what the desk, the researcher or the committee write for themselves,
nor anything of another: who lives with them asks for a copy of their own. What reads "official
review" on their page reads so here. Each model that names a person is in `IN_THE_COPY`, or in
`LEFT_OUT` with the reason; a test finds one that is in neither.
"""

import datetime
import json
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from beneficiaries.home import sums_told_to
from beneficiaries.models import DocumentType, Person
from beneficiaries.models.safe import SPEAKING
from conduct.models import Measure
from requests_app.intake import declaration
from requests_app.models import Delivery, SupportRequest
from sanad.audit.models import Opening, Purpose
from sanad.contact.enums import Direction
from sanad.contact.models import Contact
from sanad.letters import sheet
from sanad.letters.models import Letter
from sanad.lib import clock, texts
from sanad.lib.actor import signed
from sanad.lib.arabic import listed
from sanad.lib.association import Association
from sanad.lib.dates import gregorian_text, hijri_text, riyadh_day
from sanad.lib.numbers import riyals
from sanad.lib.texts import ARABIC, speaking_to, text
from sanad.messaging.models import Message
from sanad.policy import terms
from sanad.portal import story, traces
from sanad.portal.models import SentPage
from surveys.models import Invitation

TEMPLATE = Path(__file__).with_name("own_copy.typ")
PAGE = "portal:my_copy"
MOST_TRACES = 2_000

# Where each model that names a person stands in the copy: the key of its section.
IN_THE_COPY = {
    "beneficiaries.person": "person",
    "beneficiaries.personcategory": "person",
    "beneficiaries.household": "household",
    "beneficiaries.homesum": "household",
    "beneficiaries.homeword": "household",
    "beneficiaries.memberword": "person",
    "beneficiaries.guardianship": "acting",
    "beneficiaries.helper": "acting",
    "beneficiaries.document": "papers",
    "beneficiaries.documentpage": "papers",
    "beneficiaries.restriction": "measures",
    "portal.sentpage": "papers_on_their_way",
    "requests_app.supportrequest": "requests",
    "requests_app.entry": "requests",
    "requests_app.returneditem": "requests",
    "requests_app.declaration": "requests",
    "requests_app.notice": "requests",
    "requests_app.threadmessage": "requests",
    "requests_app.decision": "requests",
    "requests_app.objection": "requests",
    "requests_app.completionitem": "requests",
    "requests_app.payee": "requests",
    "requests_app.awardline": "requests",
    "requests_app.enrolment": "requests",
    "requests_app.delivery": "requests",
    "requests_app.arrival": "requests",
    "letters.letter": "letters",
    "messaging.message": "messages",
    "contact.contact": "contacts",
    "contact.followup": "contacts",
    "contact.referral": "questions",
    "conduct.measure": "measures",
    "conduct.measureobjection": "measures",
    "beneficiaries.consent": "consents",
    "beneficiaries.termsacceptance": "terms",
    "surveys.invitation": "ratings",
    "audit.opening": "openings",
    "audit.refusedtry": "tries",
    "guarded.guardedchange": "changes",
}

_DESK = "What the desk notes for itself while it checks papers; what came of it is in the history."
_VOTES = "How the committee came to its decision; the decision and its reasons are in the copy."
_CASE = "An official review: what was decided, and can be objected to, is in the copy."
_STEPS = "Steps of colleagues by name; what the person is told of them is in the copy."
_CODE = "A code that was sent, kept as a digest alone."
_APART = "Which colleague does not serve them: a matter of that colleague."
_KIN = "Which colleague is a relative: that colleague's data."
LEFT_OUT = {
    "beneficiaries.familiarphone": "A mark of a phone of theirs, kept as a digest alone.",
    "beneficiaries.ownproof": "That a new phone was asked something; the answer is not kept.",
    "beneficiaries.retentionhold": "The page says that it is held; the reason is the manager's.",
    "beneficiaries.keptoff": _APART,
    "beneficiaries.keptoffentry": _APART,
    "conduct.attempt": _CASE,
    "conduct.authorityreport": "The law may forbid telling (MC-4).",
    "conduct.conductentry": _CASE,
    "conduct.correction": _CASE,
    "conduct.hearing": _CASE,
    "conduct.incident": _CASE,
    "contact.callercheck": "Which facts a caller was asked for: it would help the next one.",
    "contact.contactentry": _STEPS,
    "contact.referralentry": _STEPS,
    "guarded.guardedchangeentry": _STEPS,
    "messaging.messagedelivery": "How a message was sent; the message itself is in the copy.",
    "paper.sheet": "The scan of a sheet; what stood on it was entered, and is in the copy.",
    "requests_app.agendaitem": _VOTES,
    "requests_app.attestation": _DESK,
    "requests_app.checkline": _DESK,
    "requests_app.contest": _VOTES,
    "requests_app.handovercode": _CODE,
    "requests_app.itementry": _VOTES,
    "requests_app.kinwitness": _KIN,
    "requests_app.objectionentry": _STEPS,
    "requests_app.paymentrelease": _STEPS,
    "requests_app.recusal": _KIN,
    "requests_app.secondlook": _DESK,
    "requests_app.signingcode": _CODE,
    "requests_app.study": "The researcher's notes for the committee; the decision has the reasons.",
    "requests_app.studyentry": _STEPS,
    "requests_app.vote": _VOTES,
    "requests_app.witnessword": _KIN,
}


@dataclass(frozen=True)
class Value:
    """One value under its name in the data, and how a person reads both."""

    key: str
    label: str
    value: Any
    words: str


@dataclass(frozen=True)
class Block:
    """One row of a section, with what belongs to it."""

    facts: list[Value]
    parts: list["Section"] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    """Rows of one kind under their heading."""

    key: str
    heading: str
    entries: list[Block]


# What stands in it -----------------------------------------------------------------------------


@texts.reading_rows_once()
def sections(person: Person) -> list[Section]:
    """Everything of the person's, in Arabic whatever the language of the page."""
    with override(ARABIC), speaking_to(person.gender):
        return [Section(key, str(heading), of(person)) for key, heading, of in SECTIONS]


def _facts(row: models.Model, *names: str) -> list[Value]:
    """The columns of the row by the names the model has for them; what is empty is left out."""
    found = []
    for name in names:
        column = row._meta.get_field(name)
        value = getattr(row, name)
        if value in (None, "", []):
            continue
        in_words = getattr(row, f"get_{name}_display", None)
        words = str(in_words()) if in_words else _words(value)
        plain = str(value) if isinstance(column, models.ForeignKey) else value
        found.append(Value(name, str(column.verbose_name), plain, words))
    return found


def _fact(key: str, label: str, value: Any, words: str = "") -> list[Value]:
    """A value that is no column of its own; none where it is empty."""
    empty = value in (None, "", [])
    return [] if empty else [Value(key, label, value, words or _words(value))]


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime.datetime):
        return gregorian_text(riyadh_day(value))
    if isinstance(value, datetime.date):
        return gregorian_text(value)
    if isinstance(value, Decimal):
        return riyals(value)
    if isinstance(value, list | tuple):
        return listed(map(_words, value))
    return str(value)


def _person(person: Person) -> list[Block]:
    own = [
        *_fact("name", _("Name"), person.full_name),
        *_facts(person, "gender", "identity_kind", "identity_country", "identity_number"),
        *_facts(person, "identity_expires_on", "born_on", "mobile", "phone_use"),
        *_facts(person, "language", *SPEAKING, "safe_mobile", "safe_from", "safe_until"),
        *_fact("may_text", _("messages may be sent"), person.may_text),
        *_fact("relation", _("relation to the head"), person.relation, person.relation_title),
        *_facts(person, "branch", "created_at", "accepted_terms_at"),
    ]
    categories = [
        Block([*_fact("category", _("category"), str(row)), *_facts(row, "since", "until")])
        for row in person.categories.select_related("category", "person")
    ]
    said = [
        Block([*_facts(row, "fact", "at"), *_fact("said", _("said"), row.said, row.words)])
        for row in person.member_words.all()
    ]
    parts = _parts(
        ("categories", _("categories of people"), categories),
        ("member_words", _("words about members of households"), said),
    )
    return [Block(own, parts)]


def _household(person: Person) -> list[Block]:
    """Where they live and on what; who else lives there asks for a copy of their own."""
    home = person.household
    if home is None:
        return []
    where = ("city", "district", "short_address", "directions", "housing")
    said = [Block(_facts(row, "fact", "at")) for row in home.words.all()]
    sums = [
        Block(_facts(row, "kind", "source", "amount", "month", "paper", "at"))
        for row in sums_told_to(person)
    ]
    parts = _parts(
        ("words", _("words about households"), said), ("sums", _("sums of households"), sums)
    )
    return [Block(_facts(home, "register_number", *where, "monthly_income", "size"), parts)]


def _acting(person: Person) -> list[Block]:
    """On which deed or by which consent somebody acts for them, or they for somebody: never who."""
    deed, consent = ("basis", "valid_until", "ended_on"), ("relation", "until", "ended_at")
    roles = (
        (person.guardians, text("portal.copy.ward"), deed),
        (person.wards, text("portal.copy.guardian"), deed),
        (person.helpers, text("portal.copy.helped"), consent),
        (person.helps, text("portal.copy.helper"), consent),
    )
    return [
        Block(
            [
                *_fact("role", _("What it is"), role),
                *_facts(row, *columns),
            ]
        )
        for rows, role, columns in roles
        for row in rows.order_by("id")
    ]


def _papers(person: Person) -> list[Block]:
    rows = person.documents.select_related("type").order_by("id")
    names = ("type", "number", "issued_on", "expires_on", "evidence", "page_count", "added_at")
    names += ("kept_until", "destroyed_at")
    return [Block(_facts(row, *names)) for row in rows]


def _papers_on_their_way(person: Person) -> list[Block]:
    rows = SentPage.objects.filter(person=person).select_related("type")
    return [Block(_facts(row, "type", "place", "name", "size", "begun_at")) for row in rows]


def _requests(person: Person) -> list[Block]:
    rows = SupportRequest.objects.filter(person=person).for_detail().order_by("id")
    promised = {code for row in rows for code in row.promised}
    papers = DocumentType.objects.filter(code__in=promised).in_bulk(field_name="code")
    return [_request(row, papers) for row in rows]


def _request(row: SupportRequest, papers: dict[str, DocumentType]) -> Block:
    days = ("created_at", "submitted_on", "completion_due_on", "raised_on", "floor_on")
    facts = _facts(
        row, "number", "programme", "status", "channel", *days, "ceiling_on", "decided_at"
    )
    questions = {question.code: question for question in row.programme_version.all_questions()}
    answers = [
        Block(_answer(questions.get(code), code, value)) for code, value in row.answers.items()
    ]
    promised = [str(papers.get(code, code)) for code in row.promised]
    history = [
        Block(
            [
                *_fact("at", _("Day"), one["at"]),
                *_fact("what", _("What happened"), str(one["label"])),
                *_fact("asked", _("What was asked"), str(one["reason"])),
            ]
        )
        for one in story.history(row)
    ]
    return Block(
        [
            *facts,
            *_facts(row, "amount"),
            *_fact("promised", _("promised papers"), promised),
        ],
        _parts(
            ("answers", _("Answers"), answers),
            (
                "declarations",
                _("What was signed"),
                _entries(row.declarations, "at", "method", "text"),
            ),
            (
                "notices",
                _("What was said of the reply"),
                _entries(row.notices, "day", "channel", "text"),
            ),
            ("thread", _("What we write to each other"), _entries(row.thread, "at", "words")),
            ("decisions", _("Decisions"), [_decision(one) for one in row.decisions.order_by("id")]),
            ("registration", _("Papers of the registration"), _registration(row)),
            ("payee", _("Who is paid"), _payee(row)),
            ("award", _("What was granted"), _award(row)),
            ("deliveries", _("What was given"), _deliveries(row)),
            ("history", _("What has happened"), history),
        ),
    )


def _entries(rows: Any, *names: str) -> list[Block]:
    return [Block(_facts(row, *names)) for row in rows.order_by("id")]


def _answer(question: Any, code: str, value: Any) -> list[Value]:
    if question is None:
        return _fact(code, code, value)
    words = declaration.answer_in_words(question, value) if value not in (None, "") else ""
    return _fact(code, question.label, value, words)


def _decision(row: Any) -> Block:
    facts = _facts(row, "decided_on", "outcome", "amount", "months", "words")
    objection = getattr(row, "objection", None)
    names = ("day", "channel", "words", "status", "answer_due_on", "heard_at", "answer")
    said = [Block(_facts(objection, *names))] if objection else []
    items = _fact("items", _("What is given"), row.items)
    return Block([*facts, *items], _parts(("objection", _("objection"), said)))


def _registration(row: SupportRequest) -> list[Block]:
    """An account stands in it where it is their own."""
    return [
        Block(
            [
                *_facts(item, "type", "noted_at"),
                *(_facts(item, "iban") if item.iban_owner_id == row.person_id else []),
            ]
        )
        for item in row.completion_items.select_related("type").order_by("id")
    ]


def _payee(row: SupportRequest) -> list[Block]:
    """That a landlord or a company is paid for them; its account is its own."""
    payee = getattr(row, "payee", None)
    return [Block(_facts(payee, "kind", "noted_at"))] if payee else []


def _award(row: SupportRequest) -> list[Block]:
    enrolment = getattr(row, "enrolment", None)
    registered = []
    if enrolment is not None:
        facts = _facts(enrolment, "household_class", "begins_on", "until")
        services = _fact("services", _("services"), enrolment.services, listed(enrolment.services))
        registered = [Block([*facts, *services])]
    return registered + [
        Block(
            [
                *_fact("due_on", _("due"), line.due_on),
                *_fact("amount", _("decided"), line.amount, line.quantity(line.amount)),
                *_fact("given", _("given"), line.given, line.quantity(line.given)),
            ]
        )
        for line in row.award_lines.order_by("order")
    ]


def _deliveries(row: SupportRequest) -> list[Block]:
    given = Delivery.objects.of_request(row).select_related("line").order_by("id")
    return [
        Block(
            [
                *_facts(one, "number", "day", "kind", "proof", "received_by", "reason"),
                *_fact("amount", _("given"), one.amount, one.line.quantity(one.amount)),
            ],
            _parts(
                (
                    "arrivals",
                    _("What was said of its arrival"),
                    _entries(one.arrivals, "day", "has_arrived", "words"),
                )
            ),
        )
        for one in given
    ]


def _letters(person: Person) -> list[Block]:
    """Letters to them; of a matter of conduct those whose measure they read."""
    told = {
        number
        for one in _measures_of(person)
        for number in (one.letter_id, one.lifting_letter_id, _objection_letter(one))
    }
    rows = Letter.objects.filter(person_id=person.pk).order_by("id")
    seen = [row for row in rows if not row.about_kind.startswith("conduct.") or row.pk in told]
    return [
        Block(_facts(row, "number", "kind", "issued_on", "subject", "verdict", "paragraphs"))
        for row in seen
    ]


def _objection_letter(measure: Measure) -> int | None:
    return getattr(getattr(measure, "objection", None), "letter_id", None)


def _messages(person: Person) -> list[Block]:
    rows = Message.objects.to_people([person]).order_by("id")
    return [Block(_facts(row, "created_at", "body", "read_at")) for row in rows]


def _contacts(person: Person) -> list[Block]:
    """When they came, called or wrote, and in their own words what for; what a colleague noted of
    it is the desk's own."""
    rows = Contact.objects.filter(person=person).prefetch_related("follow_ups").order_by("id")
    return [
        Block(
            [
                *_facts(row, "day", "channel", "direction", "subject_kind", "number", "ticket"),
                *(_facts(row, "subject") if row.direction == Direction.IN else []),
                *_facts(row, "status", "outcome", "appointment_on", "answer"),
            ],
            _parts(("since", _("What was written since"), _entries(row.follow_ups, "at", "words"))),
        )
        for row in rows
    ]


def _questions(person: Person) -> list[Block]:
    names = ("asked_at", "question", "due_on", "answer", "means", "answered_at")
    return _entries(person.referrals, *names)


def _measures_of(person: Person) -> list[Measure]:
    return list(Measure.objects.for_person(person))


def _measures(person: Person) -> list[Block]:
    names = ("kind", "status", "in_force_at", "reasons", "to_correct", "until", "programmes")
    return [
        Block(
            [*_fact("case", _("Case number"), one.incident.number), *_facts(one, *names)],
            _parts(("objection", _("objection"), _measure_objection(one))),
        )
        for one in _measures_of(person)
    ]


def _measure_objection(measure: Measure) -> list[Block]:
    objection = getattr(measure, "objection", None)
    names = ("entered_at", "words", "outcome", "heard_at", "reasons")
    return [Block(_facts(objection, *names))] if objection else []


def _terms(person: Person) -> list[Block]:
    """Which terms were accepted, word for word where the text is the same still."""
    accepted = {one.version: one for one in terms.VERSIONS}
    return [
        Block(
            [
                *_facts(row, "version", "at", "channel", "digest"),
                *_fact(
                    "text",
                    _("text"),
                    list(accepted[row.version].paragraphs) if row.version in accepted else [],
                ),
            ]
        )
        for row in person.terms_acceptances.order_by("id")
    ]


def _consents(person: Person) -> list[Block]:
    names = ("is_given", "words", "channel", "at")
    return [Block(_facts(row, *names)) for row in person.consents.order_by("id")]


def _ratings(person: Person) -> list[Block]:
    """That they were asked to rate a step; who answered what nobody knows."""
    rows = Invitation.objects.filter(person=person).order_by("created_at")
    return [Block(_facts(row, "created_at", "step", "expires_on")) for row in rows]


def _lines(rows: list[traces.Line]) -> list[Block]:
    return [
        Block(
            [
                *_fact("at", _("Day"), row.at),
                *_fact("what", _("What it was"), str(row.what)),
                *_fact("role", _("role"), row.role),
                *_fact("branch", _("branch"), str(row.branch) if row.branch else ""),
            ]
        )
        for row in rows
    ]


def _parts(*parts: tuple[str, str, list[Block]]) -> list[Section]:
    return [Section(key, str(heading), rows) for key, heading, rows in parts if rows]


SECTIONS: tuple[tuple[str, Any, Any], ...] = (
    ("person", gettext_lazy("Who you are"), _person),
    ("household", gettext_lazy("Where you live"), _household),
    ("acting", gettext_lazy("Who acts for whom"), _acting),
    ("papers", gettext_lazy("Papers"), _papers),
    ("papers_on_their_way", gettext_lazy("Pages on their way"), _papers_on_their_way),
    ("requests", gettext_lazy("Requests"), _requests),
    ("letters", gettext_lazy("Letters"), _letters),
    ("messages", gettext_lazy("Messages"), _messages),
    ("contacts", gettext_lazy("Visits, calls and questions"), _contacts),
    ("questions", gettext_lazy("Questions to the researcher"), _questions),
    ("measures", gettext_lazy("Measures"), _measures),
    ("terms", gettext_lazy("Terms that were accepted"), _terms),
    ("consents", gettext_lazy("Consents to ask other bodies"), _consents),
    ("ratings", gettext_lazy("Invitations to rate"), _ratings),
    (
        "openings",
        gettext_lazy("Who opened the file"),
        lambda person: _lines(traces.openings(person, MOST_TRACES)),
    ),
    (
        "tries",
        gettext_lazy("What was not allowed on the file"),
        lambda person: _lines(traces.refusals(person, MOST_TRACES)),
    ),
    (
        "changes",
        gettext_lazy("What was changed by two colleagues"),
        lambda person: _lines(traces.changes(person, MOST_TRACES)),
    ),
)


# How it is handed over -------------------------------------------------------------------------


@signed
def taken(person: Person, *, by: Any, page: str) -> None:
    """They took a copy: it stands among who opened the file, as their own."""
    Opening.objects.create(by=by, person_id=person.pk, purpose=Purpose.COPY, page=page)


def as_json(person: Person) -> bytes:
    """The copy as UTF-8 JSON: values as they are kept, and in words where those differ."""
    today = clock.today()
    made = {
        "association": Association().name,
        "made_on": today.isoformat(),
        **{section.key: _plain(section) for section in sections(person)},
    }
    return json.dumps(made, ensure_ascii=False, indent=2, default=str).encode()


def _plain(section: Section) -> list[dict[str, Any]]:
    return [_plain_entry(entry) for entry in section.entries]


def _plain_entry(entry: Block) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    for fact in entry.facts:
        shown[fact.key] = _plain_value(fact.value)
        if fact.words != str(shown[fact.key]) and not isinstance(fact.value, list):
            shown[f"{fact.key}_in_words"] = fact.words
    return shown | {part.key: _plain(part) for part in entry.parts}


def _plain_value(value: Any) -> Any:
    if isinstance(value, datetime.date):  # a moment is one too
        return value.isoformat()
    if isinstance(value, Decimal | bool | int | str | list):
        return str(value) if isinstance(value, Decimal) else value
    return str(value)


def as_pdf(person: Person) -> bytes:
    """The copy as PDF/UA-1 bytes, in Arabic. Raises Refused where it cannot be printed."""
    shown = sections(person)
    today, association = clock.today(), Association()
    with override(ARABIC), speaking_to(person.gender):
        everything = {
            **sheet.look(association),
            "title": text("portal.copy.title", name=person.full_name),
            "association": association.name,
            "day": f"{gregorian_text(today)} · {hijri_text(today)}",
            "iso": [today.year, today.month, today.day],
            "lead": text("portal.copy.printed_lead"),
            "nothing": _("Nothing of this kind is kept."),
            "page": _("Page"),
            "of": _("of"),
            "sections": [_printed(section) for section in shown],
        }
    return sheet.printed(TEMPLATE, everything, name=f"copy of {person.pk}")


def _printed(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "entries": [
            {
                "facts": [[fact.label, fact.words] for fact in entry.facts],
                "parts": [_printed(part) for part in entry.parts],
            }
            for entry in section.entries
        ],
    }
