"""The questions as reference rows. A changed question is a new version: answers keep theirs."""

from surveys.models import Question, Survey

VERSION = 1
# code, clause, question, the same in English. Each is answered from "very bad" to "excellent".
QUESTIONS = [
    ("courtesy", "PR-1", "كيف كان تعاملنا معك؟", "How did we treat you?"),
    ("clarity", "DG-1", "كيف كان وضوح المطلوب منك؟", "How clear was what we asked of you?"),
    ("answer", "DG-3", "كيف كان الجواب الذي وصلك منا؟", "How was the answer you had from us?"),
    ("speed", "GO-1", "كيف كانت سرعة الخدمة؟", "How quick was the service?"),
    ("trust", "DG-6", "كيف ثقتك بنا بعد هذه الخدمة؟", "How is your trust in us after it?"),
]


def seed_survey():
    """Put the current version in place. Safe to run again (DG-5)."""
    survey, is_new = Survey.objects.get_or_create(version=VERSION)
    if is_new or not survey.questions.exists():
        Question.objects.bulk_create(
            Question(survey=survey, code=code, clause=clause, text=text, text_en=text_en, order=n)
            for n, (code, clause, text, text_en) in enumerate(QUESTIONS, 1)
        )
