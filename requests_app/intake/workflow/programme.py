"""The life of a programme's version: copied from the published one, written, published (DG-1).

    draft_of → (the admin writes in it) → publish; the version before it is retired

A request keeps the version it began under, so nothing of this touches a running case.
`what_changes` says, before a publication, what the draft asks and gives otherwise.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries.models import Category
from requests_app.intake import perms
from requests_app.intake.enums import OPEN, ProgrammeVersionStatus, RequestStatus
from requests_app.intake.models import (
    DocumentRule,
    Programme,
    ProgrammeVersion,
    Question,
    Reason,
    SupportRequest,
)
from requests_app.intake.models.condition import why_not_depend
from sanad.accounts.models import User
from sanad.accounts.perms import Anybody
from sanad.lib import snapshot
from sanad.lib.actor import signed
from sanad.lib.arabic import listed
from sanad.lib.numbers import amount_text
from sanad.lib.triggers import holds
from sanad.workflow.refusal import NotAllowed, Refused, Way


@signed
@transaction.atomic
def draft_of(programme: Programme, *, by: User) -> ProgrammeVersion:
    """The draft of the programme's next version, with all that the published one has.

    Returns the draft that is being written already, where there is one. Raises `NotAllowed` for
    anybody but a manager, `Refused` where no version was published yet: the first one is written
    by hand.
    """
    _only_managers(by)
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    if draft := programme.draft:
        return draft
    published = programme.published
    if published is None:
        raise Refused(
            _("This programme has no version to copy. Write its first one."),
            clause="DG-1",
            way=Way(_("Open the programme"), _page_of(programme)),
        )
    draft = ProgrammeVersion.objects.create(
        programme=programme,
        number=next_number(programme),
        **{name: getattr(published, name) for name in ProgrammeVersion.TERMS},
    )
    for model in (Question, DocumentRule, Reason):
        for row in model.objects.filter(version=published):
            row.pk, row.version, row._state.adding = None, draft, True
            row.save()
    return draft


def next_number(programme: Programme) -> int:
    """The number of the programme's next version."""
    return (programme.versions.aggregate(last=Max("number"))["last"] or 0) + 1


@signed
@transaction.atomic
def publish(version: ProgrammeVersion, *, by: User, seen: str = "") -> ProgrammeVersion:
    """Requests begin under the draft from now on; the version before it is retired with it.

    `seen`: the `fingerprint` of the draft that was read, "" where no page is behind it. Returns
    the fresh row. Raises `NotAllowed` for anybody but a manager, `Refused` where it is no
    draft any more, changed since it was read, or cannot be asked as it stands.
    """
    _only_managers(by)
    # Two who publish at once meet at the programme's row.
    Programme.objects.select_for_update().get(pk=version.programme_id)
    version = ProgrammeVersion.objects.select_for_update(of=["self"]).get(pk=version.pk)
    if refusal := why_not_publish(version):
        raise refusal
    if seen and seen != fingerprint(version):
        raise Refused(
            _("The draft was changed after you opened it. Read it again, then publish it."),
            code="changed",
            clause="DG-1",
            way=_to_the_draft(version),
        )
    for former in version.programme.versions.published():
        former.status = ProgrammeVersionStatus.RETIRED
        former.save(update_fields=["status"])
    version.status, version.published_by = ProgrammeVersionStatus.PUBLISHED, by
    version.save(update_fields=["status", "published_by"])
    version.refresh_from_db()
    return version


@holds(
    "programmeversion_asks_for_papers_in_use",
    "programmeversion_asks_something",
    "programmeversion_depends_on_what_it_asks",
)
def why_not_publish(version: ProgrammeVersion) -> Refused | None:
    """The first reason why the version cannot be published now; None if it can."""
    if not version.is_draft:
        return Refused(
            _("This version was published already."),
            code="status",
            clause="DG-1",
            way=Way(_("Open the programme"), _page_of(version.programme)),
        )
    if not version.questions.exists():
        return Refused(
            _("A version asks at least one question."),
            code="questions",
            clause="DG-1",
            way=_to_the_draft(version),
        )
    if why := _depends_in_vain(version):
        return Refused(why, code="conditions", clause="DG-1", way=_to_the_draft(version))
    out_of_use = [str(rule) for rule in version.document_rules.filter(type__is_retired=True)]
    if out_of_use:
        return Refused(
            _("These papers are out of use; take them out of the draft first: %(papers)s")
            % {"papers": listed(out_of_use)},
            code="papers",
            clause="DG-1",
            way=_to_the_draft(version),
        )
    return None


