"""The life of a version of the policy: a manager drafts it, a second person puts it in force.

    begin → draft → edit, edit_clause → put_in_force
                  → discard

What was put in force is never written again; running cases keep the version they began under.
Rules in the database hold the same (`rules.py`).
"""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import Role
from sanad.lib import clock
from sanad.lib.actor import signed
from sanad.lib.arabic import listed
from sanad.lib.dates import gregorian_text
from sanad.lib.refusal import NotAllowed, Refused, Way
from sanad.lib.triggers import holds
from sanad.policy import perms
from sanad.policy.comparison import fingerprint
from sanad.policy.enums import SECOND_PERSON, VersionStatus
from sanad.policy.models import Acknowledgement, Clause, PolicyVersion

MANAGERS = (Role.MANAGER,)


@signed
@transaction.atomic
def begin(*, by):
    """The draft of the next version, with numbers and clauses of the one before it (AP-1).

    Returns the draft that is being written already, where there is one. Raises `NotAllowed` for
    anybody but a manager.
    """
    if not perms.may_draft(by):
        raise NotAllowed(
            _("A manager drafts a new version of the policy."), clause="AP-1+", by=MANAGERS
        )
    # Two who begin at once meet at this row.
    before = PolicyVersion.objects.select_for_update().get(pk=PolicyVersion.objects.newest().pk)
    draft = PolicyVersion.objects.drafts().first()
    if draft is not None:
        return draft
    numbers = {field.name: getattr(before, field.name) for field in PolicyVersion.parameters()}
    draft = PolicyVersion.objects.create(title=before.title, drafted_by=by, **numbers)
    Clause.objects.bulk_create(
        Clause(
            version=draft,
            order=clause.order,
            code=clause.code,
            chapter=clause.chapter,
            **{name: getattr(clause, name) for name in Clause.WORDS},
        )
        for clause in before.clauses.all()
    )
    return draft


@signed
@transaction.atomic
def edit(version, *, by, **changes):
    """Write title, minute, days and parameters of a draft; returns the fresh row.

    `changes`: field name → value. Raises `Refused` where it is no draft any more, `NotAllowed`
    for anybody but who began it.
    """
    version = _lock(version)
    _raise(why_not_edit(version, by))
    for name, value in changes.items():
        setattr(version, name, value)
    version.save(update_fields=list(changes))
    return version


@signed
@transaction.atomic
def edit_clause(clause, *, by, **words):
    """Word a clause of a draft anew; returns the fresh row.

    `words`: a name of `Clause.WORDS` → text. The board's own words (`text`) change like this only:
    as a new text that the board's minute approves. Raises like `edit`.
    """
    _raise(why_not_edit(_lock(clause.version), by))
    clause = Clause.objects.get(pk=clause.pk)
    for name, value in words.items():
        setattr(clause, name, value)
    clause.save(update_fields=list(words))
    return clause


@signed
@transaction.atomic
def put_in_force(version, *, by, seen):
    """A second person puts the draft in force from its day; returns the fresh row (AP-1).

    `seen`: the `fingerprint` of what they read. Raises `Refused` where the draft changed since,
    or for the first reason of `why_not_put_in_force`.
    """
    version = _lock(version)
    _raise(why_not_put_in_force(version, by))
    if seen != fingerprint(version):
        raise Refused(
            _("The draft was changed after you opened it. Read it again, then put it in force."),
            code="changed",
            clause="AP-1+",
            way=Way(_("The draft"), version.get_absolute_url()),
        )
    version.status, version.put_in_force_by = VersionStatus.APPROVED, by
    version.save(update_fields=["status", "put_in_force_by"])
    version.refresh_from_db(fields=["put_in_force_at"])
    return version


@signed
@transaction.atomic
def discard(version, *, by):
    """Set a draft aside for good; a new one begins from the version in force."""
    version = _lock(version)
    if not perms.may_draft(by):
        raise NotAllowed(
            _("A manager discards a draft of the policy."), clause="AP-1+", by=MANAGERS
        )
    _raise(_why_no_draft(version))
    version.status = VersionStatus.DISCARDED
    version.save(update_fields=["status"])
    return version


@signed
def acknowledge(version, *, by):
    """Note that `by` read this version (PM-2); saying it again changes nothing."""
    acknowledgement, _created = Acknowledgement.objects.get_or_create(version=version, by=by)
    return acknowledgement


# Reasons why not ---------------------------------------------------------------------------------


@holds("policyversion_kept_once_approved", "clause_kept_once_approved")
def why_not_edit(version, user):
    """Why `user` may not write in this version now; None if they may."""
    if _why_no_draft(version) is None and not perms.may_edit(user, version):
        return NotAllowed(
            _("Who began a draft writes in it, so that a second person can put it in force."),
            code="role",
            clause="AP-1+",
            by=MANAGERS,
        )
    return _why_no_draft(version)


@holds(
    "policyversion_by_a_second_person",
    "policyversion_not_retroactive",
    "policyversion_follows_the_others",
    "policyversion_not_far_ahead",
)
def why_not_put_in_force(version, user):
    """The first reason why `user` cannot put this version in force now; None if they can."""
    if (refusal := _why_no_draft(version)) is not None:
        return refusal
    if version.drafted_by_id == user.pk:
        return Refused(
            _("Another manager, or the committee's chair, puts in force what you drafted."),
            code="same_person",
            clause="AP-1+",
            by=SECOND_PERSON,
        )
    if not perms.may_put_in_force(user, version):
        return NotAllowed(
            _("A manager or the committee's chair puts a version in force."),
            code="role",
            clause="AP-1+",
            by=SECOND_PERSON,
        )
    return next(what_is_missing(version), None)


def what_is_missing(version):
    """Each reason that lies in the draft itself, whoever would put it in force, as `Refused`."""
    today = clock.today()
    empty = [
        field.verbose_name
        for field in PolicyVersion.of_the_board()
        if getattr(version, field.name) is None
    ]
    if empty:
        yield Refused(
            _("Still missing in the draft: %(names)s.") % {"names": listed(empty)},
            code="incomplete",
            clause="AP-1",
            by=MANAGERS,
        )
    if version.approved_on and version.approved_on > today:
        yield Refused(
            _("The board approves it on %(day)s; it can be put in force from then on.")
            % {"day": gregorian_text(version.approved_on)},
            code="early",
            clause="AP-1",
            until=version.approved_on,
        )
    earliest, latest = PolicyVersion.objects.days_for_the_next()
    if version.effective_on and version.effective_on < earliest:
        yield Refused(
            _("It can hold from %(day)s at the earliest: choose a later day in the draft.")
            % {"day": gregorian_text(earliest)},
            code="retroactive",
            clause="AP-1+",
            by=MANAGERS,
        )
    if version.effective_on and version.effective_on > latest:
        yield Refused(
            _("It can hold from %(day)s at the latest: choose a sooner day in the draft.")
            % {"day": gregorian_text(latest)},
            code="far_ahead",
            clause="AP-1+",
            by=MANAGERS,
        )


def _why_no_draft(version):
    if version.is_draft:
        return None
    return Refused(
        _("This version is no draft any more: a change is a new version."),
        code="status",
        clause="AP-1",
        way=Way(_("Versions of the policy"), reverse("policy:versions")),
    )


def _raise(refusal):
    if refusal is not None:
        raise refusal


def _lock(version):
    return PolicyVersion.objects.select_for_update().get(pk=version.pk)
