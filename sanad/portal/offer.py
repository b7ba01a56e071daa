"""What is offered now: the open programmes, each with the papers that it asks for (DG-4)."""

from requests_app.intake.enums import Stage
from requests_app.models import ProgrammeVersion
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
    return [
        {
            "name": version.programme.name,
            "summary": version.programme.summary,
            "icon": ICONS.get(version.programme.code, "heart"),
            "papers": _papers(version, perhaps=False),
            "perhaps": _papers(version, perhaps=True),
        }
        for version in ProgrammeVersion.objects.on_offer().with_papers()
    ]


def _papers(version, *, perhaps):
    rules = [rule for rule in version.papers_for(Stage.SUBMISSION) if rule.is_required]
    return listed(rule.type for rule in rules if bool(rule.asked_after) == perhaps)
