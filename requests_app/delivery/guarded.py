"""Where the money of a decided request goes, changed by two (PR-6+)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from beneficiaries.guarded import warning_to
from beneficiaries.models import Document, Person
from requests_app.delivery import likeness, messages, perms
from requests_app.delivery.models import CompletionItem, Payee
from requests_app.intake.enums import GRANTED
from requests_app.intake.guards import is_relative
from requests_app.intake.models import SupportRequest
from sanad.accounts.models import User
from sanad.guarded import kinds
from sanad.guarded.enums import ChangeKind
from sanad.guarded.models import GuardedChange
from sanad.guarded.workflow import propose
from sanad.lib.identifiers import group_iban
from sanad.workflow.refusal import NotAllowed, Refused
from sanad.workflow.rows import lock

PAYEE_COLUMNS = ("name", "iban", "account_number", "reference")


def propose_payee(support_request: SupportRequest, *, by: User, **values: Any) -> GuardedChange:
    """Propose another payee for a request that is granted; `values`: the columns of a `Payee`, and
    what `propose` takes of every change."""
    payee = getattr(support_request, "payee", None)
    _may(support_request, by)
    if payee is None:
        raise _nothing_fixed()
    old = {name: getattr(payee, name) for name in PAYEE_COLUMNS}
    new = {name: values.pop(name, "") for name in PAYEE_COLUMNS}
    return _propose(ChangeKind.PAYEE, support_request, by, old, new, **values)


def propose_account(
    support_request: SupportRequest,
    *,
    by: User,
    document: Document,
    iban: str,
    iban_owner: Person,
    **rest: Any,
) -> GuardedChange:
    """Propose another account, which the certificate `document` of its owner names."""
    item = _item(support_request)
    _may(support_request, by)
    if item is None:
        raise _nothing_fixed()
    old = {"iban": item.iban, "owner": item.iban_owner_id, "document": item.document_id}
    new = {"iban": iban, "owner": iban_owner.pk, "document": document.pk}
    return _propose(ChangeKind.ACCOUNT, support_request, by, old, new, **rest)


def _may(support_request: SupportRequest, by: User) -> None:
    if not perms.may_complete(by, support_request):
        raise NotAllowed(_("The desk of the branch proposes this."), code="role")
    if support_request.status not in GRANTED:
        raise _nothing_fixed()
    if is_relative(support_request, by):
        raise Refused(
            _("This is your own request or a relative's. A colleague does it."),
            code="own",
            by=perms.COMPLETERS,
        )


def _nothing_fixed() -> Refused:
    return Refused(
        _("Nothing is fixed yet: note it in the registration."),
        code="first",
        shows=False,
        by=perms.COMPLETERS,
    )


def _propose(
    kind: ChangeKind,
    support_request: SupportRequest,
    by: User,
    old: dict[str, Any],
    new: dict[str, Any],
    **rest: Any,
) -> GuardedChange:
    person = support_request.person
    return propose(
        by=by,
        kind=kind,
        subject=support_request,
        person=person,
        name=f"{person} · {support_request.number}",
        branch=support_request.branch,
        old=old,
        new=new,
        told=warning_to(person),
        **rest,
    )


def _item(support_request: SupportRequest) -> CompletionItem | None:
    return support_request.completion_items.exclude(iban="").select_related("iban_owner").first()


# Carrying out -------------------------------------------------------------------------------


def _nothing_paid() -> Refused:
    return Refused(_("Nothing is paid on this request any more."), code="over", by=perms.COMPLETERS)


def _case(change: GuardedChange) -> SupportRequest:
    support_request = lock(SupportRequest(pk=change.subject_id))
    if support_request.status not in GRANTED:
        raise _nothing_paid()
    return support_request


def _carry_out_payee(change: GuardedChange) -> None:
    case = _case(change)
    payee = Payee.objects.get(support_request=case)
    for name in PAYEE_COLUMNS:
        setattr(payee, name, change.new[name])
    payee.noted_by = change.proposed_by
    payee.full_clean()
    payee.save()
    likeness.look_into(case, iban=payee.iban, payee=payee.name)
    messages.account_noted(case, account=payee.account)


def _carry_out_account(change: GuardedChange) -> None:
    case = _case(change)
    item = _item(case)
    if item is None:
        raise _nothing_paid()
    item.iban, item.noted_by = change.new["iban"], change.proposed_by
    item.iban_owner = Person.objects.get(pk=change.new["owner"])
    item.document = Document.objects.get(pk=change.new["document"])
    item.save()
    likeness.look_into(case, iban=item.iban, holder=item.iban_owner)
    messages.account_noted(case, account=item.iban)


# In words -----------------------------------------------------------------------------------


def _payee_facts(change: GuardedChange) -> list[tuple[Any, str, str]]:
    fields = {field.name: field for field in Payee._meta.fields}
    labels = [fields[name].verbose_name for name in PAYEE_COLUMNS]
    pairs = [(change.old[name], change.new[name]) for name in PAYEE_COLUMNS]
    return [
        (label, group_iban(before), group_iban(after)) if name == "iban" else (label, before, after)
        for name, label, (before, after) in zip(PAYEE_COLUMNS, labels, pairs, strict=True)
        if before or after
    ]


def _account_facts(change: GuardedChange) -> list[tuple[Any, str, str]]:
    people = Person.objects.in_bulk([change.old["owner"], change.new["owner"]])
    before, after = (str(people.get(side["owner"], "")) for side in (change.old, change.new))
    return [
        (_("IBAN"), group_iban(change.old["iban"]), group_iban(change.new["iban"])),
        (_("owner of the account"), before, after),
    ]


def _is_close(user: User, change: GuardedChange) -> bool:
    return is_relative(SupportRequest.objects.get(pk=change.subject_id), user)


def register() -> None:
    """Make known how each kind is carried out; called in `ready()`."""
    for kind, carry_out, facts in (
        (ChangeKind.PAYEE, _carry_out_payee, _payee_facts),
        (ChangeKind.ACCOUNT, _carry_out_account, _account_facts),
    ):
        kinds.register(kind, kinds.Guarded(carry_out, facts, _is_close))
