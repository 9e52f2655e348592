"""A side's population and area: which of the ways a number can be read is meant, and what speaks for it."""

import math
import re
from dataclasses import dataclass

from ucap.kernel.messages import gettext_noop
from ucap.plans.reading.blocks import Text, as_written
from ucap.plans.reading.understanding.margin import Margin
from ucap.plans.reading.understanding.numbers import Number, Signs, find_numbers, is_missing

DENSITY = (5.0, 60_000.0)  # people on a square kilometre: from a steppe county to the fullest city
FAR = 4.0  # times the known figure

DECIMAL = gettext_noop("The sign “%(sign)s” was read as a decimal sign: %(value)s. Check it.")
THOUSANDS = gettext_noop("The sign “%(sign)s” was read as one between thousands: %(value)s. Check it.")
WITNESSED = gettext_noop(
    "The sign “%(sign)s” was read as a decimal sign: %(value)s. The known population, %(known)s, agrees."
)
WITNESSED_THOUSANDS = gettext_noop(
    "The sign “%(sign)s” was read as one between thousands: %(value)s. The known figure, %(known)s, agrees."
)
FAR_OFF = gettext_noop("%(value)s is far from the known figure, %(known)s. Check the number and its unit.")
ADDED_UP = gettext_noop("The numbers of the cities were added up: %(value)s. Check it.")
FIRST_TAKEN = gettext_noop("Several numbers stand here; the first was taken: %(value)s. Check it.")
NO_NUMBER = gettext_noop("No number was found here. Write it in digits.")
NO_UNIT = gettext_noop("No unit stands beside the area; square kilometres were assumed.")
CONVERTED = gettext_noop("The area was converted to square kilometres: %(value)s.")


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around a number."""

    path: str
    label: str  # of its row
    language: str
    signs: Signs  # of the whole document
    cities: int  # of the side
    known: float | None  # the gazetteer's figure for all of them


def read_population(
    texts: tuple[Text, ...], setting: Setting, margin: Margin, other: list[str]
) -> int | None:
    """The number of inhabitants; None where the document gives none."""
    numbers = _numbers(texts, setting, margin, other)
    if not numbers:
        return None
    total = _total(
        numbers, [_value(number, setting, margin, whole=True) for number in numbers], setting, margin
    )
    _compare(total, numbers[0].text, setting, margin)
    return round(total)


def read_area(
    texts: tuple[Text, ...], setting: Setting, population: int | None, margin: Margin, other: list[str]
) -> float | None:
    """The area in square kilometres; None where the document gives none."""
    numbers = _numbers(texts, setting, margin, other)
    if not numbers:
        return None
    values = [_value(number, setting, margin, whole=False, population=population) for number in numbers]
    total = _total(numbers, values, setting, margin)
    if not numbers[0].unit:
        margin.warn(setting.path, numbers[0].text, NO_UNIT)
    elif numbers[0].factor != 1:
        margin.warn(setting.path, numbers[0].text, CONVERTED, value=shown(total))
    _compare(total, numbers[0].text, setting, margin)
    return total


def shown(value: float) -> str:
    """The number in digits, thousands parted by a thin space: no sign that could be taken for another."""
    whole = round(value)
    return f"{whole:,}".replace(",", "\u202f") if value == whole else f"{value:g}"


def _numbers(texts: tuple[Text, ...], setting: Setting, margin: Margin, other: list[str]) -> list[Number]:
    said = [as_written(text) for text in texts]
    margin.saw(setting.path, *texts)
    numbers = [n for text in said for n in find_numbers(text, language=setting.language, label=setting.label)]
    if not numbers and (missing := [text for text in said if not is_missing(text)]):
        other += missing
        margin.warn(setting.path, missing[0], NO_NUMBER)
    return numbers


def _value(
    number: Number, setting: Setting, margin: Margin, *, whole: bool, population: int | None = None
) -> float:
    """The value that is meant."""
    likely = list(number.values)
    if len(likely) == 1:
        _against_custom(number, setting, margin)
        return likely[0]
    if whole:  # nobody counts people in thousandths
        likely = [value for value in likely if value == round(value)] or likely
    if population and not whole:
        likely = [
            value for value in likely if DENSITY[0] <= population / max(value, 1e-9) <= DENSITY[1]
        ] or likely
    if setting.known and setting.cities:
        likely.sort(key=lambda value: abs(math.log(max(value, 1e-9) / (setting.known or 1))))
    value = likely[0]
    _say_which(number, value, setting, margin, alone=len(likely) == 1 and whole)
    return value


def _say_which(number: Number, value: float, setting: Setting, margin: Margin, *, alone: bool) -> None:
    """A warning, unless the document's other numbers use the sign in the same way and in no other."""
    thousands = value == max(number.values)
    used, not_used = (
        (setting.signs.thousands, setting.signs.decimal)
        if thousands
        else (setting.signs.decimal, setting.signs.thousands)
    )
    usual = (number.sign == ",") == setting.language.startswith(("en", "zh"))
    if number.sign not in not_used and (
        number.sign in used or (usual == thousands and (alone or setting.known))
    ):
        return
    agrees = setting.known and 1 / FAR < value / setting.known < FAR
    template = (
        (WITNESSED_THOUSANDS if agrees else THOUSANDS) if thousands else (WITNESSED if agrees else DECIMAL)
    )
    known = shown(setting.known) if setting.known else ""
    margin.warn(setting.path, number.text, template, sign=number.sign, value=shown(value), known=known)


def _against_custom(number: Number, setting: Setting, margin: Margin) -> None:
    """A warning where the decimal sign is not the one of the document's language: "4,6" in English."""
    signs = [sign for sign in ",." if sign in number.text]
    custom = "." if setting.language.startswith(("en", "zh")) else ","
    if (
        len(signs) != 1
        or signs[0] == custom
        or number.values[0] / number.factor == float(re.sub(r"\D", "", number.text))
    ):
        return
    value = number.values[0]
    agrees = setting.known and 1 / FAR < value / setting.known < FAR
    known = shown(setting.known) if setting.known else ""
    template = WITNESSED if agrees else DECIMAL
    margin.warn(setting.path, number.text, template, sign=signs[0], value=shown(value), known=known)


def _total(numbers: list[Number], values: list[float], setting: Setting, margin: Margin) -> float:
    if len(values) == 1:
        return values[0]
    if len(values) == setting.cities:
        total = math.fsum(values)
        margin.warn(setting.path, "; ".join(n.text for n in numbers), ADDED_UP, value=shown(total))
        return total
    margin.warn(setting.path, "; ".join(n.text for n in numbers), FIRST_TAKEN, value=shown(values[0]))
    return values[0]


def _compare(value: float, source: str, setting: Setting, margin: Margin) -> None:
    if setting.known and not 1 / FAR < max(value, 1e-9) / setting.known < FAR:
        margin.warn(setting.path, source, FAR_OFF, value=shown(value), known=shown(setting.known))
