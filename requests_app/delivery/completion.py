"""What completes a registration, and what it turns the decision into (PR-6, PR-7)."""

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import DocumentRole
from beneficiaries.models import Document, DocumentType, Guardianship, Person
from requests_app.delivery.enums import Unit
from requests_app.delivery.models import AwardLine, CompletionItem
from requests_app.intake.enums import Stage
from requests_app.intake.models import SupportRequest
from sanad.lib.clock import PolicyToday
from sanad.lib.dates import month_of
from sanad.lib.once import once

HALALA = Decimal("0.01")
COUNTED = re.compile(r"^([0-9]{1,4})\s*[×xX*]?\s+(.+)$")


@dataclass
class Line:
    """One paper of the checklist: what is there of it, and what could be taken for it."""

    type: DocumentType
    is_required: bool
    item: CompletionItem | None
    papers: list[Document]

    @property
    def is_done(self):
        """Whether a paper was taken for it (PR-6)."""
        return self.item is not None

    @property
    def asks_iban(self):
        """Whether the paper proves an account, so that its IBAN is entered with it (PR-6)."""
        return self.type.role == DocumentRole.IBAN


def owners(support_request):
    """The beneficiary, then who acts for them today: whose papers and accounts may be taken."""
    guardians = (
        Guardianship.objects.filter(ward=support_request.person_id, ended_on__isnull=True)
        .exclude(valid_until__lt=PolicyToday())
        .values("guardian")
    )
    return [support_request.person, *Person.objects.filter(pk__in=guardians).order_by("pk")]


def checklist(support_request, *, day):
    """The papers of the completion stage in order, with those good on `day` that may be noted."""
    rules = support_request.papers_for(Stage.COMPLETION)
    items = {
        item.type_id: item
        for item in support_request.completion_items.select_related(
            "document", "iban_owner", "noted_by"
        )
    }
    papers = {}
    for paper in (
        Document.objects.filter(
            person__in=owners(support_request),
            type__in=[rule.type_id for rule in rules],
            destroyed_at=None,
        )
        .select_related("type", "person")
        .order_by("-id")
    ):
        if paper.is_valid_on(day):
            papers.setdefault(paper.type_id, []).append(paper)
    return [
        Line(rule.type, rule.is_required, items.get(rule.type_id), papers.get(rule.type_id, []))
        for rule in rules
    ]


def missing(support_request):
    """Names of what the registration still lacks, in the order of the checklist."""
    there, payee_kind = once(support_request, "noted", lambda: _noted(support_request))
    rules = support_request.required_papers_for(Stage.COMPLETION)
    names = [str(rule.type) for rule in rules if rule.type_id not in there]
    version = support_request.programme_version
    if version.needs_payee and payee_kind != version.payee_kind:
        names.append(str(_("the payee's details")))
    return names


def _noted(support_request):
    """The types of the papers that were noted, and the kind of the payee or None, in one query."""
    noted = CompletionItem.objects.filter(support_request=OuterRef("pk")).order_by()
    row = SupportRequest.objects.filter(pk=support_request.pk).annotate(
        noted=ArraySubquery(noted.values("type"))
    )
    return row.values_list("noted", "payee__kind").get()


def schedule(decision, *, today):
    """The lines of the award, unsaved: equal instalments month by month, then what is in kind.

    The first is due in the month of `today`. Whatever does not divide evenly comes with the last
    instalment, so that together they are exactly what was decided.
    """
    lines = []
    month = month_of(today)
    if decision.amount:
        part = (decision.amount / decision.months).quantize(HALALA, rounding=ROUND_DOWN)
        for number in range(decision.months):
            is_last = number == decision.months - 1
            lines.append(
                AwardLine(
                    measure=Unit.MONEY,
                    amount=decision.amount - part * number if is_last else part,
                    due_on=month_of(today, number),
                )
            )
    for words in decision.items:
        counted = COUNTED.match(words)
        lines.append(
            AwardLine(
                measure=Unit.GOODS,
                amount=int(counted[1]) if counted and int(counted[1]) else 1,
                unit=(counted[2] if counted and int(counted[1]) else words)[:120],
                due_on=month,
            )
        )
    for order, line in enumerate(lines, 1):
        line.order = order
        line.decision = decision
        line.support_request_id = decision.support_request_id
    return lines
