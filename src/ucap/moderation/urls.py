"""The pages of moderation."""

from django.urls import path

from ucap.moderation.views import cases, reporting

app_name = "moderation"
urlpatterns = [
    path("", cases.queue, name="queue"),
    path("mine/", cases.mine, name="mine"),
    path("report/<slug:kind>/<slug:thing_id>/", reporting.report, name="report"),
    path("report/<slug:kind>/<slug:thing_id>/thanks/", reporting.reported, name="reported"),
    path("about/<slug:kind>/<slug:thing_id>/", cases.about, name="about"),
    path("cases/<slug:case_id>/", cases.case, name="case"),
    path("cases/<slug:case_id>/decide/", cases.decide, name="decide"),
    path("cases/<slug:case_id>/reopen/", cases.reopen, name="reopen"),
    path("cases/<slug:case_id>/answer/", cases.answer, name="answer"),
]
