"""Whose cases are a colleague's own: given at the first sign-in, ended by two (PR-2+).

What is given is kept as marks (`sanad.accounts.kin`); the registry finds by them whose file is a
relative's (`beneficiaries.models.rules`). A shared family name says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.postgres.functions import TransactionNow
from django.db import transaction
from django.utils.translation import gettext as _

from sanad.accounts.enums import KIN_DEGREES, KinRelation
from sanad.accounts.models import Kin, User
from sanad.guarded import kinds
from sanad.guarded.enums import ChangeKind
from sanad.guarded.models import GuardedChange
from sanad.guarded.workflow import propose
from sanad.lib.dates import gregorian_text, riyadh_day
from sanad.lib.marks import mark, which_key
from sanad.lib.triggers import holds
from sanad.policy import parameters


def asked_for() -> list[KinRelation]:
    """The relations that the policy's version keeps off a case, the colleague aside."""
    most = parameters.in_force().kin_degree
    return [
        relation
        for relation, degree in KIN_DEGREES.items()
        if relation != KinRelation.SELF and degree <= most
    ]


@transaction.atomic
def say(user: User, *, own: str = "", relatives: dict[str, Iterable[str]]) -> int:
    """Keep the marks of identity numbers that the colleague gives; what stands already stays.

    `own`: the colleague's own number, which the first answer must hold; `relatives`: numbers by
    `KinRelation`. Returns how many are new. The numbers themselves are written nowhere.
    """
    given = {KinRelation.SELF: [own] if own else [], **relatives}
    standing = set(user.kin.standing().values_list("mark", flat=True))
    rows = []
    for relation, numbers in given.items():
        for number in numbers:
            if (of_number := mark(number)) not in standing:
                standing.add(of_number)
                degree = KIN_DEGREES[KinRelation(relation)]
                rows.append(Kin(user=user, relation=relation, degree=degree, mark=of_number))
    Kin.objects.bulk_create(rows)
    if user.kin_key != which_key():
        user.kin_key = which_key()
        user.save(update_fields=["kin_key"])
    return len(rows)


@holds("kin_ended_by_two")
def propose_end(kin: Kin, *, by: User, reason: str, paper: str, key: UUID | None = None) -> Any:
    """The colleague says that this is no relative (any more); a manager or the board agrees."""
    return propose(
        by=by,
        kind=ChangeKind.KIN,
        subject=kin,
        name=str(by),
        branch=by.branch,
        old={"relation": kin.relation},
        new={"relation": ""},
        reason=reason,
        paper=paper,
        key=key,
    )


def _carry_out(change: GuardedChange) -> None:
    Kin.objects.filter(pk=change.subject_id).update(ended_at=TransactionNow())


def _facts(change: GuardedChange) -> list[tuple[Any, str, str]]:
    kin = Kin.objects.get(pk=change.subject_id)
    before = _("%(relation)s, given on %(day)s") % {
        "relation": kin.get_relation_display(),
        "day": gregorian_text(riyadh_day(kin.given_at)),
    }
    return [(_("Relative"), before, "")]


def register() -> None:
    """Make known how a relative is ended; called in `ready()`."""
    kinds.register(ChangeKind.KIN, kinds.Guarded(_carry_out, _facts))
