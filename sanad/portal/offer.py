"""What is offered now: the open programmes, each with the papers that it asks for (DG-4)."""

from operator import itemgetter

from requests_app.intake.enums import Stage
from requests_app.models import ProgrammeVersion
from sanad.accounts.models import Branch
from sanad.lib.arabic import listed

# Which symbol stands for a programme; any other gets the plain heart.
ICONS = {
    "rent": "house-heart",
    "electricity": "lightning-charge",
    "food": "basket",
    "repair": "tools",
    "medical": "heart-pulse",
    "school": "backpack",
    "winter": "thermometer-snow",
    "training": "mortarboard",
    "orphans": "people",
    "furniture": "box-seam",
    "debt": "cash-coin",
    "prisoner": "envelope-paper",
}


def programmes():
    """The programmes that take requests, in order, with their `papers` as words in a sentence, and
    those that depend on an answer (`perhaps`).
    """
    return [_row(version) for version in ProgrammeVersion.objects.on_offer().with_papers()]


def suggested(facts):
    """Two lists: those that suit who says these facts, what is meant for them first, and all
    the others.
    """
    rows, others = [], []
    for version in ProgrammeVersion.objects.on_offer().with_papers():
        weight = version.suits(facts)
        if weight is None:
            others.append(_row(version))
        else:
            rows.append((-weight, _row(version)))
    return [row for _weight, row in sorted(rows, key=itemgetter(0))], others


def towns():
    """The towns that make a difference: those of programmes and those where a branch is."""
    named = {town for version in ProgrammeVersion.objects.on_offer() for town in version.towns}
    return sorted(named | set(Branch.objects.exclude(city="").values_list("city", flat=True)))


def _row(version):
    return {
        "code": version.programme.code,
        "name": version.programme.name,
        "summary": version.programme.summary,
        "last_day": version.programme.last_day,
        "icon": ICONS.get(version.programme.code, "heart"),
        "papers": _papers(version, perhaps=False),
        "perhaps": _papers(version, perhaps=True),
    }


def _papers(version, *, perhaps):
    rules = [rule for rule in version.papers_for(Stage.SUBMISSION) if rule.is_required]
    return listed(rule.type for rule in rules if bool(rule.asked_after) == perhaps)
