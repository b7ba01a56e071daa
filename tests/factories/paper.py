import uuid

from sanad.paper import workflow
from tests.factories.accounts import UserFactory


def book(kind="contact", *, by=None, size=5, **fields):
    """A printed book of the branch of `by`, an officer."""
    by = by or UserFactory(officer=True)
    return workflow.make_book(by=by, kind=kind, size=size, key=uuid.uuid4(), **fields)
