"""The pages of one's own account, of offices and of invitations; django-allauth's stand beside them under the same address."""

from django.urls import path

from ucap.people.views import account, invitations

app_name = "people"
urlpatterns = [
    path("", account.account, name="account"),
    path("agree/", account.agree, name="agree"),
    path("second-step/", account.second_step, name="second_step"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("invitation/<str:token>/accept/", invitations.accept, name="accept"),
]
