"""May we ask other bodies about them? Asked apart from everything else; a no refuses nothing."""

from django.utils.translation import gettext_lazy as _

from beneficiaries import perms
from beneficiaries.enums import TermsChannel
from beneficiaries.models import Consent, Person
from beneficiaries.workflow import refuse_minor, verb
from sanad.accounts.models import User
from sanad.accounts.perms import is_staff
from sanad.lib.texts import text
from sanad.lib.triggers import holds
from sanad.workflow.refusal import NotAllowed
from sanad.workflow.rows import lock


def words() -> str:
    """What they are asked, in the language of whoever reads it."""
    return text("consent.words")


def newest(person: Person) -> Consent | None:
    """What holds: the last answer; None where nobody asked."""
    return person.consents.first()


@verb
@holds("consent_of_their_own")
def answer(
    person: Person, *, by: User, is_given: bool, words: str, channel: str = ""
) -> Consent | None:
    """They agree, or do not, in the words that they read or heard (`channel`: `TermsChannel`; "":
    through the portal). The same answer once more changes nothing.

    Raises `NotAllowed` for another account than theirs or the desk's.
    """
    fresh = lock(person)
    may = perms.may_change(by, fresh) if is_staff(by) else perms.may_change_own(by, fresh)
    if not may:
        raise NotAllowed(_("They answer themselves, or at the desk."))
    refuse_minor(fresh, by=by)
    before = newest(fresh)
    if before and (before.is_given, before.words) == (is_given, words):
        return before
    return Consent.objects.create(
        person=fresh,
        is_given=is_given,
        words=words,
        channel=channel or TermsChannel.PORTAL,
        by=by,
    )
