"""Answers come in sealed, and go out in company.

`give` writes one sealed row and touches nothing else. `release` opens what waits, and lets every
cell of five go: nameless rows in one shuffled INSERT, the waiting rows deleted, and the
invitations of the batch marked in the same breath, so that the five answers and the five marks
share every trace they leave. What stays too small is placed less precisely until it has company.

Five are five households: of one that answered more often a single answer goes out, by lot, and the
others go nowhere.
"""

import datetime
import logging
import secrets
from dataclasses import dataclass, replace

from django.db import connection, transaction

from sanad.lib import clock
from sanad.lib.actor import signed
from surveys import households, sealing
from surveys.enums import MINIMUM, Period, Score
from surveys.models import Answer, GivingUp, Invitation, StagedAnswer

logger = logging.getLogger(__name__)
random = secrets.SystemRandom()

# An answer is given under the shared lock and released under the exclusive one: a second answer
# either replaces the first or learns that it has been counted.
LOCK = 7_263_002


@dataclass(frozen=True)
class Cell:
    """Where an answer belongs. What is None was coarsened away, or was never there."""

    survey: int
    step: str | None
    branch: int | None
    programme: int | None
    period: str
    begins_on: datetime.date


@dataclass(frozen=True)
class Waiting:
    fingerprint: str
    cell: Cell
    scores: dict
    is_invited: bool
    # Two of one household have the same; by itself where nobody was invited.
    household: object = None


@signed
def give(token, *, survey, step, branch, programme, scores) -> bool:
    """Keep an answer until it has company (DG-5). False when this token's answer is counted.

    `scores`: {question code: 1 to 5}, not empty. `branch`, `programme`: keys or None. Given again
    with the same token it replaces the first. The person's invitation is read here, not written.
    """
    if not scores or not all(score in Score.values for score in scores.values()):
        raise ValueError("an answer has scores of 1 to 5")
    content = {
        "survey": survey,
        "step": step,
        "branch": branch,
        "programme": programme,
        "week": week_of(clock.today()).isoformat(),
        "scores": scores,
    }
    with transaction.atomic():
        _lock("pg_advisory_xact_lock_shared")
        invitation = Invitation.objects.filter(lookup=sealing.lookup_of(token)).first()
        if invitation is not None and invitation.is_used:
            return False
        content["is_invited"] = invitation is not None
        StagedAnswer.objects.bulk_create(
            [StagedAnswer(fingerprint=sealing.fingerprint_of(token), sealed=sealing.seal(content))],
            update_conflicts=True,
            unique_fields=["fingerprint"],
            update_fields=["sealed"],
        )
    return True


@signed
def release() -> int:
    """Release every cell that holds five, coarsened where it must be; returns how many answers."""
    if not StagedAnswer.objects.exists():
        return 0
    with transaction.atomic():
        _lock("pg_advisory_xact_lock")
        today, waiting = clock.today(), _waiting()
        if not _ready(waiting, today)[0]:
            return 0  # nothing is looked up about anybody before five wait
        batch, gone = _ready(_with_households(waiting), today)
        if not batch:
            return 0
        random.shuffle(batch)
        # One statement: one transaction id, and no order but the shuffled one.
        Answer.objects.bulk_create(
            Answer(
                survey_id=cell.survey,
                step=cell.step,
                branch_id=cell.branch,
                programme_id=cell.programme,
                period=cell.period,
                begins_on=cell.begins_on,
                is_invited=waiting.is_invited,
                scores=waiting.scores,
            )
            for cell, waiting in batch
        )
        _mark_used(gone)
        StagedAnswer.objects.filter(fingerprint__in=gone).delete()
    return len(batch)


def lost() -> list[str]:
    """The fingerprints of the waiting answers that the present SURVEY_HASH_KEY does not open."""
    return _opened()[1]


@signed
def give_up(*, reason: str) -> int:
    """Delete the waiting answers that the present key does not open, and leave a record (DG-6c+).

    Returns how many. Their invitations are unused: who holds one may answer again.
    """
    with transaction.atomic():
        _lock("pg_advisory_xact_lock")
        gone = lost()
        if gone:
            GivingUp.objects.create(answers=len(gone), reason=reason)
            StagedAnswer.objects.filter(fingerprint__in=gone).delete()
    return len(gone)


