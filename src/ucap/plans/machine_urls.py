"""Addresses that machines and mailed links use: no language in them."""

from django.urls import URLPattern, path

from ucap.plans.views import asking, calendars, downloads

urlpatterns: list[URLPattern] = [
    path("calendar/plans.ics", calendars.of_all, name="calendar"),
    path("calendar/plans/<slug:slug>.ics", calendars.of_plan, name="plan_calendar"),
    path("calendar/cities/<slug:slug>.ics", calendars.of_city, name="city_calendar"),
    path("documents/<slug:slug>/<slug:form>", downloads.plan_document, name="plan_document"),
    path("full/<str:token>/", asking.full, name="plan_full"),
]
