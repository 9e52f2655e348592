"""Polls of times."""

from django.urls import URLPattern, path

from ucap.events.views import polls

fixed: list[URLPattern] = []  # under a word of their own
of_event: list[URLPattern] = [  # under the address of an event
    path("<slug:slug>/poll/", polls.poll, name="poll"),
    path("<slug:slug>/poll/vote/", polls.vote, name="vote"),
    path("<slug:slug>/poll/times/", polls.propose, name="propose_times"),
    path("<slug:slug>/poll/choose/", polls.choose, name="choose_time"),
    path("<slug:slug>/poll/drop/", polls.drop, name="drop_poll"),
]
