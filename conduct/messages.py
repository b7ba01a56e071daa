"""What a conduct case says to the beneficiary: numbered letters, and messages that point to them.

The words stand in `locale/texts/conduct.toml`. Letters are written in Arabic. Messages that
leave the portal carry the case's number and a link, never what it is about.
"""

from datetime import timedelta
from functools import reduce

from django.utils.translation import override

from beneficiaries import scope
from beneficiaries.models.safe import after_telling
from conduct.enums import TOLD_BY_VOICE, MeasureKind, ObjectionOutcome
from sanad.accounts.enums import Role
from sanad.letters.issue import issue, written
from sanad.lib import clock
from sanad.lib.arabic import listed
from sanad.lib.dates import gregorian_text
from sanad.lib.texts import ARABIC, text
from sanad.messaging.outbox import queue

LETTER_KINDS = {
    MeasureKind.WRITTEN: "warning",
    MeasureKind.SUSPENSION: "suspension",
    MeasureKind.TERMINATION: "termination",
    MeasureKind.REPORT: "report",
}


# In which of their roles somebody signs: the one that decides before the one that hears.
SIGNING = (Role.MANAGER, Role.CHAIR, Role.MEMBER, Role.RESEARCHER)


# Letters ------------------------------------------------------------------------------------


def measure_letter(measure, *, by, objection_until):
    """The letter by which a measure goes into force (MC-1 … MC-4)."""
    kind = MeasureKind(measure.kind)
    is_report = kind == MeasureKind.REPORT
    to = measure.authority if is_report else measure.incident.person
    values = _of_report(measure) if is_report else _of_measure(measure, objection_until)
    return issue(
        kind=LETTER_KINDS[kind],
        to=to,
        **written(f"letter.{kind}", to=to, **values),
        by=by,
        signer=_signer(by),
        about=measure,
    )


def lifting_letter(measure, *, by, correction):
    """The letter that a suspension is lifted (MC-2)."""
    incident = measure.incident
    return issue(
        kind="lifting",
        to=incident.person,
        **written(
            "letter.lifting", to=incident.person, number=incident.number, correction=correction
        ),
        by=by,
        signer=_signer(by),
        about=measure,
    )


def objection_letter(measure, *, by, outcome, reasons):
    """The answer to an objection (PM-1+)."""
    incident, key = measure.incident, "letter.measure-objection"
    answer = "upheld" if outcome == ObjectionOutcome.UPHELD else "dismissed"
    words = written(key, to=incident.person, number=incident.number, reasons=reasons)
    words["verdict"] = text(f"{key}.verdict.{answer}", to=incident.person, language=ARABIC)
    return issue(
        kind="objection",
        to=incident.person,
        **words,
        by=by,
        signer=_signer(by),
        about=measure,
    )


def _signer(user):
    """The one role that the letter is signed in, of several that the person may hold."""
    role = next((role for role in SIGNING if user.has_role(role)), None)
    with override(ARABIC):
        return (role.label_for(user.gender) if role else user.role_label), str(user)


def _to_object(measure, until):
    """The last day; in words where it counts from the day on which they are told by voice."""
    if measure.incident.person.cannot_read and measure.kind in TOLD_BY_VOICE:
        return str(after_telling(measure.incident.policy_version.objection_days))
    return _weekday(until)


def _of_measure(measure, objection_until):
    """What fills the letter of a measure to the person it is about."""
    incident, person = measure.incident, measure.incident.person

    def part(key, **values):
        return text(f"letter.{key}", to=person, language=ARABIC, **values)

    was_heard = incident.hearings.exclude(statement="").exists()
    opening = "measure.opening.heard" if was_heard else "measure.opening.not_heard"
    values = {
        "opening": part(opening, title=incident.title, number=incident.number),
        "reasons": measure.reasons,
        "right_to_object": part(
            "measure.right_to_object", day=_to_object(measure, objection_until)
        ),
    }
    # A precaution says in its own words that the person is still to be heard.
    if not was_heard and not measure.is_precaution:
        days = (_day(day) for day in incident.attempts.values_list("day", flat=True))
        values["not_heard"] = part("measure.not_heard", days=_and_on(days))
    if measure.kind == MeasureKind.SUSPENSION:
        values |= {"scope": scope_in_words(measure), "to_correct": measure.to_correct}
        if measure.until:
            values["until"] = part("suspension.until", day=_weekday(measure.until))
        if measure.is_precaution:
            until = clock.today() + timedelta(days=incident.policy_version.hearing_days)
            values["precaution"] = part("suspension.precaution", day=_weekday(until))
    return values


def _of_report(measure):
    incident = measure.incident
    return {
        "day": _day(incident.happened_on),
        "number": incident.number,
        "account": incident.account,
        "reasons": measure.reasons,
        "legal_basis": measure.legal_basis,
    }


def scope_in_words(measure):
    """The programmes that a restricting measure covers, as words of a sentence."""
    if not measure.programmes:
        return text("letter.suspension.all_services", language=ARABIC)
    names = dict(scope.programmes())
    return listed(names.get(code, code) for code in measure.programmes)


def _day(day):
    with override(ARABIC):
        return gregorian_text(day)


def _weekday(day):
    with override(ARABIC):
        return gregorian_text(day, with_weekday=True)


def _and_on(days):
    """The days in a sentence, as "1 November and on 3 November": each once."""
    return reduce(
        lambda before, day: text("letter.measure.days", language=ARABIC, before=before, day=day),
        dict.fromkeys(days),
    )


# Messages -----------------------------------------------------------------------------------


def measure_in_force(measure):
    """A measure is in force: what it is in the portal, its number alone by SMS."""
    if measure.kind != MeasureKind.REPORT:
        _queue(measure, f"conduct.{measure.kind}")


def lifted(measure):
    """The suspension is over: by correction, by its last day, or with the decision."""
    _queue(measure, "conduct.lifted")


def objection_received(measure):
    """The objection is on the record; somebody who took no part will hear it."""
    _queue(measure, "conduct.objection_received")


def objection_answered(measure):
    """The answer to the objection is on the person's page."""
    _queue(measure, "conduct.objection_answered")


def _queue(measure, code):
    until = measure.last_day_to_object or clock.today()
    queue(
        code,
        to=measure.incident.person,
        about=measure,
        values={"reference": measure.incident.number, "until": until},
    )
