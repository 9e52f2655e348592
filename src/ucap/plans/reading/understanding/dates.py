"""The dates in a text, in six languages and many styles, each as precise as it was written."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ucap.plans.reading.understanding import date_words as words


class Day(NamedTuple):
    """A year, month or day; the year may still be missing ("March" in "March to May 2020")."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        return "-".join(f"{part:0{width}}" for part, width in zip(self, (4, 2, 2), strict=True) if part)


@dataclass(frozen=True, slots=True)
class Span:
    """A date or the time between two, and where it stands in the text."""

    first: Day
    last: Day | None
    begin: int
    end: int
    doubt: str = ""  # "season": it has no exact months; "day": 03/05 may be the third or the fifth

    @property
    def start(self) -> str:
        return str(self.first)

    @property
    def until(self) -> str | None:
        return str(self.last) if self.last else None


def find_dates(text: str, *, month_first: bool = False) -> tuple[Span, ...]:
    """The dates and spans of a text, in its order. `month_first`: 03/05/2020 is the fifth of March."""
    found = _joined(text, list(_atoms(text, month_first=month_first)))
    return tuple(span for span in found if span.first.year and _exists(span.first) and _exists(span.last))


def add_months(day: Day, months: int) -> Day:
    """The last month (or day) of a span of so many months that begins here; a year when a year was given."""
    if not day.year:
        return day
    if not day.month:
        return Day(day.year + max(months // 12, 1) - 1)
    total = day.year * 12 + day.month - 1 + months - (0 if day.day else 1)
    year, month = divmod(total, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return Day(year, month + 1, min(day.day, last) if day.day else None)


def _atoms(text: str, *, month_first: bool) -> Iterator[Span]:
    position = 0
    while found := _pattern().search(text, position):
        span = _atom(found, month_first=month_first)
        if span:
            yield span
        position = found.end()


def _joined(text: str, atoms: list[Span]) -> Iterator[Span]:
    """The atoms, two of them as one span where only "until" stands between; what has no year stays out."""
    position = 0
    while position < len(atoms):
        atom = atoms[position]
        following = atoms[position + 1] if position + 1 < len(atoms) else None
        if following and re.fullmatch(words.UNTIL, text[atom.end : following.begin], re.IGNORECASE):
            joined = _between(atom, following)
            if joined:
                yield joined
                position += 2
                continue
        if atom.first.year:
            yield atom
        position += 1


def _between(one: Span, two: Span) -> Span | None:
    """The span from the one to the other; each lends the other the year or month it lacks."""
    first, last = one.first, two.last or two.first
    if one.last and one.first.year:
        return None  # "5–7 March 2020 and 9 May 2020" are two
    if not first.year and not last.year:
        return None
    if not first.month and first.day:
        first = Day(last.year, last.month, first.day)
    if not first.year and last.year:
        first = first._replace(year=last.year - (1 if (first.month or 0) > (last.month or 12) else 0))
    if not last.year and first.year:
        month = last.month or first.month
        last = Day(first.year + (1 if (month or 12) < (first.month or 0) else 0), month, last.day)
    if (first.year, first.month or 0, first.day or 0) > (last.year or 0, last.month or 12, last.day or 31):
        return None
    return Span(first, last, one.begin, two.end, one.doubt or two.doubt)


def _atom(found: re.Match[str], *, month_first: bool) -> Span | None:
    at = found.span()
    part = {name: value for name, value in found.groupdict().items() if value}
    kind = next(name for name in reversed(list(part)) if name.startswith("k_"))[2:]
    read = {name.split("_")[1]: value for name, value in part.items() if name.startswith(f"{kind}_")}
    year = int(read["y"]) if "y" in read else 2000 + int(read["yy"]) if "yy" in read else None
    if "period" in read or "season" in read:
        return _part_of_year(kind, read, year, at)
    month = int(read["m"]) if "m" in read else _months()[read["month"].lower()] if "month" in read else None
    day = int(read["d"]) if "d" in read else None
    doubt = ""
    if kind == "numeric" and month and day:
        doubt = "day" if "/" in found[0] and day != month and day <= 12 and month <= 12 else ""
        if month > 12 or (month_first and day <= 12):
            day, month = month, day
    if "m2" in read:
        return Span(Day(year, month), Day(year, int(read["m2"])), *at)
    if "y2" in read and year:  # 2019/20, 2019-2021
        last = int(read["y2"]) if len(read["y2"]) == 4 else year // 100 * 100 + int(read["y2"])
        return Span(Day(year), Day(last), *at) if last > year else Span(Day(year), None, *at)
    if "d1" in read:
        return Span(Day(year, month, int(read["d1"])), Day(year, month, day), *at)
    if "d2" in read:
        return Span(Day(year, month, day), Day(year, month, int(read["d2"])), *at)
    return Span(Day(year, month, day), None, *at, doubt)


def _part_of_year(kind: str, read: dict[str, str], year: int | None, at: tuple[int, int]) -> Span | None:
    """A quarter, a half or a season as its months."""
    if year is None:
        return None
    if "season" in read:
        first = _season_of(read["season"].lower())
        if first == 12 and "y2" in read:  # winter 2019/20 begins in 2019
            return Span(Day(year, 12), Day(year + 1, 2), *at, doubt="season")
        ends = Day(year + 1, 2) if first == 12 else Day(year, first + 2)
        return Span(Day(year, first), ends, *at, doubt="season")
    months = 6 if kind == "half" or "halves" in read else 3
    number = _ordinal(read["period"])
    return Span(Day(year, (number - 1) * months + 1), Day(year, number * months), *at)


def _ordinal(text: str) -> int:
    text = text.lower().strip(" .")
    if text in {"上", "下"}:
        return 1 if text == "上" else 2
    return next(number for number, names in words.ORDINALS.items() if text in names.split())


def _season_of(text: str) -> int:
    return next(month for month, names in words.SEASONS.items() if text in names.split())


def _exists(day: Day | None) -> bool:
    if day is None or not day.year:
        return day is None
    if day.month is None:
        return day.day is None
    return 1 <= day.month <= 12 and (
        day.day is None or 1 <= day.day <= calendar.monthrange(day.year, day.month)[1]
    )


@cache
def _months() -> dict[str, int]:
    return {name: number for number, names in enumerate(words.MONTHS, start=1) for name in names.split()}


def _any(names: str) -> str:
    return "|".join(sorted((re.escape(name) for name in names.split()), key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    """All styles in one pattern, the more precise first; the groups of a style carry its name."""
    month = _any(" ".join(words.MONTHS))
    season = _any(" ".join(words.SEASONS.values()))
    ordinal = _any(" ".join(words.ORDINALS.values()))
    of = r"\s*(?:(?:de|del|of|di|du|des|d['’])\s+|d['’]\s*)?"
    y, d, m = r"(?:19|20)\d\d", r"(?:3[01]|[12]\d|0?[1-9])", r"(?:1[0-2]|0?[1-9])"
    day_mark = r"(?:st|nd|rd|th|er|º|ª|°|\.)?"
    to = r"\s*(?:–|—|-|/|to|bis|al?|au|y|e|et|and|und|&|,)\s*"
    dash = r"\s*[-–—至到~]\s*"
    styles = {
        "iso": rf"(?P<iso_y>{y})[-/.](?P<iso_m>{m})[-/.](?P<iso_d>{d})(?!\d)",
        "handay": rf"(?P<handay_y>{y})\s*年\s*(?P<handay_m>{m})\s*月\s*(?P<handay_d>{d})\s*"
        rf"(?:[日号]?{dash}(?P<handay_d2>{d})\s*)?[日号]",
        "han": rf"(?P<han_y>{y})\s*年\s*(?P<han_m>{m})\s*(?:月?{dash}(?P<han_m2>{m})\s*)?月",
        "hanpart": rf"(?P<hanpart_y>{y})\s*年\s*(?:第?(?P<hanpart_period>[一二三四1-4上下])"
        rf"(?:季度|(?P<hanpart_halves>半年))|(?P<hanpart_season>{season}))",
        "hanyear": rf"(?P<hanyear_y>{y})\s*年",
        "numeric": rf"(?<![\d.])(?P<numeric_d>\d{{1,2}})\s?[./-]\s?(?P<numeric_m>\d{{1,2}})\s?[./-]\s?"
        rf"(?P<numeric_y>{y})(?!\d)",
        "dmy": rf"(?<!\d)(?:(?P<dmy_d1>{d}){day_mark}{to})?(?P<dmy_d>{d}){day_mark}{of}\b(?P<dmy_month>{month})\b"
        rf"\.?,?{of}(?P<dmy_y>{y})(?!\d)",
        "mdy": rf"\b(?P<mdy_month>{month})\.?\s+(?P<mdy_d>{d}){day_mark}(?:{to}(?P<mdy_d2>{d}){day_mark})?"
        rf",?\s+(?P<mdy_y>{y})(?!\d)",
        "my": rf"\b(?P<my_month>{month})\b\.?,?[ -]?{of}(?:(?P<my_y>{y})|['’](?P<my_yy>\d\d))(?!\d)",
        "quarter": rf"\b(?:[QT]\s?(?P<quarter_period>[1-4])|(?P<quarter_period_>{ordinal})\.?\s*"
        rf"(?:{_any(words.QUARTERS)})\.?){of}[ /-]*(?P<quarter_y>{y})",
        "yearquarter": rf"(?P<yearquarter_y>{y})[ /-]*[QT](?P<yearquarter_period>[1-4])\b",
        "half": rf"\b(?:[HS](?P<half_period>[12])|(?P<half_period_>{ordinal})\.?\s*(?:{_any(words.HALVES)}))"
        rf"{of}[ /-]*(?P<half_y>{y})",
        "season": rf"\b(?P<season_season>{season})\b{of}\s*(?P<season_y>{y})"
        r"(?:\s*[/-]\s*(?P<season_y2>(?:20)?\d\d)(?!\d))?",
        "monthnumber": rf"(?<![\d./-])(?P<monthnumber_m>{m})\s?[/.-]\s?(?P<monthnumber_y>{y})(?!\d)",
        "yearmonth": rf"(?<!\d)(?P<yearmonth_y>{y})[-/.](?P<yearmonth_m>1[0-2]|0[1-9])(?![\d-])",
        "years": rf"(?<![\d-])(?P<years_y>{y})\s?[-–—/]\s?(?P<years_y2>(?:20)?\d\d)(?![\d-])",
        "year": rf"(?<![\w.,/+-])(?P<year_y>{y})(?![\w%]|[.,]\d)",
        "dm": rf"(?<!\d)(?P<dm_d>{d}){day_mark}{of}\b(?P<dm_month>{month})\b\.?",
        "md": rf"\b(?P<md_month>{month})\.?\s+(?P<md_d>{d})(?!\d)",
        "month": rf"\b(?P<month_month>{month})\b\.?",
        "hanmonthday": rf"(?<!\d)(?P<hanmonthday_m>{m})\s*月\s*(?P<hanmonthday_d>{d})\s*[日号]",
        "hanmonth": rf"(?<!\d)(?P<hanmonth_m>{m})\s*月",
        "hand": rf"(?<!\d)(?P<hand_d>{d})\s*[日号]",
    }
    return re.compile("|".join(f"(?P<k_{name}>{style})" for name, style in styles.items()), re.IGNORECASE)
