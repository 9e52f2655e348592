"""Who interprets each meeting, once it is known when they are held: in every slot somebody else, which was seen to while slots were looked for."""

from collections.abc import Mapping, Sequence

from ucap.events.conference import Conference, Meeting
from ucap.events.schedule.grid import NOWHERE
from ucap.events.schedule.interpreters import slots_of_interpreters


def interpreters_of(conference: Conference, slots: Sequence[int], keeps: Mapping[str, str]) -> dict[str, str]:
    """The interpreter of each meeting that is held and needs one, by their ids.

    One that the meeting keeps stays where that can be; then comes who has interpreted least.
    """
    there = slots_of_interpreters(conference)
    in_slot: dict[int, list[Meeting]] = {}
    for one, slot in zip(conference.meetings, slots, strict=True):
        if slot != NOWHERE and one.interpreters is not None:
            in_slot.setdefault(slot, []).append(one)
    busy = dict.fromkeys(there, 0)
    found: dict[str, str] = {}
    for slot, meetings in sorted(in_slot.items()):
        fit = {one.id: [id_ for id_ in one.interpreters or () if there[id_] >> slot & 1] for one in meetings}
        given = _Slot(fit, keeps, busy).given()
        for who in given.values():
            busy[who] += 1
        found |= given
    return found


class _Slot:
    """The meetings of one slot and who fits them: a matching by augmenting paths (Kuhn, Naval Research Logistics Quarterly 2, 1955)."""

    def __init__(
        self, fit: Mapping[str, Sequence[str]], keeps: Mapping[str, str], busy: Mapping[str, int]
    ) -> None:
        self._fit, self._keeps, self._busy = fit, keeps, busy
        self._at: dict[str, str] = {}  # of each interpreter, the meeting

    def given(self) -> dict[str, str]:
        """The interpreter of each meeting."""
        for meeting in sorted(self._fit, key=lambda one: (self._keeps.get(one) not in self._fit[one], one)):
            self._give(meeting, set())
        return {meeting: who for who, meeting in self._at.items()}

    def _give(self, meeting: str, tried: set[str]) -> bool:
        """Whether it has one, others having changed theirs for it where nobody was free."""

        def last(who: str) -> tuple[bool, bool, int]:
            return who in self._at, who != self._keeps.get(meeting), self._busy[who]

        for who in sorted(self._fit[meeting], key=last):
            if who not in tried:
                tried.add(who)
                other = self._at.get(who)
                if other is None or self._give(other, tried):
                    self._at[who] = meeting
                    return True
        return False
