"""Support requests on every step, each brought there by the verbs themselves.

    draft()  filled()  signed()  submitted()  returned()  lapsed()  checked()  attested()
    verified()  noticed()  raised(calendar=calendar, raised_on="2026-11-01")

Each takes what `draft` takes: `person`, `programme` (its code), `by` (the officer), `channel`,
`key`. With a `calendar` (the fixture) and a day, the steps happen on that day and the calendar
goes back to where it stood.
"""

from contextlib import contextmanager, nullcontext
from datetime import timedelta

from beneficiaries.enums import TermsChannel
from beneficiaries.models import DocumentType
from requests_app.intake.enums import LIFE, IntakeChannel, SignatureMethod, Stage
from requests_app.intake.workflow import aside, desk, signing
from requests_app.models import Programme
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.actor import acting
from sanad.policy import terms
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import DocumentFactory, PersonFactory

ANSWERS = {
    "rent": {
        "amount": "6000",
        "yearly-rent": "18000",
        "landlord": "سعود بن فهد العتيبي",
        "contract-end": "2027-05-14",
        "months-behind": 3,
        "story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.",
    },
    "electricity": {
        "amount": "840.50",
        "account-number": "30045678912",
        "due-on": "2026-12-05",
        "supply": "warned",
    },
}
DRAWING = "M20 90L60 40L100 120L160 60L220 100"


@contextmanager
def on(calendar, day):
    """The calendar at `day` (text or datetime) for the steps inside, then back where it stood."""
    before = clock.now()
    calendar.move_to(day)
    yield
    calendar.move_to(before)


def _on(calendar, day):
    return on(calendar, day) if calendar is not None and day else nullcontext()


def officer():
    """The officer who brings the cases of this file on their way."""
    user = User.objects.filter(username="desk-officer").first()
    return user or UserFactory(username="desk-officer", officer=True)


def logged(case, target):
    """The line of the history without which a step by SQL does not pass."""
    by = officer()
    with acting(by.pk):
        LIFE.write_log(case, "step", by=by, source=case.status, target=target, reason="x")


def give_papers(person, programme="rent", *, stage=Stage.SUBMISSION, by=None, issued_on=None):
    """Every paper that the programme asks for at the stage, seen today and good for a year."""
    today = clock.today()
    version = Programme.objects.get(code=programme).published
    for rule in version.papers_for(stage):
        DocumentFactory(
            person=person,
            type=rule.type,
            issued_on=issued_on or today,
            expires_on=today + timedelta(days=365) if rule.type.has_expiry else None,
            added_by=by or officer(),
        )


def give_paper(person, code, **fields):
    """One paper of the person, by the code of its type."""
    return DocumentFactory(person=person, type=DocumentType.objects.get(code=code), **fields)


def draft(*, person=None, programme="rent", by=None, channel=IntakeChannel.DESK, key=None):
    """Begun at the desk for a woman with a household; nothing filled in."""
    return desk.create_draft(
        person=person or PersonFactory(),
        programme=Programme.objects.get(code=programme),
        by=by or officer(),
        channel=channel,
        key=key,
    )


def terms_accepted(person):
    """The person heard the terms that hold at the desk, and accepted them."""
    held = terms.in_force()
    whose = {"digest": held.digest, "channel": TermsChannel.ALOUD}
    if not person.terms_acceptances.filter(version=held.version).exists():
        person.terms_acceptances.create(version=held.version, by=officer(), **whose)
    return person


def filled(*, by=None, papers=True, promised=(), has_terms=True, **begun):
    """All answers written and, unless they are False, every paper shown and the terms accepted."""
    by = by or officer()
    case = draft(by=by, **begun)
    if has_terms:
        terms_accepted(case.person)
    if papers:
        give_papers(case.person, case.programme.code)
    return desk.save_draft(
        case, by=by, answers=ANSWERS[case.programme.code], promised=list(promised)
    )


def sign(case, *, by=None):
    """A drawn signature over the data as they stand."""
    return signing.sign(case, by=by or officer(), method=SignatureMethod.DRAWN, drawing=DRAWING)


def signed(*, by=None, **begun):
    return sign(filled(by=by, **begun), by=by)


def submitted(*, by=None, calendar=None, submitted_on=None, **begun):
    with _on(calendar, submitted_on):
        return desk.submit(signed(by=by, **begun), by=by or officer())


def returned(*, by=None, items=(("income", "expired"),), note="", **begun):
    case = submitted(by=by, **begun)
    return desk.return_for_completion(case, by=by or officer(), items=list(items), note=note)


def answered(case, *, by=None):
    """Another paper of each that the return asked for: it can come in again."""
    for item in case.last_return().items.all():
        give_paper(case.person, item.code, issued_on=clock.today(), added_by=by or officer())
    return case


def lapsed(*, calendar, **begun):
    """Returned, reminded as often as the policy asks, then paused; the calendar moves on."""
    case = returned(**begun)
    while case.reminders_sent < case.policy_version.completion_reminders:
        calendar.forward(days=5)
        case = aside.remind(case, by=None)
    calendar.forward(days=6)
    return aside.lapse(case, by=None)


def check(case, *, by=None):
    """Every paper there matches."""
    findings = {line.type.code: {"is_matching": True} for line in case.checklist if line.document}
    return desk.check_line(case, by=by or officer(), findings=findings)


def checked(*, by=None, **begun):
    return check(submitted(by=by, **begun), by=by)


def attested(*, by=None, **begun):
    return desk.attest(checked(by=by, **begun), by=by or officer())


def verified(*, by=None, **begun):
    return desk.verify(attested(by=by, **begun), by=by or officer())


def noticed(*, by=None, **begun):
    """Verified, and told when the reply comes."""
    return desk.give_notice(
        verified(by=by, **begun), by=by or officer(), channel=IntakeChannel.DESK
    )


def raised(*, by=None, calendar=None, raised_on=None, **begun):
    """With the committee since `raised_on` (today without a calendar)."""
    with _on(calendar, raised_on):
        return desk.raise_to_committee(noticed(by=by, **begun), by=by or officer())
