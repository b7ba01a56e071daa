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
    """The programmes that take requests, in order; `icon`, and `papers` as words in a sentence."""
    offered = list(
        Programme.objects.filter(is_open=True).prefetch_related(
            Prefetch("document_rules", DocumentRule.objects.select_related("type"))
        )
    )
    for programme in offered:
        programme.icon = ICONS.get(programme.code, "heart")
        programme.papers = listed(
            rule.type for rule in programme.papers_for(Stage.SUBMISSION) if rule.is_required
        )
    return offered
