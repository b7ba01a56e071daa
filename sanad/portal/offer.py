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
}


def programmes():
    """The programmes that take requests, in order, with their `papers` as words in a sentence."""
    return [
        {
            "name": version.programme.name,
            "summary": version.programme.summary,
            "icon": ICONS.get(version.programme.code, "heart"),
            "papers": listed(
                rule.type for rule in version.papers_for(Stage.SUBMISSION) if rule.is_required
            ),
        }
        for version in ProgrammeVersion.objects.on_offer().with_papers()
    ]
