"""Registrations: the form, the list, badges, check-in."""

from django.urls import URLPattern, path

from ucap.events.views import badges, checking_in, delegations, questions, registering, registrations

fixed: list[URLPattern] = [  # under a word of their own
    path("registrations/", registering.mine, name="my_registrations"),
    path(
        "registrations/delegations/<slug:delegation_id>/",
        delegations.delegation_people,
        name="delegation_people",
    ),
    path("registrations/<slug:registration_id>/", registering.registration, name="registration"),
    path("registrations/<slug:registration_id>/change/", registering.change, name="change_registration"),
    path(
        "registrations/<slug:registration_id>/withdraw/", registering.withdraw, name="withdraw_registration"
    ),
    path(
        "registrations/<slug:registration_id>/bring-back/",
        registering.bring_back,
        name="bring_back_registration",
    ),
    path("registrations/<slug:registration_id>/badge/", badges.badge, name="badge"),
    path("registrations/<slug:registration_id>/certificate/", badges.certificate, name="certificate"),
    path("registrations/<slug:registration_id>/undo/", registrations.undo, name="undo_decision"),
    path("badge/<slug:key>/", checking_in.badge, name="badge_key"),
]
of_event: list[URLPattern] = [  # under the address of an event
    path("<slug:slug>/register/", registering.register, name="register"),
    path("<slug:slug>/delegation/", delegations.delegation, name="delegation"),
    path("<slug:slug>/questions/", questions.questions, name="questions"),
    path("<slug:slug>/registrations/", registrations.registrations, name="registrations"),
    path(
        "<slug:slug>/registrations/download/<slug:form>/",
        registrations.download,
        name="registrations_download",
    ),
    path("<slug:slug>/registrations/decide/", registrations.decide, name="decide"),
    path("<slug:slug>/badges/", badges.badges, name="badges"),
    path("<slug:slug>/participants/", registrations.participants, name="participants"),
    path("<slug:slug>/check-in/", checking_in.check_in, name="check_in"),
    path("<slug:slug>/check-in/list/", checking_in.guests, name="check_in_list"),
    path("<slug:slug>/check-in/let-in/", checking_in.let_in, name="let_in"),
    path("<slug:slug>/check-in/worker.js", checking_in.worker, name="check_in_worker"),
]
