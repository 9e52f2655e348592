"""Expos and festivals: invitations, exhibits, the plan of the grounds."""

from django.urls import URLPattern

fixed: list[URLPattern] = []  # under a word of their own
of_event: list[URLPattern] = []  # under the address of an event
