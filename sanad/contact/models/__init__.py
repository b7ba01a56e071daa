"""What was said between the association and people, and how a caller was known."""

from sanad.contact.models.caller import CallerCheck
from sanad.contact.models.contact import Contact, ContactEntry
from sanad.contact.models.follow_up import FollowUp
from sanad.contact.models.referral import Referral, ReferralEntry

__all__ = ["CallerCheck", "Contact", "ContactEntry", "FollowUp", "Referral", "ReferralEntry"]
