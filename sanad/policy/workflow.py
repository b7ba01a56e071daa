"""The policy's one verb: a member of staff says that they read it."""

from sanad.policy.models import Acknowledgement


def acknowledge(version, *, by):
    """Note that `by` read this version (PM-2); saying it again changes nothing."""
    acknowledgement, _created = Acknowledgement.objects.get_or_create(version=version, by=by)
    return acknowledgement
