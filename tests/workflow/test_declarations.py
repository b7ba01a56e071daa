"""What is declared is whole: every status reached, every step and status with its picture and tone,
and no refusal that leaves the person standing there.
"""

import ast
import re
from pathlib import Path

import pytest

from conduct import enums as conduct
from requests_app.committee import enums as committee
from requests_app.intake import enums as requests
from requests_app.intake.forms.desk import STAGES
from requests_app.intake.views.desk import TABLES
from sanad.assets import read_pictures
from sanad.contact import enums as contact
from sanad.lib.triggers import LifeCycleRule, rules
from sanad.workflow.cycle import Place
from sanad.workflow.refusal import ENDINGS
from surveys import enums as surveys

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = read_pictures(ROOT / "static" / "icons.txt")
TONES = set(re.findall(r"\.(status-[\w-]+)", (ROOT / "static" / "sanad.css").read_text()))
CYCLES = [
    conduct.INCIDENT,
    conduct.MEASURE,
    contact.LIFE,
    contact.REFERRAL,
    requests.LIFE,
    committee.STUDY_LIFE,
    committee.SITTING_LIFE,
    committee.ITEM_LIFE,
    committee.OBJECTION_LIFE,
    surveys.IMPROVEMENT_LIFE,
]
OF_RULES = {name: rule for name, rule in rules().items() if isinstance(rule, LifeCycleRule)}
# Looks of a status that depend on more than its name.
MORE_LOOKS = {"status-measure-in_force-mild"}
# The packages whose refusals say what one can do now.
CONVERTED = (
    "conduct",
    "requests_app",
    "surveys",
    "sanad/contact",
    "sanad/letters",
    "sanad/workflow",
    "sanad/workbench",
)


@pytest.mark.parametrize("name", OF_RULES)
def test_the_cycle_of_a_rule_is_complete(name):
    """Its workflow was imported, and no status is one that nothing leads to."""
    cycle = OF_RULES[name].cycle
    assert cycle.moves
    if cycle.statuses is not None:
        reached = {target for _source, target in cycle.moves} | {str(born) for born in cycle.born}
        assert set(cycle.statuses.values) - reached == set()


@pytest.mark.parametrize("cycle", CYCLES, ids=lambda cycle: cycle.name)
def test_every_cycle_has_its_rule(cycle):
    assert [rule for rule in OF_RULES.values() if rule.cycle is cycle]


@pytest.mark.parametrize("cycle", CYCLES, ids=lambda cycle: cycle.name)
def test_every_step_and_status_has_its_picture_and_tone(cycle):
    steps = {
        f"step-{cycle.name}-{step.name}"
        for step in cycle.transitions.values()
        if (step.place is not Place.NONE or step.form is not None)
    }
    statuses = {f"status-{cycle.name}-{status}" for status in cycle.statuses.values}
    drawn = {name for name in PICTURES if name.startswith(f"step-{cycle.name}-")}
    assert drawn == steps
    assert {name for name in PICTURES if name.startswith(f"status-{cycle.name}-")} - statuses <= (
        MORE_LOOKS
    )
    assert statuses - PICTURES.keys() == set()
    assert statuses - TONES == set()


def test_every_channel_has_its_picture():
    channels = {f"channel-{channel}" for channel in contact.Channel.values}
    assert channels == {name for name in PICTURES if name.startswith("channel-")}


def test_every_status_of_a_request_has_its_stage():
    """The person sees how far along it is, or it ended beside the way."""
    staged = [status for stage in requests.ON_THE_WAY for status in stage]
    assert sorted([*staged, *requests.ASIDE]) == sorted(requests.RequestStatus)


def test_the_desk_finds_every_request_that_is_under_way():
    """Under a filter of its own or another's; each filter has its label."""
    filtered = {status for statuses in STAGES.values() for status in statuses}
    assert filtered >= set(requests.UNFINISHED)
    assert set(TABLES) == {*STAGES, "late"}


def test_every_status_of_a_request_is_open_or_final():
    known = [requests.RequestStatus.DRAFT, *requests.OPEN, *requests.FINAL]
    assert sorted(known) == sorted(requests.RequestStatus)


@pytest.mark.parametrize("cycle", CYCLES, ids=lambda cycle: cycle.name)
def test_a_form_asks_for_what_its_step_takes(cycle):
    """A step whose page has a form says so afterwards, or is told by another page."""
    for step in cycle.transitions.values():
        if step.form is not None and not step.url:
            assert step.done or step.name == "hand_over", step.name


def refusals():
    """Every `Refused(...)` of the converted packages: where it stands, and its keywords."""
    for package in CONVERTED:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused":
                    keywords = {keyword.arg: keyword.value for keyword in node.keywords}
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", keywords


def code_of(keywords):
    return getattr(keywords.get("code"), "value", "")


def test_each_refusal_says_what_one_can_do_now():
    keywords_at = dict(refusals())
    assert len(keywords_at) > 30
    silent = [
        place
        for place, keywords in keywords_at.items()
        if not keywords.keys() & {"way", "until", "by", "field"}
        and getattr(keywords.get("shows"), "value", True)
        and code_of(keywords) not in ENDINGS
    ]
    assert silent == []


def test_the_endings_are_few_and_each_is_one():
    used = {code_of(keywords) for _place, keywords in refusals()}
    assert len(ENDINGS) <= 10
    assert ENDINGS.keys() - used == set()
    assert all(ENDINGS.values())
