"""The policy's first version and its clauses as reference rows, seeded after every migration."""

from datetime import date

from django.db import transaction

from sanad.policy.clauses import CLAUSES
from sanad.policy.enums import VersionStatus
from sanad.policy.models import Clause, PolicyVersion


@transaction.atomic
def seed_policy():
    """Put the board's first version in place, with the clause register. Safe to run again (AP-1).

    Where it stands already nothing of it changes but `feature`, which says where this release
    keeps a clause. A later version follows as long as nobody worded its `feature` anew.
    """
    version = PolicyVersion.objects.filter(term=1, minute_number=2).approved().first()
    if version is None:
        version = _make_first_version()
    features = dict(version.clauses.values_list("code", "feature"))
    for code, *_words, feature in CLAUSES:
        was = features.get(code, feature)
        if was != feature:
            Clause.objects.filter(code=code, feature=was).update(feature=feature)


def _make_first_version():
    version = PolicyVersion.objects.create(
        title="سياسة تنظيم العلاقة مع المستفيدين",
        term=1,
        minute_number=2,
        approved_on=date(2024, 11, 17),
        effective_on=date(2024, 11, 17),
        next_review_on=date(2027, 11, 17),
        # Its committee has sat by three since; a smaller one drafts a version of its own.
        quorum=3,
    )
    Clause.objects.bulk_create(
        Clause(
            version=version,
            order=order,
            code=code,
            chapter=chapter,
            text=text,
            interpretation=interpretation,
            added=added,
            feature=feature,
        )
        for order, (code, chapter, text, interpretation, added, feature) in enumerate(CLAUSES, 1)
    )
    version.status = VersionStatus.APPROVED
    version.save(update_fields=["status"])
    return version
