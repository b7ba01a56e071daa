"""On which answer a question or a paper of a version depends, as data of the version (DG-1).

Whether it applies is said twice here, in Python and in SQL, and nowhere else. A condition reads the
answers alone, so that nothing which changes without the applicant changes what they signed.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from requests_app.intake.enums import FROM_A_LIST, QuestionKind, YesNo

# The kinds of which a condition may name one answer; of the others it asks for any.
NAMED_ANSWERS = (*FROM_A_LIST, QuestionKind.YES_NO)
NO_ANSWER: tuple[Any, ...] = (None, "", [])


def question_named() -> Any:
    """The column that names the question on which the row depends."""
    return models.SlugField(
        _("only after the question"),
        blank=True,
        db_default="",
        default="",
        db_index=False,
        help_text=_("The code of an earlier question. Empty: it is always asked."),
    )


def answer_named() -> Any:
    """The column that names the answer on which the row depends."""
    return models.CharField(
        _("and its answer"),
        max_length=50,
        blank=True,
        db_default="",
        default="",
        help_text=_("The code of a choice; yes or no. Empty: any answer."),
    )


class Conditional:
    """A row of a version that applies after one answer only; always where it names no question."""

    asked_after: Any
    asked_if: Any

    CONDITION: tuple[str, ...] = ("asked_after", "asked_if")

    def applies(self, answers: dict[str, Any]) -> bool:
        """Whether it is asked where these are the answers (`applies_sql`)."""
        if not self.asked_after:
            return True
        answer = answers.get(self.asked_after)
        if answer in NO_ANSWER:
            return False
        if not self.asked_if:
            return True
        return self.asked_if in answer if isinstance(answer, list) else self.asked_if == answer


def applies_sql(row: str, answers: str) -> str:
    """SQL: whether the conditional `row`, an alias, is asked where `answers` stand (`applies`)."""
    answer = f"{answers} -> {row}.asked_after"
    return f"""({row}.asked_after = '' OR (
        coalesce({answer}, 'null') NOT IN ('null'::jsonb, '""'::jsonb, '[]'::jsonb)
        AND ({row}.asked_if = '' OR (jsonb_typeof({answer}) IN ('string', 'array')
            AND ({answer}) @> to_jsonb({row}.asked_if)))))"""


Row = TypeVar("Row", bound=Conditional)


def that_apply(rows: Iterable[Row], answers: dict[str, Any]) -> list[Row]:
    """Those of the rows that are asked where these are the answers."""
    return [row for row in rows if row.applies(answers)]


def questions_of(support_request: Any) -> list[Any]:
    """The questions of its version that apply to its answers as they stand, in order."""
    questions = support_request.programme_version.all_questions()
    return that_apply(questions, support_request.answers)


def applying(questions: Sequence[Any], answers: dict[str, Any]) -> dict[str, Any]:
    """The answers without those to questions that do not apply, in the order of the questions: an
    answer that goes takes those that depend on it along.
    """
    kept = dict(answers)
    for question in questions:
        if not question.applies(kept):
            kept.pop(question.code, None)
    return kept


class Condition(NamedTuple):
    """In words: the question and, unless any will do, the answer it takes."""

    question: str
    answer: str

    def __str__(self) -> str:
        if self.answer:
            return gettext("Only if “%(question)s” is answered: %(answer)s") % self._asdict()
        return gettext("Only after an answer to “%(question)s”") % self._asdict()


def condition_of(row: Conditional, questions: Sequence[Any]) -> Condition | None:
    """The condition of a row in words, for a page that shows all at once; None without one."""
    asked = next(
        (one for one in questions if row.asked_after and one.code == row.asked_after), None
    )
    if asked is None:
        return None
    words = dict(YesNo.choices if asked.kind == QuestionKind.YES_NO else asked.choice_list())
    return Condition(str(asked), str(words.get(row.asked_if, row.asked_if)))


def why_not_depend(row: Conditional, earlier: Sequence[Any]) -> ValidationError | None:
    """Why the row cannot depend on what it names; None where it can. `earlier`: the questions that
    are asked before it.
    """
    if not row.asked_after:
        if row.asked_if:
            return ValidationError({"asked_after": _("Say of which question this is an answer.")})
        return None
    asked = next((one for one in earlier if one.code == row.asked_after), None)
    if asked is None:
        return ValidationError({"asked_after": _("No earlier question has this code.")})
    codes = [code for code, _words in asked.choice_list()]
    if asked.kind == QuestionKind.YES_NO:
        codes = list(YesNo.values)
    if row.asked_if and (asked.kind not in NAMED_ANSWERS or row.asked_if not in codes):
        return ValidationError({"asked_if": _("That question has no such choice.")})
    return None


def depends_in_vain(row: str, questions: str) -> str:
    """SQL: the row, an alias, names a question that is not asked before it. `questions`: what is
    asked of the others, as an SQL condition on the alias `q`."""
    return f"""{row}.asked_after <> '' AND NOT EXISTS (SELECT 1 FROM $Question q
        WHERE q.version_id = {row}.version_id AND q.code = {row}.asked_after AND {questions})"""
