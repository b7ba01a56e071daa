"""Programmes, their questions and papers, and the reasons that may be given (`catalogue.toml`):
reference rows.

Seeded after every migration where they are missing. What a manager changed in the admin stays:
a first version comes with the birth of its programme only, and no version is written afterwards.
The papers themselves are the registry's catalogue.
"""

from beneficiaries.models import DocumentType
from requests_app.intake.enums import ProgrammeVersionStatus, ReasonKind, Stage
from requests_app.models import DocumentRule, Programme, ProgrammeVersion, Question, Reason
from sanad.lib.data import beside

CATALOGUE = beside(__file__)
# What a programme itself says; all else is its first version's.
NAMED = {"name", "summary", "order"}
# What stands beneath a version, in rows of its own.
PARTS = {"questions", "papers"}


def seed_catalogue():
    """Put the programmes and the catalogue of reasons in place. Safe to run again (DG-1)."""
    put_in_place(CATALOGUE["programmes"])
    for kind, reasons in CATALOGUE["reasons"].items():
        for order, (code, reason) in enumerate(reasons.items(), 1):
            Reason.objects.get_or_create(
                version=None,
                kind=ReasonKind(kind),
                code=code,
                defaults={"order": order, **_with_its_role(reason)},
            )


def put_in_place(programmes):
    """The programmes that are missing, each with its first version, as the owner. `{code: parts}`
    as `catalogue.toml` has them.
    """
    types = {type.code: type for type in DocumentType.objects.all()}
    for code, parts in programmes.items():
        fields = {name: value for name, value in parts.items() if name in NAMED}
        programme, is_new = Programme.objects.get_or_create(code=code, defaults=fields)
        if is_new:
            _first_version(programme, parts, types)


def _with_its_role(reason):
    """A reason is its words alone, or a table of its words and its role."""
    return reason if isinstance(reason, dict) else {"words": reason}


def _first_version(programme, parts, types):
    terms = {name: value for name, value in parts.items() if name not in NAMED | PARTS}
    version = ProgrammeVersion.objects.create(programme=programme, **terms)
    Question.objects.bulk_create(
        Question(version=version, order=order, **question)
        for order, question in enumerate(parts["questions"], 1)
    )
    rules = []
    for order, paper in enumerate(parts["papers"], 1):
        columns = {**paper, "stage": Stage(paper["stage"])}
        kind = types[columns.pop("code")]
        rules.append(DocumentRule(version=version, type=kind, order=order, **columns))
    DocumentRule.objects.bulk_create(rules)
    version.status = ProgrammeVersionStatus.PUBLISHED
    version.save(update_fields=["status"])
