"""What is different between two texts of a plan, part by part, item by item, word by word (Chinese: character by character)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from ucap.language.words import HAN
from ucap.plans.content import PlanContent
from ucap.plans.parts import PARTS

Piece = tuple[str, str]  # ("same" | "added" | "removed", text)

TOKEN = re.compile(rf"[{HAN}]|\s+|[^\W_{HAN}]+|[^\w\s]|_")
WORDS = frozenset(
    {"title", "name", "topic", "text", "city", "region", "email", "url", "phone"}
)  # compared within
ALIKE = 0.5  # items without a common id are the same item, changed, from this likeness on
CONFETTI = 0.25  # below this likeness two texts are shown whole, one after the other
TOO_LONG = 4_000_000  # pairs of words; comparing more would take seconds


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an item: its values as they were and are; of a text also what changed within it."""

    name: str
    before: Any
    after: Any
    pieces: tuple[Piece, ...] = ()

    @property
    def kind(self) -> Change:
        if self.before == self.after:
            return Change.SAME
        if not self.before:
            return Change.ADDED
        return Change.REMOVED if not self.after else Change.CHANGED


@dataclass(frozen=True, slots=True)
class ItemChange:
    """A theme, an activity, a city …; `fields` holds those with a value before or after."""

    kind: Change
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part of the plan (parts.PARTS) that is not the same; items that did not change are left out."""

    part: str
    items: tuple[ItemChange, ...]
    reordered: bool = False  # nothing but the order of the items changed


@dataclass(frozen=True, slots=True)
class _Item:
    key: object  # an id; None: only its words tell it; a tuple: its place in the plan, and nothing else does
    fields: dict[str, Any]

    @property
    def words(self) -> str:
        return " ".join(str(value) for value in self.fields.values() if value)


def differences(before: PlanContent, after: PlanContent) -> tuple[PartChange, ...]:
    """The parts that differ, in the order of the form; () when both say the same."""
    found = (_part(part, _items(part, before), _items(part, after)) for part in PARTS)
    return tuple(part for part in found if part is not None)


def text_difference(before: str, after: str) -> tuple[Piece, ...]:
    """The second text with what was taken out of the first and put in: "same" and "removed" make the first, "same" and "added" the second."""
    if before == after:
        return (("same", before),) if before else ()
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    if len(old) * len(new) > TOO_LONG:
        return _whole(before, after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < CONFETTI:
        return _whole(before, after)
    pieces: list[Piece] = []
    for kind, a, b, c, d in _readable(matcher.get_opcodes(), old):
        if kind == "equal":
            pieces.append(("same", "".join(old[a:b])))
            continue
        pieces += [("removed", "".join(old[a:b]))] if b > a else []
        pieces += [("added", "".join(new[c:d]))] if d > c else []
    return tuple(pieces)


def _whole(before: str, after: str) -> tuple[Piece, ...]:
    return tuple(piece for piece in (("removed", before), ("added", after)) if piece[1])


Opcode = tuple[str, int, int, int, int]


def _readable(codes: Sequence[Opcode], old: Sequence[str]) -> Iterator[Opcode]:
    """The same steps, with changes that only a space or a comma parts made one: easier to read."""
    held: Opcode | None = None
    for place, (kind, a, b, c, d) in enumerate(codes):
        island = kind == "equal" and 0 < place < len(codes) - 1 and not re.search(r"\w", "".join(old[a:b]))
        if kind == "equal" and not island:
            if held:
                yield held
            held = None
            yield kind, a, b, c, d
        else:
            held = ("replace", held[1], b, held[3], d) if held else ("replace", a, b, c, d)
    if held:
        yield held


def _part(part: str, before: list[_Item], after: list[_Item]) -> PartChange | None:
    if before == after:
        return None
    pairs = _paired(before, after)
    items = tuple(item for item in (_item(*pair) for pair in pairs) if item.kind != Change.SAME)
    return PartChange(part, items, reordered=not items)


def _item(before: _Item | None, after: _Item | None) -> ItemChange:
    old, new = before.fields if before else {}, after.fields if after else {}
    fields = tuple(
        _field(name, old.get(name), new.get(name)) for name in (new or old) if old.get(name) or new.get(name)
    )
    if before is None or after is None:
        return ItemChange(Change.ADDED if before is None else Change.REMOVED, fields)
    return ItemChange(Change.SAME if old == new else Change.CHANGED, fields)


def _field(name: str, before: Any, after: Any) -> FieldChange:
    return FieldChange(
        name, before, after, text_difference(before or "", after or "") if name in WORDS else ()
    )


def _paired(before: list[_Item], after: list[_Item]) -> list[tuple[_Item | None, _Item | None]]:
    """Each item beside what became of it, in the order of the later text, what was removed where it stood."""
    partner = _partners(before, after)
    old_of = {new: old for old, new in partner.items()}
    pairs: list[tuple[_Item | None, _Item | None]] = []
    removed = [number for number in range(len(before)) if number not in partner]
    for number, item in enumerate(after):
        old = old_of.get(number)
        while old is not None and removed and removed[0] < old:
            pairs.append((before[removed.pop(0)], None))
        pairs.append((None if old is None else before[old], item))
    return pairs + [(before[number], None) for number in removed]


def _partners(before: list[_Item], after: list[_Item]) -> dict[int, int]:
    """Of each earlier item the place of the same one in the later text: by its key, else by being most alike."""
    by_key = {item.key: number for number, item in enumerate(after) if item.key is not None}
    partner = {n: by_key[item.key] for n, item in enumerate(before) if item.key in by_key}
    left = [n for n, item in enumerate(before) if n not in partner and not isinstance(item.key, tuple)]
    found = set(partner.values())
    free = [n for n, item in enumerate(after) if n not in found and not isinstance(item.key, tuple)]
    alike = sorted(
        ((_likeness(before[a].words, after[b].words), -abs(a - b), a, b) for a in left for b in free),
        reverse=True,
    )
    taken: set[int] = set()
    for likeness, _, a, b in alike:
        if likeness >= ALIKE and a not in partner and b not in taken:
            partner[a] = b
            taken.add(b)
    return partner


def _likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    matcher = SequenceMatcher(None, TOKEN.findall(a)[:400], TOKEN.findall(b)[:400], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _items(part: str, content: PlanContent) -> list[_Item]:
    if part == "sides":
        return list(_sides(content))
    if part == "period":
        return [_Item("period", {"start": content.period.start, "end": content.period.end})]
    if part in ("heading", "goals"):
        return [_Item(part, {name: getattr(content, name) for name in PARTS[part]})]
    return [_of(value) for value in getattr(content, part)]


def _of(value: Any) -> _Item:
    """An item of a list: a text, or one of the content's dataclasses; its id is its key."""
    if isinstance(value, str):
        return _Item(None, {"text": value})
    fields = {name: getattr(value, name) for name in value.__slots__ if name != "id"}
    return _Item(getattr(value, "id", "") or None, fields)


def _sides(content: PlanContent) -> Iterator[_Item]:
    for number, side in enumerate(content.sides):
        facts = ("name", "countries", "population", "area_km2")
        where = {"side": number + 1}
        yield _Item(("side", number), where | {name: getattr(side, name) for name in facts})
        for city in side.cities:
            named = {"city": city.name, "region": city.region, "country": city.country}
            yield _Item(("city", number, city.place or city.name), where | named)
