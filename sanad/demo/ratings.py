"""A hundred and twenty answers to the survey, given and released as the portal does it."""

from surveys import answers, invitations, sealing
from surveys.enums import Step
from surveys.models import Invitation, Survey

ANSWERS = 120
CODES = ("courtesy", "clarity", "answer", "speed", "trust")


def give(scene):
    """Invite whoever finished a step, have them answer, and the rest rate without invitation."""
    chance, survey = scene.chance, Survey.objects.current().pk
    invitations.invite()
    given = 0
    for invited in Invitation.objects.order_by("about_type", "about_id", "step")[: ANSWERS - 20]:
        given += answers.give(
            sealing.token_of(invited.pk),
            survey=invited.survey_id,
            step=invited.step,
            branch=invited.branch_id,
            programme=invited.programme_id,
            scores=_scores(chance),
        )
    branches = list(scene.officers)
    while given < ANSWERS:
        given += answers.give(
            sealing.free_token(),
            survey=survey,
            step=Step.GENERAL,
            branch=chance.choice(branches),
            programme=None,
            scores=_scores(chance),
        )
    answers.release()


def _scores(chance):
    """Mostly content; least with the speed."""
    weights = {"speed": (1, 2, 4, 5, 3)}
    return {
        code: chance.choices((1, 2, 3, 4, 5), weights.get(code, (1, 1, 2, 6, 8)))[0]
        for code in CODES
    }
