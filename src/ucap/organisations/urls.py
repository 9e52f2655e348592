"""The pages of organisations. Fixed words come before an organisation's own address (RESERVED_SLUGS of actions/entering.py)."""

from django.urls import path

from ucap.organisations.views import duplicates, editing, inviting, joining, listing, members, mine, public

app_name = "organisations"
urlpatterns = [
    path("", listing.organisations, name="list"),
    path("download/", listing.download, name="download"),
    path("new/", editing.new, name="new"),
    path("mine/", mine.mine, name="mine"),
    path("acting/", mine.act, name="act"),
    path("duplicates/", duplicates.duplicates, name="duplicates"),
    path("merge/<slug:one_id>/<slug:other_id>/", duplicates.merge, name="merge"),
    path("merge/<slug:one_id>/<slug:other_id>/apart/", duplicates.tell_apart, name="tell_apart"),
    path("invitation/<str:token>/", inviting.invitation, name="invitation"),
    path("invitation/<str:token>/accept/", inviting.accept, name="accept_invitation"),
    path("invitation/<str:token>/decline/", inviting.decline, name="decline_invitation"),
    path("invitations/<slug:invitation_id>/withdraw/", inviting.withdraw, name="withdraw_invitation"),
    path("requests/<slug:request_id>/accept/", joining.accept, name="accept_request"),
    path("requests/<slug:request_id>/refuse/", joining.refuse, name="refuse_request"),
    path("requests/<slug:request_id>/take-back/", joining.take_back, name="take_back_request"),
    path("members/<int:entry_id>/bring-back/", members.bring_back, name="bring_back"),
    path("<slug:slug>/", public.organisation, name="organisation"),
    path("<slug:slug>/logo/", public.logo, name="logo"),
    path("<slug:slug>/edit/", editing.edit, name="edit"),
    path("<slug:slug>/edit/logo/", editing.set_logo, name="set_logo"),
    path("<slug:slug>/edit/logo/remove/", editing.remove_logo, name="remove_logo"),
    path("<slug:slug>/join/", joining.join, name="join"),
    path("<slug:slug>/join/by-address/", joining.by_domain, name="join_by_domain"),
    path("<slug:slug>/leave/", members.leave, name="leave"),
    path("<slug:slug>/members/", members.members, name="members"),
    path("<slug:slug>/members/invite/", inviting.invite, name="invite"),
    path("<slug:slug>/members/domains/", members.verify_domain, name="verify_domain"),
    path("<slug:slug>/members/domains/<str:domain>/remove/", members.remove_domain, name="remove_domain"),
    path("<slug:slug>/members/<slug:user_id>/owner/", members.make_owner, name="make_owner"),
    path("<slug:slug>/members/<slug:user_id>/member/", members.make_member, name="make_member"),
    path("<slug:slug>/members/<slug:user_id>/remove/", members.remove, name="remove_member"),
]
