"""Into whose hands help goes: never those of who hands it over, nor a relative's (PR-7+)."""

from beneficiaries.models.rules import is_of_the_home
from requests_app.intake.models.request_rules import is_witnessed
from sanad.policy.rules import in_force


def into_own_hands(user: str, request: str, receiver: str, number: str, mark: str) -> str:
    """SQL: who takes it is the user or a relative, or lives with one. `receiver`: the key of the
    beneficiary or who acts for them, before a witness whoever it is; `number` and `mark`: the
    identity of who was sent, known as a relative's also where nobody in the registry has it."""
    is_kin = f"""SELECT 1 FROM $accounts.Kin k WHERE {mark} <> '' AND k.mark = {mark}
        AND k.user_id = {user} AND k.ended_at IS NULL AND k.degree <= {in_force("kin_degree")}"""
    return f"""(EXISTS ({is_kin}) OR EXISTS (SELECT 1 FROM $beneficiaries.Person r
        WHERE ((r.id = {receiver} AND NOT {is_witnessed(user, request)})
            OR ({number} <> '' AND r.identity_number = {number}))
        AND {is_of_the_home(user, "r.id", "r.household_id")}))"""
