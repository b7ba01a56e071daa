"""The questions as reference rows (`catalogue.toml`). A changed question is a new version: answers
keep theirs.
"""

from sanad.lib.data import beside
from surveys.models import Survey, SurveyQuestion

CATALOGUE = beside(__file__)


def seed_survey():
    """Put the current version in place. Safe to run again (DG-5)."""
    survey, is_new = Survey.objects.get_or_create(version=CATALOGUE["version"])
    if is_new or not survey.questions.exists():
        SurveyQuestion.objects.bulk_create(
            SurveyQuestion(survey=survey, order=order, **question)
            for order, question in enumerate(CATALOGUE["questions"], 1)
        )
