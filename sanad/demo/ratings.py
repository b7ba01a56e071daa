"""Answers to the survey, given and released as the portal does it."""

from surveys import answers, invitations, sealing
from surveys.enums import RatedStep
from surveys.models import Invitation, StagedAnswer, Survey

CODES = ("courtesy", "clarity", "answer", "speed", "trust")


def plan(scene, heads, days):
    """Whoever finished a step is asked, every few days, and most of them answer."""
    days.begin(28, weekly(scene), hour=15)


def weekly(scene):
    """Invite, and have three in four of the newly invited answer; then sleep some days."""
    while True:
        earlier = set(Invitation.objects.values_list("pk", flat=True))
        invitations.invite()
        asked = Invitation.objects.exclude(pk__in=earlier).order_by(
            "about_type", "about_id", "step"
        )
        for invited in asked:
            if scene.chance.random() < 0.75:
                answers.give(
                    sealing.token_of(invited.pk),
                    survey=invited.survey_id,
                    step=invited.step,
                    branch=invited.branch_id,
                    programme=invited.programme_id,
                    scores=_scores(scene.chance),
                )
        yield 3


def finish(scene):
    """Ratings without invitation up to the number wanted, then the release."""
    answered, branches = StagedAnswer.objects.count(), list(scene.officers)
    while answered < scene.size.answers:
        answered += answers.give(
            sealing.free_token(),
            survey=Survey.objects.current().pk,
            step=RatedStep.GENERAL,
            branch=scene.chance.choice(branches),
            programme=None,
            scores=_scores(scene.chance),
        )
    answers.release()


def _scores(chance):
    """Mostly content; least with the speed."""
    weights = {"speed": (1, 2, 4, 5, 3)}
    return {
        code: chance.choices((1, 2, 3, 4, 5), weights.get(code, (1, 1, 2, 6, 8)))[0]
        for code in CODES
    }
