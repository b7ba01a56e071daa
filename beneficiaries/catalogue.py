"""What the registry starts with, `catalogue.toml`: kinds of papers and of need.

Rows to be edited later: how long a paper is good for and whether a copy may be kept are settings of
each charity.
"""

from beneficiaries.models import Category, DocumentType
from sanad.lib.data import beside

CATALOGUE = beside(__file__)


def seed_catalogue():
    """Put the rows in place where they are missing; a charity's own wording is left alone."""
    present = set(DocumentType.objects.values_list("code", flat=True))
    DocumentType.objects.bulk_create(
        DocumentType(
            code=code, may_keep_copy="legal_basis" in paper, order=order, **{"keep_days": 0} | paper
        )
        for order, (code, paper) in enumerate(CATALOGUE["papers"].items(), 1)
        if code not in present
    )
    present = set(Category.objects.values_list("code", flat=True))
    Category.objects.bulk_create(
        Category(code=code, name_m=name["m"], name_f=name["f"], order=order)
        for order, (code, name) in enumerate(CATALOGUE["categories"].items(), 1)
        if code not in present
    )
