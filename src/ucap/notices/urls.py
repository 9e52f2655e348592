"""The pages of notices."""

from django.conf import settings
from django.urls import path

from ucap.notices.views import inbox, undelivered

app_name = "notices"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("settings/", inbox.settings, name="settings"),
    path("read/", inbox.mark_all, name="mark_all"),
    path("unread-again/<int:instant>/", inbox.unread_again, name="unread_again"),
    path("undelivered/", undelivered.undelivered, name="undelivered"),
    path("undelivered/<slug:letter_id>/send/", undelivered.send_again, name="send_again"),
    path("undelivered/<slug:letter_id>/drop/", undelivered.drop, name="drop"),
    path("undelivered/<slug:letter_id>/bring-back/", undelivered.bring_back, name="bring_back"),
    path("<int:notice_id>/", inbox.open_notice, name="open"),
    path("<int:notice_id>/mark/", inbox.mark, name="mark"),
]

if settings.ENVIRONMENT in {"development", "test"}:
    from ucap.notices.views import sink

    urlpatterns += [
        path("letters/", sink.sink, name="sink"),
        path("letters/<str:name>/", sink.sink_letter, name="sink_letter"),
    ]
