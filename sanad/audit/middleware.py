"""What was refused to somebody through the portal, written down once it is rolled back."""

import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseBase

from sanad.accounts.models import User
from sanad.audit import lists
from sanad.audit.models import RefusedTry
from sanad.lib.actor import acting
from sanad.lib.refusal import Met, collecting

OK = 200
logger = logging.getLogger(__name__)


class ListMiddleware:
    """One row a day for each list of work that a colleague reads (`lists.py`), once the page is
    made. Where it cannot be written the page is shown all the same, and the log has it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        user, name = request.user, getattr(request.resolver_match, "view_name", "")
        is_shown = response.status_code == OK and name in lists.LISTS
        if is_shown and user.is_authenticated and user.is_staff:
            try:
                lists.note(user, name)
            except DatabaseError:
                logger.exception("who read a list was not written down")
        return response


class RefusalMiddleware:
    """One row for each refusal that somebody signed in met: at a step, at a page, by a rule of the
    database.

    What a page says of steps that are not possible yet is no try. Where the row cannot be written
    the refusal is answered all the same, and the log has it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with collecting() as met:
            response = self.get_response(request)
        user = request.user
        if met and user.is_authenticated:
            try:
                with acting(user.pk):  # outside the page, in which nobody acts any more
                    RefusedTry.objects.bulk_create(_row(user, request.path, one) for one in met)
            except DatabaseError:
                logger.exception("a refusal was not written down")
        return response


def _row(user: User, page: str, met: Met) -> RefusedTry:
    return RefusedTry(
        by=user,
        refused_by=met.refused_by,
        person_id=met.person,
        step=met.step[:120],
        code=met.code[:63],
        clause=met.clause[:12],
        page=page[:120],
        sentence=met.sentence[:300],
    )
