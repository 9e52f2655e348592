"""Ending somebody's sessions."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session


def sign_out_everywhere(person_id: str) -> None:
    """Nothing; wherever this person is signed in, they are no longer."""
    UserSession.objects.filter(user_id=person_id).delete()
    own = [one.pk for one in Session.objects.iterator() if one.get_decoded().get(SESSION_KEY) == person_id]
    Session.objects.filter(pk__in=own).delete()
