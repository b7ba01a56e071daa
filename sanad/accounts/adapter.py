"""How the sign-in library meets our accounts."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Nobody makes a staff account from outside."""

    def is_open_for_signup(self, request):
        return False
