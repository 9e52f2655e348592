"""Addresses for monitors."""

from django.urls import path

from ucap.config.watching import views

urlpatterns = [
    path("readyz", views.ready, name="ready"),
    path("metrics", views.metrics, name="metrics"),
]
