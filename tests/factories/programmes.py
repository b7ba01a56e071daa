"""The next version of a programme, published as a manager publishes it."""

from requests_app.intake.workflow import programme as workflow
from requests_app.models import Programme
from tests.factories.accounts import UserFactory


def manager():
    return UserFactory(manager=True)


def draft(code="rent", *, by=None, **terms):
    """The draft of the next version, with the terms named (`needs_payee=False`)."""
    draft = workflow.draft_of(Programme.objects.get(code=code), by=by or manager())
    for name, value in terms.items():
        setattr(draft, name, value)
    draft.save(update_fields=list(terms))
    return draft


def next_version(code="rent", *, questions=(), more=(), papers=(), without=(), by=None, **terms):
    """The same, published.

    `questions`: `{code: {field: value}}` of questions that are asked otherwise. `more`: the columns
    of questions that are asked as well. `papers`: rows to
    ask for more, as `{"type": …, "stage": …}`. `without`: codes of questions and papers that are
    asked for no more.
    """
    by = by or manager()
    version = draft(code, by=by, **terms)
    for question, changed in dict(questions).items():
        version.questions.filter(code=question).update(**changed)
    for question in more:
        version.questions.create(**question)
    for paper in papers:
        version.document_rules.create(**paper)
    version.questions.filter(code__in=without).delete()
    version.document_rules.filter(type__code__in=without).delete()
    return workflow.publish(version, by=by)
