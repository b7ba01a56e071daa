"""Who calls is known by two facts of the file, or called back, before anything is said (CH-2+)."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from beneficiaries import finding
from sanad.accounts.models import User
from sanad.audit.models import SearchedBy
from sanad.contact import caller, forms, perms
from sanad.contact.enums import LIFE, Channel, ContactOutcome, ContactStatus, Direction, Subject
from sanad.contact.models import CallerCheck, Contact
from sanad.contact.workflow.contact import begin
from sanad.lib.triggers import holds
from sanad.workflow.refusal import Refused, Way


@holds("callercheck_of_a_call")
def _is_a_strangers_call(contact: Contact, user: User | None) -> Refused | None:
    """Somebody calls who is not known yet."""
    if contact.is_incoming_call and contact.person_id is None:
        return None
    return Refused(_("This step does not belong to this contact."), code="status", shows=False)


@holds("callercheck_within_the_tries")
def _has_tries(contact: Contact, user: User | None) -> Refused | None:
    if caller.tries_left(contact):
        return None
    return Refused(
        _("What was said did not match. Only the call back to the number of the file remains."),
        code="tries",
        clause="CH-2+",
        way=Way(call_back.label, call_back.url_for(contact)),
    )


@holds()
def _nothing_is_asked(contact: Contact, user: User | None) -> Refused | None:
    if caller.waiting(contact) is None:
        return None
    return Refused(_("Two things are asked already."), code="asked", shows=False)


@holds()
def _something_is_asked(contact: Contact, user: User | None) -> Refused | None:
    if caller.waiting(contact) is not None:
        return None
    return Refused(_("Nothing is asked yet."), code="unasked", shows=False)


@LIFE.transition(
    {ContactStatus.OPEN},
    clause="CH-2",
    may=perms.may_close,
    guards=[_is_a_strangers_call, _nothing_is_asked, _has_tries],
    label=_("Ask who is calling"),
    lead=_("Say nothing of any file yet, not even that there is one: to nobody, however close."),
    button=_("Choose two questions"),
    done=_("Two things to ask are chosen."),
    event=_("Two things were asked of the caller"),
    form=forms.CallerForm,
    rank=10,
)
def ask_caller(contact: Contact, *, by: User, known: str) -> dict[str, Any]:
    """The portal chooses two facts of the file under the number that they say (CH-2+).

    The same happens where nobody is registered under it.
    """
    number = caller.number_of(known)
    finding.note(SearchedBy.NUMBER, 0, by=by, page="contact:ask_caller")  # nobody is shown
    if not caller.tries_left(contact, number):
        raise Refused(
            _("What was said did not match. Only the call back to the number of the file remains."),
            code="tries",
            field="known",
            way=Way(call_back.label, call_back.url_for(contact)),
        )
    person = caller.person_under(number, by=by)
    first, second = caller.choose(person, number)
    CallerCheck.objects.create(
        contact=contact,
        by=by,
        number=caller.known_as(number),
        person=person,
        first_fact=first,
        second_fact=second,
    )
    return {"details": {"facts": [first, second]}}


@LIFE.transition(
    {ContactStatus.OPEN},
    clause="CH-2",
    may=perms.may_close,
    guards=[_is_a_strangers_call, _something_is_asked],
    label=_("Write what they say"),
    lead=_("Ask for both, and write what they answer. The portal compares; it shows nothing."),
    button=_("Compare"),
    done=_("It is compared; what it means stands below."),  # `caller.stage_of`
    event=_("What the caller said was compared"),
    form=forms.AnswersForm,
    rank=10,
)
def hear_caller(
    contact: Contact, *, by: User, first: Any = None, second: Any = None
) -> dict[str, Any]:
    """Both right: the contact is theirs from here on. Otherwise it stays a stranger's (CH-2+)."""
    check = caller.waiting(contact)
    assert check is not None, "a guard asked for it"
    check.is_first_right = caller.is_right(check.person, check.first_fact, first)
    check.is_second_right = caller.is_right(check.person, check.second_fact, second)
    check.save(update_fields=["is_first_right", "is_second_right"])
    rights = [check.is_first_right, check.is_second_right]
    if all(rights):
        contact.person = check.person
    return {"reason": _in_words(check), "details": {"right": rights}}


def _in_words(check: CallerCheck) -> str:
    """For the history, in the language of the association: which fact matched, never the fact."""
    with override(settings.LANGUAGE_CODE):
        words = {True: gettext("matches"), False: gettext("does not match")}
        rights = (check.is_first_right, check.is_second_right)
        return " · ".join(
            f"{fact.label}: {words[bool(is_right)]}"
            for fact, is_right in zip(check.facts, rights, strict=True)
        )


@LIFE.transition(
    {ContactStatus.OPEN},
    ContactStatus.CLOSED,
    clause="CH-2",
    may=perms.may_close,
    guards=[_is_a_strangers_call],
    label=_("End it, and call back"),
    lead=_(
        "Say: if there is a file, we call the number that stands in it, and no other. Then hang up."
    ),
    button=_("The call is over"),
    done=_("The call is over. Where there is a file with a number, our call to it is under way."),
    event=_("To be called back on the number of the file"),
    form=forms.CallerForm,
    rank=60,
)
def call_back(contact: Contact, *, by: User, known: str) -> dict[str, Any]:
    """The call ends without a word of any file; where there is one, we call its own number.

    Our call is another contact, under way with the same colleague.
    """
    contact.outcome = ContactOutcome.CALL_BACK
    person = caller.person_under(caller.number_of(known), by=by)
    is_called = person is not None and bool(person.mobile or person.landline)
    finding.note(SearchedBy.NUMBER, int(is_called), by=by, page="contact:call_back")
    if is_called:
        begin(
            by=by,
            channel=Channel.PHONE,
            direction=Direction.OUT,
            person=person,
            subject_kind=Subject.INQUIRY,
            subject=contact.subject,
        )
    return {}
