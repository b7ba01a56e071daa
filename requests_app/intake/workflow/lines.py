"""The checklist's lines: opened with the submission, one for each paper asked for (PR-2)."""

from collections.abc import Iterable

from beneficiaries.models import Document
from requests_app.intake.enums import Stage
from requests_app.intake.models import CheckLine, SupportRequest


def open_lines(support_request: SupportRequest, standing: Iterable[CheckLine]) -> None:
    """A line for each paper asked for or spoken of, with the newest paper there is of it, beside
    those that are `standing`."""
    shown = support_request.papers_shown
    lines, new = {line.type_id: line for line in standing}, []
    for rule in support_request.papers_for(Stage.SUBMISSION):
        paper = shown.get(rule.type.code)
        line = lines.get(rule.type_id)
        if line is None:
            if rule.is_required or paper or rule.type.code in support_request.promised:
                line = CheckLine(support_request=support_request, type=rule.type, document=paper)
                new.append(line)
        elif paper is not None and paper.pk != line.document_id:
            replace(line, paper)
            line.save()
    CheckLine.objects.bulk_create(new)


def open_after_answers(support_request: SupportRequest) -> None:
    """The lines of papers for which the answers ask since it was handed in."""
    rules = support_request.papers_for(Stage.SUBMISSION)
    if not any(rule.asked_after and rule.is_required for rule in rules):
        return
    standing = {line.type_id for line in support_request.lines.all()}
    shown = support_request.papers_shown
    CheckLine.objects.bulk_create(
        CheckLine(
            support_request=support_request, type=rule.type, document=shown.get(rule.type.code)
        )
        for rule in rules
        if rule.asked_after and rule.is_required and rule.type_id not in standing
    )


def replace(line: CheckLine, paper: Document) -> None:
    """Another paper in place of the one that was there: what was found about that one is over."""
    line.document = paper
    line.is_matching, line.old_reason, line.finding = None, "", ""
    line.decided_by = line.decided_at = None
