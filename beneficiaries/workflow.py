"""The verbs of the registry. Each runs in one transaction and returns the fresh row.

A file has no life cycle of its own: what changed is in the history (`sanad.audit.history`), who
changed it in the history's context.
"""

import datetime
import functools
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, ParamSpec, TypeVar, cast

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries import calling, files, openings, perms
from beneficiaries.afterwards import ask_to_look, let_a_manager_look
from beneficiaries.enums import (
    IN_OTHER_HANDS,
    OF_AGE_YEARS,
    Evidence,
    RegistryTaskKind,
    Relation,
    TermsChannel,
)
from beneficiaries.models import (
    Category,
    Document,
    DocumentPage,
    DocumentType,
    Guardianship,
    HomeWord,
    Household,
    Person,
    PersonCategory,
    TermsAcceptance,
    ages,
    identity,
)
from beneficiaries.models.apart import would_be_seen
from beneficiaries.models.safe import OF_SOMEBODY_NEAR, SPEAKING
from beneficiaries.on_behalf import tell
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.accounts.perms import Anybody, is_kept_off, is_staff
from sanad.audit import history
from sanad.audit.models import Opening, Purpose
from sanad.guarded.enums import GuardedTaskKind
from sanad.lib import clock
from sanad.lib.actor import acting
from sanad.lib.digits import western
from sanad.lib.files import Copy, Upload
from sanad.lib.refusal import meeting
from sanad.lib.texts import text_lazy
from sanad.lib.triggers import holds
from sanad.policy import terms
from sanad.policy.parameters import in_force
from sanad.workflow import workflow as tasks
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import NotAllowed, Refused, Way
from sanad.workflow.rows import lock
from sanad.workflow.whose import person_of

P = ParamSpec("P")
R = TypeVar("R")
Row = TypeVar("Row", bound=models.Model)

PEOPLE, PAPERS = Keyed(Person, by="created_by"), Keyed(Document, by="added_by")
# What a person may change of their own file from a phone: how they are reached, nothing proven.
OWN_FIELDS = frozenset({"language", "may_text", "safe_contact", *SPEAKING})
# Written by the database or by the verb itself.
UNCHECKED = ("folded", "search", "household", "key", "not_same_as")
# Columns of a person that follow from others.
WRITTEN_WITH_IT = ("folded", "identity_mark", "identity_seal")
NOT_CHANGED_HERE = frozenset(
    {"id", "folded", "search", "pin", "phone_use", "account"}
    | {"created_at", "created_by", "key", "not_same_as"}
)


@holds("household_not_by_who_is_kept_off", "person_moves_to_no_home_kept_off")
def is_home_kept_off(user: Anybody, home: Any) -> bool:
    """Whether somebody lives in this home (a `Household`) whom the colleague is kept off."""
    if not (isinstance(home, Household) and home.pk and is_staff(user) and user.kept_off):
        return False
    return home.members.filter(pk__in=user.kept_off).exists()


def verb(body: Callable[P, R]) -> Callable[P, R]:
    """One transaction, and the history knows who did it, whether a page called or a command."""

    @functools.wraps(body)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        by = cast(User, kwargs["by"])
        whose = functools.partial(person_of, next(iter(args), None))
        with meeting(f"people.{body.__name__}", whose), transaction.atomic():
            homes = [*args, kwargs.get("household")]
            if any(is_kept_off(by, person_of(row)) for row in args) or any(
                is_home_kept_off(by, home) for home in homes
            ):
                raise NotAllowed(_("This file is not open to your role."), code="role")
            with acting(by.pk):
                return body(*args, **kwargs)

    return run


# The person ---------------------------------------------------------------------------------


