"""The meetings of a conference: requests, timetables, agendas."""

from django.urls import URLPattern

fixed: list[URLPattern] = []  # under a word of their own
of_event: list[URLPattern] = []  # under the address of an event
