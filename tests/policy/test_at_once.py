"""Two at once over one draft: one wins, the other learns what happened."""

import pytest
from django.db import connections

from sanad.policy import comparison, register, workflow
from sanad.policy.models import Clause, PolicyVersion
from tests.conduct.test_at_once import refusals, together
from tests.conftest import credentials
from tests.factories.accounts import UserFactory
from tests.factories.policy import approved, drafted

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.policy("AP-1")]


def test_two_put_it_in_force(cast):
    draft = drafted(cast)
    seen, people = comparison.fingerprint(draft), [cast.chair, UserFactory(manager=True)]
    results = together(
        *(lambda by=by: workflow.put_in_force(draft, by=by, seen=seen) for by in people)
    )
    (refused,) = refusals(results)
    assert refused.code == "status"
    draft.refresh_from_db()
    assert draft.put_in_force_by in people


def test_one_edits_while_another_puts_it_in_force(cast):
    draft = drafted(cast)
    seen, clause = comparison.fingerprint(draft), draft.clauses.get(code="PR-5")
    chair, manager = cast.chair, cast.manager
    results = together(
        lambda: workflow.put_in_force(draft, by=chair, seen=seen),
        lambda: workflow.edit_clause(clause, by=manager, added="زيادة"),
    )
    (refused,) = refusals(results)
    draft.refresh_from_db()
    if draft.is_draft:
        assert refused.code == "changed"
    else:
        assert refused.code == "status"
        assert comparison.fingerprint(draft) == seen


def test_two_begin_a_draft(cast):
    people = [cast.manager, UserFactory(manager=True)]
    results = together(*(lambda by=by: workflow.begin(by=by) for by in people))
    assert refusals(results) == [] and results[0] == results[1]
    assert PolicyVersion.objects.drafts().count() == 1


def test_a_new_release_changes_only_where_it_keeps_a_clause(cast, monkeypatch):
    """The owner's seed over versions in force: `feature` follows, and no other word."""
    second = approved(cast)
    words = Clause.objects.get(version=second, code="PR-5").text
    newer = [
        row._replace(text="نص آخر", feature="في مكان آخر") if row.code == "PR-5" else row
        for row in register.CLAUSES
    ]
    monkeypatch.setattr(register, "CLAUSES", newer)
    connection = connections["default"]
    site = {name: connection.settings_dict[name] for name in ("USER", "PASSWORD")}
    connection.close()
    connection.settings_dict.update(credentials("DATABASE_OWNER_URL"))
    try:
        register.seed_policy()
        register.seed_policy()
    finally:
        connection.close()
        connection.settings_dict.update(site)
    kept = Clause.objects.filter(code="PR-5").values_list("text", "feature")
    assert list(kept) == [(words, "في مكان آخر")] * 2