@verb
def register_person(
    person: Person,
    *,
    by: User,
    household: Household,
    not_same_as: Iterable[int] = (),
    key: str | None = None,
) -> Person:
    """Register an unsaved `person` in `household`, an unsaved one or one that is there (DG-1).

    `not_same_as` names the possible doubles that were shown and said to be others. A double by
    identity is never passed over. Staff register anybody; an account may register the person it
    acts for. With a `key` that the account used before (in this household, where it is one that is
    there), returns the person registered then. Raises ValidationError with a sentence for each
    field, NotAllowed or Refused otherwise.
    """
    if not (perms.may_register(by) or perms.is_own(by, person)):
        raise NotAllowed(_("Only the desk registers people."), code="role")
    # Locked before the key is asked: of two clicks the second waits here and finds the first.
    home = {"household": lock(household)} if household.pk else {}
    registered: Person | None = PEOPLE.made(key, by=by, **home)
    if registered is not None:
        return registered
    person.key, person.created_by, person.not_same_as = key, by, list(not_same_as)
    if person.branch_id is None:
        person.branch = by.branch or household.branch
    if household.branch_id is None:
        household.branch = person.branch

    def make() -> Person:
        person.full_clean(exclude=UNCHECKED)
        if home:
            _one_head(person, home["household"])
        if household.pk is None:
            household.full_clean()
            household.save()
        person.household = household
        person.save()
        return Person.objects.get(pk=person.pk)

    made: Person = PEOPLE.once(key, make, by=by, **home)
    return made


@holds("person_mobile_by_two", "person_head_by_two")
def _by_two(person: Person, changes: dict[str, Any]) -> None:
    """Raise `Refused` for what a second colleague agrees to (`guarded.py`)."""
    if person.mobile and changes.get("mobile", person.mobile) != person.mobile:
        raise Refused(
            _("Another mobile opens the file: propose it, and a second colleague agrees."),
            field="mobile",
            way=Way(_("Change the mobile"), reverse("people:mobile", args=[person.pk])),
            code="by_two",
            clause="PM-1+",
        )
    relation = changes.get("relation", person.relation)
    heads_or_stops = (relation == Relation.HEAD) != (person.relation == Relation.HEAD)
    if heads_or_stops and person.household and person.household.has_others(person):
        raise Refused(
            _("Others live in this household: who heads it is proposed, and a second agrees."),
            field="relation",
            way=Way(_("Change the head"), reverse("people:head", args=[person.pk])),
            code="by_two",
            clause="PM-1+",
        )


@verb
def change_person(person: Person, *, by: User, seen: int | None = None, **changes: Any) -> Person:
    """Change named fields of the file; the history keeps who, when and what (PM-1+).

    `seen` is the `history.version` of the file as `by` had it on the page: if somebody else changed
    it meanwhile, nothing is written over it. An account changes only how its own person is
    reached. What opens the file is changed by two (`guarded.py`): raises `Refused` for it.
    """
    fresh = lock(person)
    names = set(changes)
    if not (
        perms.may_change(by, fresh) or (perms.may_change_own(by, fresh) and names <= OWN_FIELDS)
    ):
        raise NotAllowed(_("This part of the file is changed at the desk."), code="role")
    if names & NOT_CHANGED_HERE:
        raise ValueError(f"not changed by this verb: {sorted(names & NOT_CHANGED_HERE)}")
    _nobody_was_first(fresh, seen)
    if changes.get("relation", fresh.relation) != fresh.relation and fresh.household:
        _one_head(fresh, lock(fresh.household), relation=changes["relation"])
    _by_two(fresh, changes)
    _not_of_somebody_near(fresh, changes)
    ask_to_look(fresh, by=by, changes=changes)
    could_read = not fresh.cannot_read
    written = _write(fresh, changes, exclude=UNCHECKED)
    if could_read and written.cannot_read:
        calling.known_not_to_read(written)
    return written


@verb
def change_household(
    household: Household, *, by: User, seen: int | None = None, **changes: Any
) -> Household:
    """Change named fields of the household: address, income, how many live on it."""
    fresh = lock(household)
    if not perms.may_change(by, None):
        raise NotAllowed(_("A household is changed at the desk."), code="role")
    _nobody_was_first(fresh, seen)
    said = [name for name, value in changes.items() if getattr(fresh, name) != value]
    _write(fresh, changes)
    HomeWord.objects.note(fresh, by=by, columns=said)
    return fresh


