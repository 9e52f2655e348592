"""The one address of notices that has no language: a letter's link, which mail programs call by themselves."""

from django.urls import path

from ucap.notices.views import unsubscribing

urlpatterns = [path("unsubscribe/<str:token>/", unsubscribing.unsubscribe, name="unsubscribe")]
