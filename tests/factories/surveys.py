"""Invitations and answers, each brought there as the portal brings them."""

import itertools
from datetime import timedelta

from requests_app.models import Programme
from sanad.lib.clock import today
from surveys import answers, sealing
from surveys.enums import RatedStep
from surveys.models import Invitation, Survey
from tests.factories.accounts import BranchFactory
from tests.factories.beneficiaries import PersonFactory

# Far from the keys of the cases that a test brings about itself.
_numbers = itertools.count(1_000_001)
SCORES = {"courtesy": 5, "clarity": 4, "answer": 4, "speed": 2, "trust": 5}


def branch(name="الفرع الرئيس"):
    return BranchFactory(name=name)


def invitation(*, person=None, step=RatedStep.DECISION, place=None, programme="rent"):
    """An open invitation to a person for one finished step."""
    place = place or branch()
    made = Invitation(
        survey=Survey.objects.current(),
        person=person or PersonFactory(household__branch=place),
        step=step,
        branch=place,
        programme=Programme.objects.get(code=programme) if programme else None,
        about_type="requests_app.supportrequest",
        about_id=next(_numbers),
        expires_on=today() + timedelta(days=30),
    )
    made.lookup = sealing.lookup_of(sealing.token_of(made.pk))
    made.save(force_insert=True)
    return made


def give(to=None, scores=SCORES, **place):
    """An answer: of the invitation `to`, or free (with `step`, `branch`)."""
    if to is None:
        place = {"step": RatedStep.VISIT, "branch": None, "programme": None} | place
        return answers.give(
            sealing.free_token(), survey=Survey.objects.current().pk, scores=scores, **place
        )
    return answers.give(
        sealing.token_of(to.pk),
        survey=to.survey_id,
        step=to.step,
        branch=to.branch_id,
        programme=to.programme_id,
        scores=scores,
    )


def answered(count, scores=SCORES, **options):
    """So many invitations of one cell, all answered; nothing is released yet."""
    made = [invitation(**options) for _ in range(count)]
    for each in made:
        assert give(each, scores)
    return made