@holds("person_household_by_two")
def _may_move_in(person: Person, household: Household) -> None:
    """Raise `Refused` where one colleague alone would move somebody with an account, or who left a
    household, in with others; or where who acts for them would see from outside where somebody
    lives who left."""
    if person.moves_by_two and household.has_others(person):
        raise Refused(
            _("They have an account, or left a household: propose it, and a second one agrees."),
            way=Way(_("Join another household"), reverse("people:join", args=[person.pk])),
            code="by_two",
            clause="PM-1+",
        )
    if would_be_seen(person, household):
        raise Refused(
            _("Somebody who does not live there acts for them, and would see where it is."),
            way=Way(_("Open the file"), reverse("people:show", args=[person.pk])),
            code="seen",
            clause="PM-1+",
        )


@verb
def join_household(
    person: Person, *, by: User, household: Household, relation: str = Relation.OTHER
) -> Person:
    """Move the person into a household; its open requests stay where they were made."""
    fresh = lock(person)
    if not perms.may_change(by, fresh):
        raise NotAllowed(_("A household is changed at the desk."), code="role")
    if fresh.household_id == household.pk:
        raise Refused(_("They already live in this household."), code="same_household")
    home = lock(household)
    _may_move_in(fresh, home)
    _one_head(fresh, home, relation=relation)
    moved = {"household": household, "relation": relation, "is_apart": False}
    return _write(fresh, moved, exclude=UNCHECKED)


@holds(
    "consent_of_one_of_age",
    "termsacceptance_of_one_of_age",
    "supportrequest_begun_by_one_of_age",
)
def refuse_minor(person: Person, *, by: User) -> None:
    """Raise `Refused` where a child's own account would bind the child: terms, requests (PM-1+).

    Their guardian acts for them, at the desk.
    """
    if perms.is_own(by, person) and ages.is_minor(person.born_on, clock.today()):
        raise Refused(
            text_lazy("portal.minor", years=OF_AGE_YEARS),
            code="minor",
            clause="PM-1",
            by=perms.DESK,
        )


def ask_to_compare(person: Person) -> None:
    """Let the desk of their branch compare a file just made with those it may double (DG-1).

    For a file that nobody compared before it was saved: one made from a phone. The page of the
    task's link lists them.
    """
    if Person.objects.possible_doubles(person):
        tasks.open_task(
            RegistryTaskKind.COMPARE,
            person,
            name=str(person),
            link=reverse("people:doubles", args=[person.pk]),
            role=Role.OFFICER,
            branch=person.branch,
            due_on=clock.today() + datetime.timedelta(days=in_force().compare_days),
        )


@verb
def accept_terms(person: Person, *, by: User, channel: str = "", digest: str = "") -> Person:
    """The person heard or read the terms in force and accepts them: rights and duties of all sides
    (PM-1).

    Once for each version, in which words and how (`TermsChannel`; "": as `by` says). `digest`: of
    the words that were shown; raises `Refused` where others hold meanwhile. The day of the first
    stands.
    """
    fresh = lock(person)
    if not (perms.may_change(by, fresh) or perms.acts_for(by, fresh)):
        raise NotAllowed(_("Only the person, or the desk for them, accepts the terms."))
    refuse_minor(fresh, by=by)
    accepted = terms.in_force()
    if digest and digest != accepted.digest:
        raise Refused(
            _("The terms changed meanwhile. Read them anew."), code="changed", clause="PM-1"
        )
    TermsAcceptance.objects.get_or_create(
        person=fresh,
        version=accepted.version,
        defaults={
            "digest": accepted.digest,
            "by": by,
            "channel": channel or (TermsChannel.DESK if is_staff(by) else TermsChannel.PORTAL),
        },
    )
    if fresh.accepted_terms_at is None:
        fresh.accepted_terms_at = clock.now()
        fresh.save(update_fields=["accepted_terms_at"])
    return fresh


