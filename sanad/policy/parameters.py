"""The numbers of the version in force, for guards and pages; rules read the table itself."""

from django.db.models import Subquery

from sanad.policy.models import PolicyVersion


def in_force():
    """The `PolicyVersion` that holds today."""
    return PolicyVersion.objects.in_force()


def looked_up(name):
    """SQL of one number of the version that holds today, for a query that reads something else."""
    return Subquery(PolicyVersion.objects.in_force_row().values(name))
