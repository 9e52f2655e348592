"""Expos and festivals: invitations, exhibits, the plan of the grounds."""

from django.urls import URLPattern, path

from ucap.events.views import exhibiting, grounds, inviting

INVITATION, EXHIBIT = "invitations/<slug:invitation_id>/", "exhibits/<slug:exhibit_id>/"
fixed: list[URLPattern] = [  # under a word of their own
    path(INVITATION, inviting.invitation, name="invitation"),
    path(f"{INVITATION}answer/", inviting.answer, name="answer_invitation"),
    path(f"{INVITATION}undo/", inviting.undo_answer, name="undo_invitation_answer"),
    path(f"{INVITATION}withdraw/", inviting.withdraw, name="withdraw_invitation"),
    path(f"{INVITATION}again/", inviting.again, name="invite_again"),
    path(f"{INVITATION}propose/", exhibiting.propose, name="propose_exhibit"),
    path(EXHIBIT, exhibiting.exhibit, name="exhibit"),
    path(f"{EXHIBIT}edit/", exhibiting.edit, name="edit_exhibit"),
    path(f"{EXHIBIT}decide/", exhibiting.decide, name="decide_exhibit"),
    path(f"{EXHIBIT}undo/", exhibiting.undo_decision, name="undo_exhibit_decision"),
    path(f"{EXHIBIT}place/", exhibiting.place, name="place_exhibit"),
    path(f"{EXHIBIT}withdraw/", exhibiting.withdraw, name="withdraw_exhibit"),
    path(f"{EXHIBIT}propose/", exhibiting.propose_again, name="propose_exhibit_again"),
]
of_event: list[URLPattern] = [  # under the address of an event
    path("<slug:slug>/invitations/", inviting.invitations, name="invitations"),
    path("<slug:slug>/invitations/download/", inviting.download, name="invitations_download"),
    path("<slug:slug>/invitations/remind/", inviting.remind, name="remind_cities"),
    path(
        "<slug:slug>/invitations/<int:instant>/take-back/", inviting.take_back, name="take_back_invitations"
    ),
    path("<slug:slug>/exhibits/", exhibiting.exhibits, name="exhibits"),
    path("<slug:slug>/grounds/", grounds.grounds, name="grounds"),
]
