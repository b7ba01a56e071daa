"""Ten programmes beside the two that every installation has (`programmes.toml`)."""

from beneficiaries.models import DocumentType
from requests_app.catalogue import put_in_place
from sanad.lib.data import beside

_DATA = beside(__file__)


def put(size):
    """The programmes with their first versions, and the papers that only they ask for; of the
    smallest demo the first alone, which has every kind of condition.
    """
    DocumentType.objects.bulk_create(
        [DocumentType(code=code, **parts) for code, parts in _DATA["papers"].items()]
    )
    programmes = list(_DATA["programmes"].items())
    put_in_place(dict(programmes[: size.share_of(len(programmes))]))
