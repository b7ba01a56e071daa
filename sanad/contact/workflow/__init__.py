"""The steps of contacts, of who calls, and of questions to the researcher."""

from sanad.contact.workflow.asking import ask, ask_as_a_stranger
from sanad.contact.workflow.call import ask_caller, call_back, hear_caller
from sanad.contact.workflow.contact import (
    begin,
    begin_and_close,
    close,
    enter,
    enter_and_close,
    leave,
    receive,
    take_up,
)
from sanad.contact.workflow.favours import (
    leave_reports,
    name_colleague,
    report,
    report_without_a_name,
)
from sanad.contact.workflow.following import answer_again, follow_up, follow_up_as_a_stranger
from sanad.contact.workflow.referral import answer, hand_over, leave_questions, refer

__all__ = [
    "answer",
    "answer_again",
    "ask",
    "ask_as_a_stranger",
    "ask_caller",
    "begin",
    "begin_and_close",
    "call_back",
    "close",
    "enter",
    "enter_and_close",
    "follow_up",
    "follow_up_as_a_stranger",
    "hand_over",
    "hear_caller",
    "leave",
    "leave_questions",
    "leave_reports",
    "name_colleague",
    "receive",
    "refer",
    "report",
    "report_without_a_name",
    "take_up",
]