def week_of(day) -> datetime.date:
    """The Sunday that the week of `day` began on."""
    return day - datetime.timedelta(days=(day.weekday() + 1) % 7)


def _waiting():
    """What waits, opened, in no order; a seal of a key that is gone is left where it is."""
    waiting, broken = _opened()
    if broken:
        logger.error(
            "%s waiting answers were sealed with another SURVEY_HASH_KEY: give it again, or run"
            " `manage.py lost_answers`",
            len(broken),
        )
    return waiting


def _opened():
    """What waits, opened, in no order; the fingerprints of what the present key does not open."""
    waiting, broken = [], []
    for staged in StagedAnswer.objects.all():
        try:
            content = sealing.unseal(staged.sealed)
        except sealing.Broken:
            broken.append(staged.fingerprint)
            continue
        cell = Cell(
            content["survey"],
            content["step"],
            content["branch"],
            content["programme"],
            Period.WEEK,
            datetime.date.fromisoformat(content["week"]),
        )
        waiting.append(Waiting(staged.fingerprint, cell, content["scores"], content["is_invited"]))
    return waiting, broken


def _with_households(waiting):
    """What waits, each with its household, in the order of a lot."""
    behind = households.of_invited({answer.fingerprint for answer in waiting if answer.is_invited})
    known = [replace(each, household=behind.get(each.fingerprint)) for each in waiting]
    random.shuffle(known)
    return known


def _ready(waiting, today):
    """`[(cell, waiting)]` of all that may be released today, each cell as precise as it can be, one
    answer of a household; and the fingerprints of all that go with them."""
    ready, gone = [], set()
    for coarsen in LEVELS:
        cells = {}
        for answer in waiting:
            cell = coarsen(answer.cell, today)
            if cell is not None:
                # Invited and free ratings keep company among themselves: whoever writes four free
                # ratings must not find the fifth, a beneficiary's, beside them.
                cells.setdefault((cell, answer.is_invited), []).append(answer)
        for (cell, _), answers in cells.items():
            counted = _one_a_household(answers)
            if len(counted) >= MINIMUM:
                ready += [(cell, answer) for answer in counted]
                gone |= {answer.fingerprint for answer in answers}
        waiting = [answer for answer in waiting if answer.fingerprint not in gone]
    return ready, gone


def _one_a_household(answers):
    """The answers that count: the first of each household in the order of the lot; of colleagues
    and their relatives none."""
    counted = {}
    for answer in answers:
        if answer.household != households.COLLEAGUES:
            counted.setdefault(answer.household or answer.fingerprint, answer)
    return list(counted.values())


def _exact(cell, today):
    return cell


def _without_branch(cell, today):
    """Only when the week is over: until then its own branch may still bring company."""
    is_over = cell.begins_on + datetime.timedelta(days=7) <= today
    return replace(cell, branch=None) if is_over else None


def _without_programme(cell, today):
    cell = _without_branch(cell, today)
    return cell and replace(cell, programme=None)


def _by_month(cell, today):
    cell = _without_programme(cell, today)
    month = cell and cell.begins_on.replace(day=1)
    if month is None or month == today.replace(day=1):
        return None
    return replace(cell, period=Period.MONTH, begins_on=month)


def _by_year(cell, today):
    """The last resort, when the year is over, and the week that reached into the next: no step
    either."""
    year = cell.begins_on.replace(month=1, day=1)
    if _without_branch(cell, today) is None or year == today.replace(month=1, day=1):
        return None
    return Cell(cell.survey, None, None, None, Period.YEAR, year)


LEVELS = (_exact, _without_branch, _without_programme, _by_month, _by_year)


def _mark_used(fingerprints):
    """Mark the invitations of a batch; only who holds both keys can find them."""
    unused = Invitation.objects.filter(is_used=False).values_list("id", flat=True)
    used = [
        pk
        for pk in unused.iterator()
        if sealing.fingerprint_of(sealing.token_of(pk)) in fingerprints
    ]
    Invitation.objects.filter(pk__in=sorted(used)).update(is_used=True)


def _lock(function):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [LOCK])
