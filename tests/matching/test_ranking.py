import datetime as dt

import pytest

from tests.matching.entries import ALL, CANALS, FESTIVAL, SENSORS, TREES, like
from ucap.matching import ranking
from ucap.matching.entry import Entry, Kind
from ucap.matching.explain import ReasonKind
from ucap.matching.ranking import Match, rank

DAY = dt.date(2026, 11, 28)


def matches(entries: tuple[Entry, ...], **how: object) -> dict[str, list[Match]]:
    return dict(rank(entries, today=DAY, **how))  # type: ignore[arg-type]


def test_the_one_that_answers_comes_first_for_both_sides() -> None:
    found = matches(ALL)
    assert found[SENSORS.id][0].id == CANALS.id
    assert found[CANALS.id][0].id == SENSORS.id
    assert {match.id for match in found[TREES.id]} == {SENSORS.id}  # interests meet offers, not requests


def test_who_cannot_meet_is_not_listed() -> None:
    found = matches(
        (
            SENSORS,
            like(CANALS, id="ended", expires=DAY - dt.timedelta(days=1)),
            like(CANALS, id="ours", organisation=SENSORS.organisation),
            like(CANALS, id="supplier", kind=Kind.OFFER),
            CANALS,
        )
    )
    assert [match.id for match in found[SENSORS.id]] == [CANALS.id]


def test_a_reason_shows_which_sentences_meet_each_in_its_own_language() -> None:
    match = matches(ALL)[SENSORS.id][0]
    meaning = [reason for reason in match.reasons if reason.kind == ReasonKind.MEANING]
    assert meaning[0].here in (SENSORS.title, *SENSORS.text.split(". "))
    assert meaning[0].there in (CANALS.title, *[s + "。" for s in CANALS.text.split("。")])
    assert all(reason.weight > 0 for reason in meaning)
    others = {reason.kind: (reason.here, reason.there) for reason in match.reasons}
    assert others[ReasonKind.COMPLEMENT] == ("offer", "request")
    assert others[ReasonKind.THEME] == ("gestión del agua", "水管理")
    assert others[ReasonKind.SDG] == ("6", "6")
    assert others[ReasonKind.PLACE] == ("ES", "CN")
    assert others[ReasonKind.ORGANISATION] == ("university", "public")


def test_a_wish_that_is_not_met_is_a_reason_against() -> None:
    match = matches((SENSORS, like(CANALS, country="FR")))[SENSORS.id][0]
    (place,) = [reason for reason in match.reasons if reason.kind == ReasonKind.PLACE]
    assert place.weight < 0


def test_one_alone_and_only_so_many() -> None:
    found = matches((*ALL, like(CANALS, id="again")), only=SENSORS.id, top=1)
    assert list(found) == [SENSORS.id]
    assert [match.id for match in found[SENSORS.id]] == ["again"]  # equally good: by id


def test_of_many_only_the_nearest_are_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "CANDIDATES", 1)
    found = matches((SENSORS, FESTIVAL, CANALS, like(FESTIVAL, id="other festival")))
    assert [match.id for match in found[SENSORS.id]] == [CANALS.id]


def test_a_text_that_many_have_entered_stands_once_and_again_where_there_is_room() -> None:
    many = [like(CANALS, id=f"canals {number:02}", organisation=f"bureau {number}") for number in range(20)]
    other = like(FESTIVAL, kind=Kind.REQUEST)
    found = [match.id for match in matches((SENSORS, *many, other))[SENSORS.id]]
    assert [id_.split()[0] for id_ in found] == ["canals", other.id, *["canals"] * 8]
