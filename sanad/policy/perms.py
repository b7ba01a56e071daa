"""Who may draft the policy, read its versions and put one in force."""

from sanad.accounts.enums import Role
from sanad.accounts.perms import has, is_manager
from sanad.policy.enums import SECOND_PERSON


def may_read_versions(user):
    """Drafts and earlier versions: managers, the committee's chair, auditors."""
    return has(user, Role.MANAGER, Role.CHAIR, Role.AUDITOR)


def may_draft(user):
    """Begin a draft, or discard one: a manager."""
    return is_manager(user)


def may_edit(user, version):
    """Write in a draft: the manager who began it, so that the second person is another."""
    return is_manager(user) and version.drafted_by_id == user.pk


def may_put_in_force(user, version):
    """Another manager, or the committee's chair: never who drafted it.

    In a charity of three people the manager drafts and the chair puts in force.
    """
    return has(user, *SECOND_PERSON) and version.drafted_by_id != user.pk
