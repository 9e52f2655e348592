"""Addresses without a language: for machines, and the two switches."""

from django.urls import path

from ucap.web import machine_views, preferences, visits

urlpatterns = [
    path("healthz", machine_views.health, name="health"),
    path("robots.txt", machine_views.robots, name="robots"),
    path("favicon.ico", machine_views.favicon, name="favicon"),
    path("visit/", visits.visit, name="visit"),
    path("language/", preferences.set_language, name="set-language"),
    path("theme/", preferences.set_theme, name="set-theme"),
]
