"""Copies of papers are destroyed when their last day is over and nothing needs them (PR-2+).

The last day is fixed when the copy comes, by its type's days. A copy stays longer while a request
of its person or household is under way, a decision may be objected to, or a conduct case is open:
each app says what needs it (`register`), and the database holds the same.
"""

import logging
from collections.abc import Callable

from django.db import transaction
from django.db.models import Q, QuerySet

from beneficiaries import files
from beneficiaries.models import Document
from sanad.lib import clock
from sanad.lib.actor import signed
from sanad.lib.triggers import holds

logger = logging.getLogger(__name__)

AT_ONCE = 200
_needs: list[Callable[[], Q]] = []


def register(needs: Callable[[], Q]) -> None:
    """Let an app say which documents it needs: a condition over `Document`. Called once, in
    `AppConfig.ready`."""
    if needs not in _needs:
        _needs.append(needs)


def due() -> "QuerySet[Document]":
    """The documents whose copy is to be destroyed today, the longest due first."""
    documents = Document.objects.filter(destroyed_at=None, kept_until__lt=clock.today())
    for needs in _needs:
        documents = documents.exclude(needs())
    return documents.order_by("kept_until", "id")


def destroy_due() -> int:
    """Destroy what is due, the files with it; how many copies. For the worker."""
    count = 0
    while batch := list(due().values_list("pk", flat=True)[:AT_ONCE]):
        destroyed = sum(_is_destroyed(pk) for pk in batch)
        count += destroyed
        if not destroyed:  # what holds them back came in between: another time
            break
    if count:
        logger.info("%s copies of papers were destroyed: their last day was over", count)
    return count


@transaction.atomic
@signed
@holds(
    "document_destroyed_after_its_day",
    "document_stays_for_a_request",
    "document_stays_for_an_objection",
    "document_stays_for_a_conduct_case",
)
def _is_destroyed(pk: int) -> bool:
    document = due().select_for_update(of=("self",)).filter(pk=pk).first()
    if document is None:
        return False
    document.destroyed_at = clock.now()
    document.save(update_fields=["destroyed_at"])
    for page in (document, *document.further_pages.all()):
        files.give_up(page.file_name)
    return True
