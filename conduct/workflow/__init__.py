"""The life of a conduct case: reported, heard, decided, closed; and of its measures.

Measures are options, not a staircase: which one is chosen follows from the degree, and choosing
none is an outcome (MC-0). Nobody acts who reported it, was hurt by it or is a relative; what two
people must decide, two people decide. What holds services back follows the measure in the
database itself (`measure_restricts`), not here.

The `rank` of a step is its place in the bar of the case, whichever of the two lives it is of.
"""

from conduct.workflow.calendar import expire, remind_hearing
from conduct.workflow.incident import (
    assess,
    close,
    conclude,
    decide_no_measure,
    leave_cases,
    proceed_unheard,
    propose_measure,
    record_attempt,
    record_hearing,
    record_outcome,
    report,
    report_to_authority,
)
from conduct.workflow.measure import (
    covered,
    decide_measure,
    decline,
    endorse,
    lift,
    second_decide,
    tell,
    withdraw,
)
from conduct.workflow.objection import dismiss, object_to, uphold

__all__ = [
    "assess",
    "close",
    "conclude",
    "covered",
    "decide_measure",
    "decide_no_measure",
    "decline",
    "dismiss",
    "endorse",
    "expire",
    "leave_cases",
    "lift",
    "object_to",
    "proceed_unheard",
    "propose_measure",
    "record_attempt",
    "record_hearing",
    "record_outcome",
    "remind_hearing",
    "report",
    "report_to_authority",
    "second_decide",
    "tell",
    "uphold",
    "withdraw",
]
