"""The engine itself, on the support request's table and a borrowed pair of verbs."""

import pytest

from sanad.workflow.cycle import Hop, LifeCycle
from sanad.workflow.refusal import NotAllowed, Refused


def test_the_table_gives_the_database_its_hops():
    cycle = LifeCycle(
        born={"draft"},
        table={
            "submit": Hop({"draft", "returned"}, "submitted"),
            "note": Hop({"draft"}),
            "stay": Hop({"submitted"}, "submitted"),
        },
    )
    assert cycle.hops == {("draft", "submitted"), ("returned", "submitted")}


def test_a_verb_outside_the_table_is_a_mistake_at_import():
    cycle = LifeCycle(born={"draft"}, table={})
    with pytest.raises(KeyError):
        cycle.verb("fly", label="", may=lambda user, obj: True)


class Case:
    """Enough of a case for asking why not; no row is touched by asking."""

    def __init__(self, status):
        self.status = status

    def get_status_display(self):
        return self.status


@pytest.fixture
def cycle():
    cycle = LifeCycle(born={"draft"}, table={"submit": Hop({"draft"}, "submitted", clause="PR-2")})
    cycle.answer = None

    @cycle.verb(
        "submit",
        label="Submit",
        may=lambda user, case: user == "officer",
        guards=[lambda case, user: cycle.answer],
    )
    def submit(case, *, by):
        pass

    return cycle


def test_permission_comes_first_and_is_its_own_kind(cycle):
    refusal = cycle.why_not("submit", Case("submitted"), "visitor")
    assert isinstance(refusal, NotAllowed)
    assert refusal.is_about_permission


def test_then_the_status_then_the_guards(cycle):
    assert cycle.why_not("submit", Case("submitted"), "officer").code == "status"
    assert cycle.why_not("submit", Case("draft"), "officer") is None
    cycle.answer = Refused("Sign first.", code="unsigned")
    refusal = cycle.why_not("submit", Case("draft"), "officer")
    assert (refusal.code, refusal.clause) == ("unsigned", "PR-2")


def test_the_portal_itself_needs_no_role_but_no_guard_is_lifted_for_it(cycle):
    assert cycle.why_not("submit", Case("draft"), None) is None
    cycle.answer = Refused("Sign first.")
    assert cycle.why_not("submit", Case("draft"), None) is cycle.answer


def test_actions_show_what_may_be_done_and_say_why_not(cycle):
    (action,) = cycle.actions(Case("draft"), "officer")
    assert (action.is_allowed, action.is_primary) == (True, True)
    cycle.answer = Refused("Sign first.")
    (action,) = cycle.actions(Case("draft"), "officer")
    assert (action.is_allowed, action.is_primary, action.why) == (False, False, "Sign first.")


@pytest.mark.parametrize(("case", "user"), [(Case("draft"), "visitor"), (Case("x"), "officer")])
def test_other_roles_and_other_statuses_do_not_show(cycle, case, user):
    assert cycle.actions(case, user) == []
