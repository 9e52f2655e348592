"""How django-allauth behaves here: accounts are made by invitation, addresses of invited people are confirmed."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from ucap.kernel.messages import gettext_noop

# Words of allauth's own forms: marked here, they are said in our catalogues' words and in our readers' form of address.
SAID_OUR_WAY = (gettext_noop("Email"), gettext_noop("Remember Me"), gettext_noop("Forgot your password?"))


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """False: officers are made by the operator; open registration comes with organisations."""
        return False
