"""The activities of a plan: when, of what kind, and what is done."""

import re
from dataclasses import replace

from ucap.kernel.messages import gettext_noop
from ucap.plans.content import Activity, ActivityKind
from ucap.plans.reading.blocks import PLAIN, Text
from ucap.plans.reading.understanding.date_words import ONLY_END
from ucap.plans.reading.understanding.dates import Span, find_dates
from ucap.plans.reading.understanding.kinds import kind_of, stated_kind
from ucap.plans.reading.understanding.leads import folded_up
from ucap.plans.reading.understanding.margin import Margin
from ucap.plans.reading.understanding.numbers import is_missing

# What may stand before the date that an activity begins with, and between it and the text.
OPENING = re.compile(
    r"[\s(（\[*•–—-]*(?:(?:from|in|on|during|von|vom|im|am|de|del|en|el|dal|da|nel|il|du|le|au)\b\s*|dall['’]|自|从|于)*",
    re.IGNORECASE,
)
# These say more than the date does: it stays in the text with them.
NEARLY = re.compile(
    r"[\s(（\[*•–—-]*(?:(?:since|from|early|mid|late|end|beginning|by|until|ab|seit|anfang|mitte|ende|bis|a|desde|hasta|principios|mediados|finales|"
    r"da|dal|entro|inizio|metà|fine|à|partir|depuis|dès|début|mi|fin|of|in|de|di|del)\b[\s-]*)+",
    re.IGNORECASE,
)
CLOSING = re.compile(r"\s*[)）\]]?\s*[:：,，;–—|-]?\s*")
KIND = re.compile(r"\s*([^:：]{2,30})[:：]\s*")
GERMAN_DAY = re.compile(r"(?:^|\s)(\d{1,2}\.)$")

SEASON = gettext_noop("A season has no exact months; %(start)s to %(end)s was taken. Check the dates.")
DAY_OR_MONTH = gettext_noop("The date was read with the day first: %(start)s. Check it.")
OUTWEIGHED = gettext_noop(
    "A visit is named too; the activity was taken for what the visit was for. Check the kind."
)


def read_activities(texts: list[Text], language: str, margin: Margin) -> tuple[Activity, ...]:
    """The activities in the order of the document, their dates and numbers out of the text."""
    said = [text for text in folded_up(_dated(texts)) if not is_missing(text.text)]
    counted = [text.number for text in said] == list(range(1, len(said) + 1))
    activities: list[Activity] = []
    for index, text in enumerate(said):
        day = "" if counted else _day(text)
        whole = f"{day} {text.text}" if day else text.text
        margin.saw(f"activities[{index}]", text)
        activities.append(_activity(whole, f"activities[{index}]", margin))
    return tuple(activities)


def _dated(texts: list[Text]) -> list[Text]:
    """The texts; a date on a line of its own is put before what was done then."""
    joined: list[Text] = []
    for text in texts:
        last = joined[-1] if joined else None
        if last and not text.item and _is_only_date(last.text):
            joined[-1] = Text(
                f"{last.text.rstrip(' :：')}: {text.text}",
                number=last.number, item=last.item, mark=last.mark, notices=last.notices + text.notices,
                links=text.links, page=last.page, line=last.line,
            )  # fmt: skip
        else:
            joined.append(text)
    return joined


def _is_only_date(text: str) -> bool:
    dates = find_dates(text)
    return len(dates) == 1 and not re.sub(r"[\W_]+", "", text[: dates[0].begin] + text[dates[0].end :])


def _day(text: Text) -> str:
    """What was taken for the number of a list and is the day of a date: "5." of "5. März 2020"; "" where it is none."""
    typed = GERMAN_DAY.search(text.mark)
    if not typed:
        return ""
    whole, bare = find_dates(f"{typed[1]} {text.text}"), find_dates(text.text)
    is_date = whole and whole[0].begin == 0 and whole[0].start != (bare[0].start if bare else "")
    return typed[1] if is_date else ""


def _activity(text: str, path: str, margin: Margin) -> Activity:
    said, marked, plain = text.partition(PLAIN)
    if marked:  # when and of what kind is said before the mark; what comes after it stands as it is
        found = _activity(said, path, margin) if said else Activity()
        kind = ActivityKind.OTHER if found.text else found.kind
        return replace(found, kind=kind, text=plain.strip())
    dates = find_dates(text)
    if dates and _is_until(text, dates[0]):
        kind, rest = _kind(CLOSING.sub("", text[dates[0].end :], count=1), path, margin)
        return Activity(end=dates[0].until or dates[0].start, kind=kind, text=rest)
    leading = dates[0] if dates and _reaches(OPENING, text, dates[0]) else None
    nearly = dates[0] if dates and not leading and _reaches(NEARLY, text, dates[0]) else None
    when = leading or nearly or next((date for date in dates if _is_when(date, text)), None)
    rest = CLOSING.sub("", text[leading.end :], count=1) if leading else text
    kind, rest = _kind(rest, path, margin)
    if when and when.doubt == "season":
        margin.warn(path, text[when.begin : when.end], SEASON, start=when.start, end=when.until or "")
    elif when and when.doubt == "day":
        margin.warn(path, text[when.begin : when.end], DAY_OR_MONTH, start=when.start)
    return Activity(
        start=when.start if when else None, end=when.until if when else None, kind=kind, text=rest
    )


def _is_until(text: str, date: Span) -> bool:
    """Whether only an end is given, as the form gives it: "until March 2020, visit: …"."""
    stated = KIND.match(CLOSING.sub("", text[date.end :], count=1))
    ends = re.match(rf"[\s(（\[*•–—-]*{ONLY_END}", text[: date.begin], re.IGNORECASE)
    return bool(ends and stated and stated_kind(stated[1]))


def _reaches(opening: re.Pattern[str], text: str, date: Span) -> bool:
    """Whether nothing but such words stands before the date."""
    found = opening.match(text)
    return found is not None and found.end() >= date.begin


def _is_when(date: Span, text: str) -> bool:
    """Whether a date inside the text says when: one with a month, or a year after "in"; not that of "Expo 2021"."""
    before, after = text[: date.begin], text[date.end :]
    alone = before.rstrip().endswith(("(", "（")) and after.lstrip().startswith((")", "）"))
    return (
        len(date.start) > 4
        or alone
        or date.until is not None
        or bool(
            re.search(
                r"(?:\b(?:in|en|im|nel|during|durante|pendant|year|jahr)|于|在)\s*$", before, re.IGNORECASE
            )
        )
    )


def _kind(text: str, path: str, margin: Margin) -> tuple[ActivityKind, str]:
    """The kind, and the text without the form's word for it."""
    stated = KIND.match(text)
    if stated and (kind := stated_kind(stated[1])):
        return kind, text[stated.end() :]
    kind, outweighed = kind_of(text)
    if outweighed is ActivityKind.VISIT:
        margin.warn(path, text, OUTWEIGHED)
    return kind, text
