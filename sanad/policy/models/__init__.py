"""The policy itself: its versions with their parameters, its clauses, and who has read them."""

from sanad.policy.models.clause import Acknowledgement, Clause
from sanad.policy.models.version import PolicyVersion

__all__ = ["Acknowledgement", "Clause", "PolicyVersion"]
