"""Colleagues at a conference: who of one house is kept apart, and who comes along to a meeting."""

from ucap.api.shapes.shape import Answer, Id, Sent


class Colleague(Answer):
    """One of those who come for one organisation or city, or in one delegation."""

    registration: str
    """The id of their registration."""
    name: str


class PairKeptApart(Answer):
    """Two who are never in different meetings at the same time."""

    id: str
    one: Colleague
    other: Colleague


class HouseOfColleagues(Answer):
    """Several who come for one organisation or city, or in one delegation."""

    name: str
    language: str
    """Of the name; "" for the caller's own."""
    people: list[Colleague]
    kept_apart: list[PairKeptApart]


class ColleaguesAnswer(Answer):
    event: str
    is_host: bool
    """You hold the event, and read of everybody; otherwise of those whom you registered."""
    houses: list[HouseOfColleagues]


class KeepApart(Sent):
    one: Id
    """The id of the registration of one of them: see the operation list_colleagues."""
    other: Id


class ColleagueAlong(Answer):
    """One who comes along to a meeting of two."""

    id: str
    """What they are let go by: see the operation end_along."""
    registration: str
    name: str
    beside: str
    """The id of the registration of the one of the two with whom they come."""


class SideOfMeeting(Answer):
    """One of the two who are to meet."""

    one: Colleague
    along: list[ColleagueAlong]
    possible: list[Colleague]
    """Whom you could bring along on this side now."""
    is_mine: bool
    """You bring colleagues along on this side and let them go."""


class AlongAnswer(Answer):
    event: str
    request: str
    """The id of the meeting request."""
    is_over: bool
    """It was held: who was there stays as it is."""
    sides: list[SideOfMeeting]
    """Of the one who asked, and of the other."""


class BringAlong(Sent):
    beside: Id
    """The id of the registration of one of the two who are to meet: with whom they come."""
    who: Id
    """The id of the registration of a colleague: see `possible` of the operation read_along."""


class MeetingOfColleague(Answer):
    """A meeting of a colleague to which one comes along."""

    id: str
    """What one steps back by: see the operation end_along."""
    request: str
    """The id of the meeting request."""
    beside: str
    """The name of the colleague."""
    other: str
    """The name of the one whom they meet."""