def _depends_in_vain(version: ProgrammeVersion) -> str:
    """What is wrong with the first condition that names no earlier question or no choice of it; ""
    where all hold.
    """
    asked = list(version.questions.all())
    pairs: list[tuple[Any, list[Question]]] = [(one, asked[:at]) for at, one in enumerate(asked)]
    pairs += [(rule, asked) for rule in version.document_rules.all()]
    for row, earlier in pairs:
        if wrong := why_not_depend(row, earlier):
            return f"{row}: {' '.join(wrong.messages)}"
    return ""


def _page_of(row: Any) -> str:
    """The page of a programme or of one of its versions, where managers work."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def _to_the_draft(version: ProgrammeVersion) -> Way:
    return Way(_("Open the draft"), _page_of(version))


def _only_managers(user: Anybody) -> None:
    if not perms.may_keep_programmes(user):
        raise NotAllowed(_("A manager writes and publishes programmes."), code="role")


# What changes for whom -----------------------------------------------------------------------


class Change(NamedTuple):
    """One thing that a draft has otherwise: `before` is "" where it is new, `after` where it
    goes.
    """

    what: str
    before: str
    after: str


def what_changes(draft: ProgrammeVersion) -> list[tuple[Any, list[Change]]]:
    """`[(heading, [Change])]` between the published version and the draft, without empty parts."""
    published = draft.programme.published
    parts = [
        (_("What it gives"), _terms(published, draft)),
        (_("Questions"), _rows(Question, published, draft, key=lambda row: row.code)),
        (_("Papers"), _rows(DocumentRule, published, draft, key=lambda row: row.type_id)),
        (
            _("Reasons of its own"),
            _rows(Reason, published, draft, key=lambda row: (row.kind, row.code)),
        ),
    ]
    return [(heading, changes) for heading, changes in parts if changes]


def fingerprint(draft: ProgrammeVersion) -> str:
    """A text that is another once anything of the draft changed."""
    rows = {
        model._meta.model_name: list(model.objects.filter(version=draft).order_by("pk").values())
        for model in (Question, DocumentRule, Reason)
    }
    terms = {name: getattr(draft, name) for name in ProgrammeVersion.TERMS}
    return snapshot.digest({"terms": terms, **rows})


def who_stays(version: ProgrammeVersion) -> tuple[int, int]:
    """(drafts, running requests) that stay under the programme's former versions."""
    former = SupportRequest.objects.filter(programme=version.programme_id)
    return (
        former.filter(status=RequestStatus.DRAFT).count(),
        former.filter(status__in=OPEN).count(),
    )


def _terms(published: ProgrammeVersion | None, draft: ProgrammeVersion) -> list[Change]:
    changes = []
    for name in ProgrammeVersion.TERMS:
        before = _in_words(published, name) if published else ""
        after = _in_words(draft, name)
        if before != after:
            changes.append(Change(_label(draft, name), before, after))
    return changes


def _rows(
    model: Any,
    published: ProgrammeVersion | None,
    draft: ProgrammeVersion,
    *,
    key: Callable[[Any], Any],
) -> list[Change]:
    before = {key(row): row for row in model.objects.filter(version=published)} if published else {}
    after = {key(row): row for row in model.objects.filter(version=draft)}
    changes = [
        Change(str(row), "", _all_in_words(row))
        for code, row in after.items()
        if code not in before
    ]
    for code, old in before.items():
        new = after.get(code)
        if new is None:
            changes.append(Change(str(old), _all_in_words(old), ""))
            continue
        changes += [
            Change(
                f"{new} · {_label(new, name)}" if str(old) == str(new) else _label(new, name),
                _in_words(old, name),
                _in_words(new, name),
            )
            for name in model.CONTENT
            if getattr(old, name) != getattr(new, name)
        ]
    return changes


def _all_in_words(row: Any) -> str:
    """What there is to read of a row that comes or goes, without its place in the order."""
    said = {"", str(row)}
    names = [name for name in row.CONTENT if name != "order" and getattr(row, name) not in said]
    return " · ".join(f"{_label(row, name)}: {_in_words(row, name)}" for name in names)


def _label(row: Any, name: str) -> str:
    return str(row._meta.get_field(name).verbose_name)


def _in_words(row: Any, name: str) -> str:
    value = getattr(row, name)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if name == "for_categories":
        named = Category.objects.filter(code__in=row.category_codes)
        return listed(category.name_m for category in named)
    if value is None:
        return ""
    if name == "max_amount":
        return amount_text(value)
    words = getattr(row, f"get_{name}_display", None)
    return str(words() if words else value)
