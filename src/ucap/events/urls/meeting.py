"""The meetings of a conference: requests, availability, demand, agendas, the board."""

from django.urls import URLPattern, path

from ucap.events.views import agenda, along, apart, arranging, board, demand, interpreting, meetings

fixed: list[URLPattern] = [  # under a word of their own
    path("agenda/<slug:registration_id>/", agenda.agenda, name="agenda"),
    path("board/<slug:event_id>/", board.board, name="board"),
    path("colleagues/<slug:pair_id>/end/", apart.end, name="end_apart"),
    path("colleagues/<slug:along_id>/leave/", along.end, name="end_along"),
    path("requests/<slug:request_id>/along/", along.along, name="along"),
    path("requests/<slug:request_id>/answer/", meetings.answer, name="answer"),
    path("requests/<slug:request_id>/withdraw/", meetings.withdraw, name="withdraw_request"),
    path("requests/<slug:request_id>/again/", meetings.ask_again, name="ask_again"),
    path("requests/<slug:request_id>/review/", agenda.review, name="review"),
    path("requests/<slug:request_id>/interpreter/", interpreting.give, name="give_interpreter"),
    path("interpreters/<slug:interpreter_id>/", interpreting.interpreter, name="interpreter"),
    path("interpreters/<slug:interpreter_id>/drop/", interpreting.drop, name="drop_interpreter"),
    path(
        "interpreters/<slug:interpreter_id>/bring-back/",
        interpreting.bring_back,
        name="bring_back_interpreter",
    ),
]
of_event: list[URLPattern] = [  # under the address of an event
    path("<slug:slug>/meetings/", meetings.meetings, name="meetings"),
    path("<slug:slug>/meetings/with/<slug:registration_id>/", meetings.ask, name="ask"),
    path("<slug:slug>/meetings/availability/", agenda.availability, name="availability"),
    path("<slug:slug>/meetings/colleagues/", apart.colleagues, name="colleagues"),
    path("<slug:slug>/meetings/arrange/", arranging.matchmaking, name="matchmaking"),
    path("<slug:slug>/meetings/interpreters/", interpreting.interpreters, name="interpreters"),
    path("<slug:slug>/meetings/demand/", demand.demand, name="demand"),
    path("<slug:slug>/meetings/demand/download/", demand.download, name="demand_download"),
    path("<slug:slug>/meetings/demand/propose/", demand.propose, name="propose"),
    path("<slug:slug>/meetings/tables/", board.table_cards, name="table_cards"),
]
