"""What is offered now: the open programmes, each with the papers that it asks for (DG-4)."""

from django.db.models import Prefetch

from requests_app.intake.enums import Stage
from requests_app.models import DocumentRule, Programme
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
    rules = Prefetch("document_rules", DocumentRule.objects.select_related("type"))
    return [
        {
            "name": programme.name,
            "summary": programme.summary,
            "icon": ICONS.get(programme.code, "heart"),
            "papers": listed(
                rule.type for rule in programme.papers_for(Stage.SUBMISSION) if rule.is_required
            ),
        }
        for programme in Programme.objects.filter(is_open=True).prefetch_related(rules)
    ]
