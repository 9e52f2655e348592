"""The pages of one's own account, of offices and of invitations; django-allauth's stand beside them under the same address."""

from django.urls import path

from ucap.people.views import account, invitations, offices, strength

app_name = "people"
urlpatterns = [
    path("", account.account, name="account"),
    path("agree/", account.agree, name="agree"),
    path("second-step/", account.second_step, name="second_step"),
    path("strength/", strength.strength, name="strength"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("invitation/<str:token>/accept/", invitations.accept, name="accept"),
    path("people/", offices.people, name="people"),
    path("people/invite/", offices.invite, name="invite"),
    path("people/give-back/<int:entry_id>/", offices.give_back, name="give_back"),
    path(
        "people/invitations/<str:invitation_id>/withdraw/",
        offices.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path(
        "people/invitations/<str:invitation_id>/bring-back/",
        offices.bring_back_invitation,
        name="bring_back_invitation",
    ),
    path(
        "people/<str:user_id>/second-step/take-off/",
        offices.take_off_second_step,
        name="take_off_second_step",
    ),
    path("people/<str:user_id>/<str:office>/withdraw/", offices.withdraw_office, name="withdraw_office"),
    path(
        "people/<str:user_id>/<str:office>/<str:city_id>/withdraw/",
        offices.withdraw_office,
        name="withdraw_office",
    ),
]
