"""Asking a guard alone: nothing is done, so no rule of the database can answer in its place."""

from sanad.workflow.refusal import Refused


def why(cycle, step, obj, user):
    """The code of the reason why `user` cannot do the step to `obj` now, or None."""
    refusal = cycle.transitions[step].why_not(type(obj).objects.get(pk=obj.pk), user)
    return refusal and refusal.code


def code_of(call, *arguments, **named):
    """The code with which the call was refused, or None where it was done."""
    try:
        call(*arguments, **named)
    except Refused as refused:
        return refused.code
    return None
