"""The period of the cooperation."""

import re

from ucap.kernel.messages import gettext_noop
from ucap.plans.content import Period
from ucap.plans.reading.blocks import Text, as_written, squeeze
from ucap.plans.reading.understanding.date_words import DURATION, ONLY_END, ONLY_START
from ucap.plans.reading.understanding.dates import Span, add_months, find_dates
from ucap.plans.reading.understanding.margin import Margin
from ucap.plans.reading.understanding.numbers import is_missing

HAN_DIGITS = "一二三四五六七八九"
HAN_NUMBER = re.compile(f"(?<![{HAN_DIGITS}十第])[{HAN_DIGITS}](?=年|个月)")  # "为期三年"
ONE_DATE = gettext_noop("Only one date stands here; it was taken as the beginning. Add the end.")
NO_DATE = gettext_noop("No date was found here. Write the period as two dates.")
SEVERAL = gettext_noop("Several dates stand here; the first and the last were taken. Check the period.")
COUNTED = gettext_noop("The end was counted from the beginning and the duration: %(end)s. Check it.")
SEASON = gettext_noop("A season has no exact months; %(start)s to %(end)s was taken. Check the dates.")
DAY_OR_MONTH = gettext_noop("The date was read with the day first: %(start)s. Check it.")


def read_period(texts: list[Text], margin: Margin, other: list[str]) -> Period:
    """Beginning and end, as precise as the document is."""
    margin.saw("period", *texts)
    said = squeeze(" – ".join(as_written(text) for text in texts if not is_missing(text.text)))
    if not said:
        return Period()
    dates = find_dates(said)
    if not dates:
        other.append(said)
        margin.warn("period", said, NO_DATE)
        return Period()
    _say_doubts(said, dates, margin)
    if len(dates) > 1:
        margin.warn("period", said, SEVERAL)
        return Period(start=dates[0].start, end=dates[-1].until or dates[-1].start)
    return _single(said, dates[0], margin)


def _single(said: str, date: Span, margin: Margin) -> Period:
    if date.until:
        return Period(start=date.start, end=date.until)
    around = HAN_NUMBER.sub(
        lambda found: str(HAN_DIGITS.index(found[0]) + 1), said[: date.begin] + " " + said[date.end :]
    )
    duration = re.search(DURATION, around, re.IGNORECASE)
    if duration:
        months = int(duration[1]) * (12 if duration["years"] else 1)
        end = str(add_months(date.first, months))
        margin.warn("period", said, COUNTED, end=end)
        return Period(start=date.start, end=end)
    before = said[: date.begin]
    if re.search(ONLY_END, before, re.IGNORECASE):
        return Period(end=date.start)
    if re.search(ONLY_START, before, re.IGNORECASE) or said[date.end :].strip().startswith("起"):
        return Period(start=date.start)
    if len(date.start) == 4:  # a year is itself a period
        return Period(start=date.start, end=date.start)
    margin.warn("period", said, ONE_DATE)
    return Period(start=date.start)


def _say_doubts(said: str, dates: tuple[Span, ...], margin: Margin) -> None:
    for date in dates:
        source = said[date.begin : date.end]
        if date.doubt == "season":
            margin.warn("period", source, SEASON, start=date.start, end=date.until or "")
        elif date.doubt == "day":
            margin.warn("period", source, DAY_OR_MONTH, start=date.start)