def hashed_pin(pin: str, person: Person) -> str:
    """Four digits as they are kept; raises ValidationError for others and for guessable ones."""
    pin = western(pin).strip()
    if not re.fullmatch(r"[0-9]{4}", pin):
        raise ValidationError(text_lazy("portal.pin.required"), code="pin_length")
    if len(set(pin)) == 1 or pin in "0123456789" or pin in "9876543210":
        raise ValidationError(
            text_lazy("portal.pin.easy"),
            code="pin_weak",
        )
    return person.hash_of_pin(pin)


@verb
@holds("person_pin_by_two")
def set_pin(person: Person, *, by: User, pin: str) -> Person:
    """Set the first four digits that tell this person from the others on a shared phone.

    Set at the desk or by the person's own account; raises ValidationError for a guessable one,
    `Refused` where digits stand there, or a guardian of before holds the phone: by two
    (`guarded.propose_pin`).
    """
    fresh = lock(person)
    if not (perms.may_change(by, fresh) or perms.may_change_own(by, fresh)):
        raise NotAllowed(_("Only the person, or the desk for them, sets the code."), code="role")
    if fresh.digits_are_by_two:
        raise Refused(
            _("Digits are set already. The desk sets others, and a second colleague agrees."),
            field="pin",
            by=perms.DESK,
            code="by_two",
            clause="PM-1+",
        )
    fresh.pin = hashed_pin(pin, fresh)
    fresh.save(update_fields=["pin"])
    return fresh


@holds("person_digits_asked_until_they_say", "person_shared_phone_has_digits")
def _may_say_phone_use(person: Person, by: User, use: str, pin: str) -> None:
    """Raise ValidationError where the digits are missing or not theirs, NotAllowed for a colleague
    who would let a code alone open the file again."""
    if person.asks_for_digits and use not in IN_OTHER_HANDS and not perms.is_own(by, person):
        raise NotAllowed(
            _("Only the person says that nobody else uses the phone any more."), code="role"
        )
    is_asked = person.has_pin and (person.asks_for_digits or use in IN_OTHER_HANDS)
    if is_asked and perms.is_own(by, person) and not person.check_pin(western(pin).strip()):
        raise ValidationError({"pin": text_lazy("portal.unlock.wrong")}, code="pin")
    if use in IN_OTHER_HANDS and not (person.has_pin or pin):
        raise ValidationError({"pin": text_lazy("portal.pin.required")}, code="pin")


@verb
def say_phone_use(person: Person, *, by: User, use: str, pin: str = "") -> Person:
    """Who else holds the phone (`PhoneUse`); where others do, the digits are asked for from then on
    (PM-1+).

    `pin`: the digits that stand in the file, or the first ones where none do. The desk may only add
    the question, never take it away. Raises ValidationError for wrong or guessable digits.
    """
    fresh = lock(person)
    if not (perms.may_change(by, fresh) or perms.may_change_own(by, fresh)):
        raise NotAllowed(_("Only the person, or the desk for them, says it."), code="role")
    _may_say_phone_use(fresh, by, use, pin)
    changed = ["phone_use"]
    if use in IN_OTHER_HANDS and not fresh.has_pin:
        fresh.pin = hashed_pin(pin, fresh)
        changed.append("pin")
    fresh.phone_use = use
    fresh.save(update_fields=changed)
    return fresh


@holds("person_safe_number_of_nobody_near")
def _not_of_somebody_near(person: Person, changes: dict[str, Any]) -> None:
    """Raise ValidationError where the safer number is that of who lives with them, acts for them or
    works here."""
    number = changes.get("safe_mobile")
    if number and number != person.safe_mobile and person.is_of_somebody_near(number):
        raise ValidationError({"safe_mobile": OF_SOMEBODY_NEAR}, code="near")


