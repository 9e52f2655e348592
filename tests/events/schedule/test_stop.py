"""A search that is stopped hands over what it has."""

import json
from threading import Thread

from tests.events.made import conference
from tests.events.validator import wrongs
from ucap.events.command import as_json
from ucap.events.reading import read_conference
from ucap.events.schedule import Stop, schedule
from ucap.events.timetable import Timetable


def test_whoever_is_content_stops_it() -> None:
    # Every pair of eight meets in seven slots of which one is not everybody's: there is no timetable without breaks
    people = "ABCDEFGHIJKL"
    pairs = [one + other for place, one in enumerate(people) for other in people[place + 1 :]]
    made = conference(*pairs, slots=14, tables=5, away={"A": [7], "B": [5], "C": [9]})
    stop, found = Stop(), []
    thread = Thread(
        target=lambda: found.append(
            schedule(
                read_conference(json.dumps(made).encode(), "it"),
                seconds=600,
                told=lambda _: stop.now(),
                stop=stop,
            )
        )
    )
    thread.start()
    thread.join(60)
    assert not thread.is_alive()
    timetable: Timetable = found[0]
    assert timetable.held
    assert timetable.seconds < 60
    assert wrongs(made, as_json(timetable)) == []


def test_a_stop_that_came_before_ends_what_begins_after() -> None:
    stop, ended = Stop(), []
    stop.now()
    with stop.by(lambda: ended.append(True)):
        pass
    assert (stop.asked, ended) == (True, [True])
    stop.now()
    assert ended == [True]
