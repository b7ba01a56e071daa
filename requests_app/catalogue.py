"""Programmes, their questions and papers, and the reasons that may be given (`catalogue.toml`):
reference rows.

Seeded after every migration where they are missing. What a manager changed in the admin stays:
questions and papers come with the birth of their programme only. The papers themselves are
the registry's catalogue.
"""

import tomllib
from pathlib import Path

from beneficiaries.models import DocumentType
from requests_app.intake.enums import ReasonKind, Stage
from requests_app.models import DocumentRule, Programme, Question, Reason

CATALOGUE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
# What stands beneath a programme, in rows of its own.
PARTS = {"questions", "papers"}


def seed_catalogue():
    """Put the programmes and the catalogue of reasons in place. Safe to run again (DG-1)."""
    types = {type.code: type for type in DocumentType.objects.all()}
    for code, parts in CATALOGUE["programmes"].items():
        fields = {name: value for name, value in parts.items() if name not in PARTS}
        programme, is_new = Programme.objects.get_or_create(code=code, defaults=fields)
        if is_new:
            _give_birth(programme, parts, types)
    for kind, reasons in CATALOGUE["reasons"].items():
        for order, (code, words) in enumerate(reasons.items(), 1):
            Reason.objects.get_or_create(
                kind=ReasonKind(kind), code=code, defaults={"words": words, "order": order}
            )


def _give_birth(programme, parts, types):
    for order, question in enumerate(parts["questions"], 1):
        Question.objects.create(programme=programme, order=order, **question)
    for order, paper in enumerate(parts["papers"], 1):
        DocumentRule.objects.create(
            programme=programme,
            type=types[paper["code"]],
            stage=Stage(paper["stage"]),
            is_required=paper.get("is_required", True),
            order=order,
        )