@verb
def say_safe_contact(
    person: Person,
    *,
    by: User,
    pin: str,
    may_text: bool,
    safe_mobile: str | None = None,
    safe_from: int | None = None,
    safe_until: int | None = None,
) -> Person:
    """How the person is reached when others hold the phone, said on their own page: messages or
    none, to which number, from which hour to which (whole hours at Riyadh, the last not included).

    `pin`: their four digits, the first ones where none were set. Raises ValidationError for wrong
    digits, or a number of somebody near. The desk changes it by `change_person`.
    """
    fresh = lock(person)
    if not perms.may_change_own(by, fresh):
        raise NotAllowed(_("This part of the file is changed at the desk."), code="role")
    if fresh.has_pin and not fresh.check_pin(western(pin).strip()):
        raise ValidationError({"pin": text_lazy("portal.unlock.wrong")}, code="pin")
    changes: dict[str, Any] = {"may_text": may_text, "safe_mobile": safe_mobile or None}
    changes |= {"safe_from": safe_from, "safe_until": safe_until}
    _not_of_somebody_near(fresh, changes)
    if not fresh.has_pin:
        fresh.pin = hashed_pin(pin, fresh)
        fresh.save(update_fields=["pin"])
    return _write(fresh, changes, exclude=UNCHECKED)


@verb
def open_file(person: Person, *, by: User, purpose: str, page: str = "") -> Opening:
    """Say what the file is opened for; who looked stays on the record, and the person sees role,
    branch and purpose (PM-1+)."""
    if not perms.may_open(by, person):
        raise NotAllowed(_("This file is not open to your role."), code="role")
    return Opening.objects.create(by=by, person_id=person.pk, purpose=purpose, page=page)


@verb
def note_reading(document: Document, *, by: User) -> Opening:
    """A kept copy was read: on the record as an opening, for the purpose last named today."""
    return Opening.objects.create(
        by=by,
        person_id=document.person_id,
        purpose=openings.last_purpose(by, document.person, Purpose.VERIFY),
        page=f"people:document_copy {document.pk}",
    )


# What surrounds the person ------------------------------------------------------------------


