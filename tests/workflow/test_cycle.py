"""The engine itself, on cycles made for it: no row is touched by asking why not."""

import pytest

from sanad.workflow.buttons import Action, bar
from sanad.workflow.cycle import LifeCycle, Place
from sanad.workflow.refusal import NotAllowed, Refused


def officer(user, case):
    return user == "officer"


class Case:
    """Enough of a case for asking why not."""

    pk = 7

    def __init__(self, status):
        self.status = status

    def get_status_display(self):
        return self.status


@pytest.fixture
def cycle():
    cycle = LifeCycle("case", born={"draft"})
    cycle.answer = None

    @cycle.transition(
        {"draft"},
        "submitted",
        clause="PR-2",
        may=officer,
        guards=[lambda case, user: cycle.answer],
        label="Submit",
        url="#sign",
    )
    def submit(case, *, by):
        """The applicant sends it in."""

    return cycle


def test_the_declarations_give_the_database_its_moves():
    cycle = LifeCycle("case", born={"draft"})
    for name, sources, target in [
        ("submit", {"draft", "returned"}, "submitted"),
        ("note", {"draft"}, None),
        ("stay", {"submitted"}, "submitted"),
    ]:
        cycle.transition(sources, target, may=officer, label="", name=name)(
            lambda case, *, by: None
        )
    assert cycle.moves == {("draft", "submitted"), ("returned", "submitted")}


def test_a_cycle_whose_workflow_was_not_imported_is_no_rule():
    with pytest.raises(LookupError, match="case"):
        LifeCycle("case", born={"draft"}).moves  # noqa: B018 - asking is what raises


def test_two_transitions_of_one_name_are_a_mistake_at_import(cycle):
    with pytest.raises(ValueError, match="submit"):
        cycle.transition({"draft"}, may=officer, label="", name="submit")(lambda case, *, by: None)


def test_a_transition_reads_like_the_function_that_it_was(cycle):
    submit = cycle.transitions["submit"]
    assert (submit.name, submit.__name__) == ("submit", "submit")
    assert submit.__doc__ == "The applicant sends it in."


def test_permission_comes_first_and_is_its_own_kind(cycle):
    refusal = cycle.transitions["submit"].why_not(Case("submitted"), "visitor")
    assert isinstance(refusal, NotAllowed)
    assert refusal.is_about_permission


def test_then_the_status_then_the_guards(cycle):
    submit = cycle.transitions["submit"]
    moved = submit.why_not(Case("submitted"), "officer")
    assert (moved.code, moved.shows) == ("status", False)
    assert submit.why_not(Case("draft"), "officer") is None
    cycle.answer = Refused("Sign first.", code="unsigned")
    refusal = submit.why_not(Case("draft"), "officer")
    assert (refusal.code, refusal.clause, refusal.shows) == ("unsigned", "PR-2", True)


def test_the_portal_itself_needs_no_role_but_no_guard_is_lifted_for_it(cycle):
    submit = cycle.transitions["submit"]
    assert submit.why_not(Case("draft"), None) is None
    cycle.answer = Refused("Sign first.")
    assert submit.why_not(Case("draft"), None) is cycle.answer


def test_actions_show_what_may_be_done_and_say_why_not(cycle):
    (action,) = bar(cycle.actions(Case("draft"), "officer"))
    assert (action.is_allowed, action.is_primary, action.url) == (True, True, "#sign")
    cycle.answer = Refused("Sign first.")
    (action,) = bar(cycle.actions(Case("draft"), "officer"))
    assert (action.is_allowed, action.is_primary, action.why) == (False, False, "Sign first.")
    cycle.answer = Refused("Not of this case.", shows=False)
    assert cycle.actions(Case("draft"), "officer") == []


def test_a_step_that_explains_nothing_shows_only_where_it_may_be_done(cycle):
    cycle.transitions["submit"].explains = False
    assert len(cycle.actions(Case("draft"), "officer")) == 1
    cycle.answer = Refused("Sign first.")
    assert cycle.actions(Case("draft"), "officer") == []


@pytest.mark.parametrize(("case", "user"), [(Case("draft"), "visitor"), (Case("x"), "officer")])
def test_other_roles_and_other_statuses_do_not_show(cycle, case, user):
    assert cycle.actions(case, user) == []


def test_a_step_stands_where_its_place_says(cycle):
    submit, case = cycle.transitions["submit"], Case("draft")
    assert len(cycle.actions(case, "officer", place=Place.BAR)) == 1
    assert cycle.actions(case, "officer", place=Place.BESIDE) == []
    submit.place = lambda case: Place.BESIDE if case.status == "draft" else Place.BAR
    assert len(cycle.actions(case, "officer", place=Place.BESIDE)) == 1
    submit.place = Place.NONE
    assert cycle.actions(case, "officer") == []


def action(name, *, refusal=None, is_grave=False, **more):
    return Action(name, name, "", is_grave, refusal, **more)


def primary(actions):
    return [one.name for one in actions if one.is_primary]


def test_the_first_that_may_be_done_is_the_primary_button():
    late = Refused("Too early.")
    actions = bar([action("late", refusal=late), action("end", is_grave=True), action("go")])
    assert primary(actions) == ["go"]
    # Of two answers neither is the one to press, and what comes after them is not either.
    assert primary(bar([action("yes", leads=False), action("no", leads=False), action("x")])) == []


def test_the_bar_goes_by_rank_across_cycles_and_says_each_reason_once():
    wait = [Refused("A measure waits."), Refused("A measure waits.")]
    actions = bar(
        [action("close", refusal=wait[0], rank=90), action("decide", rank=20)],
        [action("none", refusal=wait[1], rank=80), action("hear", rank=10)],
    )
    assert [one.name for one in actions] == ["hear", "decide", "none"]
    assert primary(actions) == ["hear"]
