"""The numbers of the version in force, for guards and pages; rules read the table itself."""

from sanad.policy.models import PolicyVersion


def in_force():
    """The `PolicyVersion` that holds today."""
    return PolicyVersion.objects.in_force()
