"""The policy's first version and its clauses as reference rows, seeded after every migration."""

from datetime import date

from sanad.policy.clauses import CLAUSES
from sanad.policy.models import Clause, PolicyVersion


def seed_policy():
    """Put the approved version and the clause register in place. Safe to run again (AP-1)."""
    version, _created = PolicyVersion.objects.get_or_create(
        term=1,
        minute_number=2,
        defaults={
            "title": "سياسة تنظيم العلاقة مع المستفيدين",
            "approved_on": date(2024, 11, 17),
            "effective_on": date(2024, 11, 17),
            "next_review_on": date(2027, 11, 17),
        },
    )
    for order, (code, chapter, text, interpretation, added, feature) in enumerate(CLAUSES, 1):
        Clause.objects.update_or_create(
            version=version,
            code=code,
            defaults={
                "order": order,
                "chapter": chapter,
                "text": text,
                "interpretation": interpretation,
                "added": added,
                "feature": feature,
            },
        )