@verb
def add_category(
    person: Person,
    *,
    by: User,
    category: Category,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> PersonCategory:
    """The person is of a category of need, from a day and perhaps until one (DG-1).

    Said again, it takes the new days. Researchers too learn of categories on a visit.
    """
    if not perms.may_say_category(by):
        raise NotAllowed(_("Categories are noted by the desk or the researcher."), code="role")
    lock(person)
    row = PersonCategory.objects.filter(person=person, category=category).first()
    row = row or PersonCategory(person=person, category=category)
    row.since, row.until = since, until
    row.full_clean()
    row.save()
    return row


@verb
def end_category(
    row: PersonCategory, *, by: User, until: datetime.date | None = None
) -> PersonCategory:
    """The person is no longer of the category, from today or from the day after `until`."""
    if not perms.may_say_category(by):
        raise NotAllowed(_("Categories are noted by the desk or the researcher."), code="role")
    fresh = lock(row)
    fresh.until = until or clock.today()
    fresh.full_clean()
    fresh.save(update_fields=["until"])
    return fresh


@verb
def end_guardianship(row: Guardianship, *, by: User) -> Guardianship:
    """The guardian no longer acts, from today; a manager looks afterwards. Another is named by two,
    and till then nobody answers for the ward's phone or papers."""
    fresh = lock(row)
    if not perms.may_change(by, fresh.ward):
        raise NotAllowed(_("A guardian is named at the desk."), code="role")
    if fresh.ended_on is None:
        let_a_manager_look(fresh.ward, by=by)
        if fresh.change is not None:
            outcome = str(_("The guardianship was ended."))
            tasks.close(GuardedTaskKind.NOT_ME, fresh.change, outcome=outcome)
    fresh.ended_on = fresh.ended_on or clock.today()
    fresh.save(update_fields=["ended_on"])
    return fresh


@files.all_or_none()
@verb
@holds("document_seen_by_staff")
def add_document(
    person: Person,
    *,
    type: DocumentType,
    by: User,
    evidence: str,
    upload: Copy | Upload | None = None,
    further: Sequence[Copy] = (),
    number: str = "",
    issued_on: datetime.date | None = None,
    expires_on: datetime.date | None = None,
    key: str | None = None,
) -> Document:
    """Note a paper of the person: seen by `by`, or a copy kept of `upload` (PR-2).

    A form hands on what `files.make_copy` made of the upload, outside of any transaction.
    `further`: the copies of the pages behind the first, in their order.

    Raises ValidationError where the upload or a date cannot be taken (a sentence for the field),
    NotAllowed or Refused otherwise. With a `key` that the account used for this person before,
    returns the paper noted then.
    """
    if not perms.may_add_document(by, person):
        raise NotAllowed(_("Another's papers cannot be noted from this account."), code="role")
    noted: Document | None = PAPERS.made(key, by=by, person=person)
    if noted is not None:
        return noted
    if evidence == Evidence.SEEN and not perms.may_see_paper(by):
        raise Refused(
            _("Only those who work here can say that they saw a paper."),
            code="seen_by_staff",
            clause="PR-2",
        )
    document = Document(
        person=person,
        type=type,
        number=number,
        issued_on=issued_on,
        expires_on=expires_on,
        evidence=evidence,
        added_by=by,
        page_count=1 + len(further),
        key=key,
    )
    copy = None
    if evidence == Evidence.COPY:
        if upload is None:
            raise Refused(text_lazy("file.required"), code="no_file", clause="PR-2")
        copy = files.make_copy(upload, type)
    try:
        with files.all_or_none(), transaction.atomic():
            if copy is not None:
                document.file_name, document.file_kind = files.keep(copy), copy.kind
                document.original_name = copy.name
            document.full_clean(exclude=["key"])
            document.save()
            for page, further_copy in enumerate(further, 2):
                DocumentPage.objects.create(
                    document=document,
                    number=page,
                    file_name=files.keep(further_copy),
                    file_kind=further_copy.kind,
                )
            tell(person, "paper", by=by, about=document)
    except Exception:  # whatever noticed the second press: check, rule, table or storage
        noted = PAPERS.made(key, by=by, person=person)
        if noted is not None:
            return noted
        raise
    return document


# --------------------------------------------------------------------------------------------


def _nobody_was_first(fresh: models.Model, seen: int | None) -> None:
    if seen is not None and seen != history.version(fresh):
        raise Refused(
            _(
                "Somebody else changed this while you had it open. Nothing of yours was saved: "
                "look at what stands there now, then change it again."
            ),
            code="changed_meanwhile",
        )


def _one_head(person: Person, household: Household, relation: str | None = None) -> None:
    """Raise ValidationError where `person` would be the household's second head (DG-1)."""
    if (relation or person.relation) != Relation.HEAD:
        return
    head = household.head()
    if head is not None and head.pk != person.pk:
        raise ValidationError(
            {
                "relation": _(
                    "%(name)s is the head of this household. Choose the relation to them."
                )
                % {"name": head}
            }
        )


def _write(fresh: Row, changes: dict[str, Any], exclude: Collection[str] = ()) -> Row:
    changed = []
    for name, value in changes.items():
        if getattr(fresh, name) != value:
            setattr(fresh, name, value)
            changed.append(name)
    if changed:
        _judge(fresh, set(changed), exclude)
        if isinstance(fresh, Person):
            changed += WRITTEN_WITH_IT
        fresh.save(update_fields=changed)
    return fresh


def _judge(fresh: models.Model, changed: set[str], exclude: Collection[str]) -> None:
    """`full_clean` of what is written now; what stood there was judged by the checks of its day."""
    if changed & identity.FIELDS:
        changed = changed | identity.FIELDS
    fresh.clean_fields(exclude={field.name for field in fresh._meta.fields} - changed)
    fresh.clean()
    fresh.validate_unique(exclude=exclude)
    fresh.validate_constraints(exclude=exclude)
