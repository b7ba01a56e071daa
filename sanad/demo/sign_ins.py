"""How one signs in to look at the demo; the password stands here and nowhere else."""

from sanad.lib.data import beside

PASSWORD = "sanad-demo-2026"
MOTHER_MOBILE = "0550123456"
HELPER_MOBILE, GUARDIAN_MOBILE = "0550123457", "0550123458"

_WHO = beside(__file__)
# role, user name or mobile, password or what to do
SIGN_INS = [
    *((row["role"], row["username"], PASSWORD) for row in _WHO["staff"]),
    (_WHO["mother"]["role"], MOTHER_MOBILE, _WHO["mother"]["how"]),
    (_WHO["helper"]["role"], HELPER_MOBILE, _WHO["helper"]["how"]),
    (_WHO["guardian"]["role"], GUARDIAN_MOBILE, _WHO["guardian"]["how"]),
]
