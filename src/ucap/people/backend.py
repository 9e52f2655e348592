"""Who a session belongs to: the person, and in the same question whether they speak for a city."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Exists, OuterRef

from ucap.people.models import CityOfficer, User


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """django-allauth's, which asks how long a session may be without asking the database once more a page."""

    def get_user(self, user_id: str) -> User | None:
        """The person with this id, who may sign in; `speaks_for_a_city` says whether they do."""
        officer = CityOfficer.objects.filter(user=OuterRef("pk"))
        person = User.objects.filter(pk=user_id).annotate(officer=Exists(officer)).first()
        if person is None or not self.user_can_authenticate(person):
            return None
        person.__dict__["speaks_for_a_city"] = person.officer
        return person
