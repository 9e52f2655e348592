"""The pages of matching."""

from django.urls import path

from ucap.matching.views import matches

app_name = "matching"
urlpatterns = [
    path("<slug:slug>/", matches.matches, name="matches"),
]
