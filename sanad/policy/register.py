"""The policy's first version and its clauses as reference rows, seeded after every migration."""

from django.db import transaction

from sanad.policy.clauses import CLAUSES, FIRST_VERSION
from sanad.policy.enums import VersionStatus
from sanad.policy.models import Clause, PolicyVersion


@transaction.atomic
def seed_policy():
    """Put the board's first version in place, with the clause register. Safe to run again (AP-1).

    Where it stands already nothing of it changes but `feature`, which says where this release
    keeps a clause. A later version follows as long as nobody worded its `feature` anew.
    """
    first = {name: FIRST_VERSION[name] for name in ("term", "minute_number")}
    version = PolicyVersion.objects.filter(**first).approved().first()
    if version is None:
        version = _make_first_version()
    features = dict(version.clauses.values_list("code", "feature"))
    for clause in CLAUSES:
        was = features.get(clause.code, clause.feature)
        if was != clause.feature:
            Clause.objects.filter(code=clause.code, feature=was).update(feature=clause.feature)


def _make_first_version():
    version = PolicyVersion.objects.create(**FIRST_VERSION)
    Clause.objects.bulk_create(
        Clause(version=version, order=order, **clause._asdict())
        for order, clause in enumerate(CLAUSES, 1)
    )
    version.status = VersionStatus.APPROVED
    version.save(update_fields=["status"])
    return version
