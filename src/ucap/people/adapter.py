"""How django-allauth behaves here: accounts are made by invitation, addresses of invited people are confirmed."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """False: officers are made by the operator; open registration comes with organisations."""
        return False
