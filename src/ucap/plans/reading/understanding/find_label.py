"""Which row of the form a label names, however it is written: accents, plurals, extra words, two languages."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ucap.plans.labels import FORM_NAMES, LABELS, FormField
from ucap.plans.reading.blocks import is_plain
from ucap.plans.reading.understanding.label_words import FILLERS, HAN_FILLERS, VARIANTS

HAN = re.compile(r"[\u3400-\u9fff]")
ASIDE = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
# The side in a label: "City B", "Ciudad (lado A)", "城市1"; in Chinese "甲方城市", "城市（乙方）", "城市二".
SIDE_MARK = re.compile(
    r"(?:(?<=[\W_\u3400-\u9fff])|^)[(\[:–-]?\s*(?:(?:side|party|partner|lado|parte|lato|seite|partei|partie|cote|côté|socio)\s+)?"
    r"([A-H]|[1-8])\s*[)\]]?\s*[.:]*\s*$",
    re.IGNORECASE,
)
HAN_SIDE_MARK = re.compile(r"^\(?([甲乙丙丁戊己A-H])方\)?|\(([甲乙丙丁戊己A-H])方\)$|([一二三四五六])$")
HAN_SIDES = {
    mark: n for marks in ("甲乙丙丁戊己", "ABCDEFGH", "一二三四五六") for n, mark in enumerate(marks)
}
# A goal with its number is no label of the goals' row; the two of "km 2" is no side.
GOAL = re.compile(r"\s*(?:SDGs?|SGDs?|ODS|ODD|OSS)\W*\d", re.IGNORECASE)
SQUARE = re.compile(r"\b(k?m)\s+2\b")
FORM_ALIKE = 0.8  # "Urban Cooperation Action Plan Yangzhou" is a title
LONGEST = 20  # telling words (Chinese: characters) a label can have
ALIKE = 0.6  # the share of common words from which two labels mean the same row


class LabelFound(NamedTuple):
    """Which row a label names, and which side where it says so ("City B": 1)."""

    field: FormField
    side: int | None = None


def is_form_name(text: str) -> bool:
    """Whether a heading names the form rather than a plan ("… Action Plan (U-CAP) Summary")."""
    words = set(_words(text, keep_fillers=True))
    if not words or is_plain(text):
        return False
    known = _form_words()
    return len(words & known) >= 2 and len(words & known) / len(words) > FORM_ALIKE


@lru_cache(maxsize=2048)
def find_label(text: str) -> LabelFound | None:
    """The row that a label names, in any of the six languages or in two of them; None where it names none."""
    if is_plain(text) or GOAL.match(text):
        return None
    for piece in _pieces(text):
        bare, side = _without_side(piece)
        if found := _field(bare):
            return LabelFound(found, side)
        if side is not None and (found := _field(re.sub(r"\W+\w[\W]*$", "", piece))):
            return LabelFound(found, side)
    return None


def find_exact_label(text: str) -> LabelFound | None:
    """The row that a label names in just the words of the form or a known variant."""
    if is_plain(text) or GOAL.match(text):
        return None
    bare, side = _without_side(unicodedata.normalize("NFKC", text).strip())
    field = _exact().get(_plain(bare)) or _exact().get(_plain(text))
    if not field and side is not None:  # "Seite A"
        field = _exact().get(_plain(re.sub(r"\W+\w\W*$", "", text)))
    if not field and re.search(r"[/|]", bare):  # "Bundesland/Provinz"
        fields = {_exact().get(_plain(piece)) for piece in re.split(r"[/|]", bare)}
        field = fields.pop() if len(fields) == 1 else None
    return LabelFound(field, side) if field else None


def language_of_labels(labels: Iterable[str]) -> str | None:
    """The language in whose words most of the labels stand; None where several lead."""
    plain = {_plain(_without_side(label)[0]) for label in labels}
    hits = {
        language: len(plain & {_plain(text) for text in known.values()}) for language, known in LABELS.items()
    }
    most = max(hits.values())
    leading = [language for language, number in hits.items() if number == most]
    return leading[0] if len(leading) == 1 else None


def _pieces(text: str) -> Iterator[str]:
    """The label, then its parts: without what is in brackets, before and after a slash, by script."""
    text = unicodedata.normalize("NFKC", text).strip()
    yield text
    yield ASIDE.sub(" ", text)
    if "/" in text or "|" in text:
        yield from re.split(r"[/|]", text)
    if HAN.search(text) and re.search(r"[A-Za-z]{3}", text):
        yield re.sub(r"[A-Za-zÀ-ÿ()'’./-]+", " ", text)
        yield re.sub(r"[\u3400-\u9fff，。、：；（）]+", " ", text)


def _without_side(text: str) -> tuple[str, int | None]:
    """The label without the letter or number of its side, and the side."""
    text = SQUARE.sub(r"\1²", text).strip(" :")
    if (marked := HAN_SIDE_MARK.search(text)) and len(text) > 1:
        side = HAN_SIDES[next(mark for mark in marked.groups() if mark)]
        return HAN_SIDE_MARK.sub("", text) or text, side
    if marked := SIDE_MARK.search(text):
        side = int(marked[1]) - 1 if marked[1].isdigit() else ord(marked[1].lower()) - ord("a")
        return text[: marked.start()], side
    return text, None


@lru_cache(maxsize=4096)
def _field(text: str) -> FormField | None:
    exact = _exact().get(_plain(text))
    if exact:
        return exact
    words = frozenset(_words(text))
    if not words or len(words) > LONGEST:
        return None
    likenesses = ((_likeness(words, known), field) for known, field in _vocabulary())
    score, field = max(likenesses, key=lambda pair: pair[0])
    return field if score >= ALIKE else None


def _likeness(words: frozenset[str], known: frozenset[str]) -> float:
    return len(words & known) / len(words | known)


def _words(text: str, *, keep_fillers: bool = False) -> list[str]:
    """The telling words of a label: Latin words cut to their stem, Chinese by character."""
    plain = _plain(text)
    latin = re.findall(r"[^\W\d_\u3400-\u9fff]+", plain)
    han = HAN.findall(plain if keep_fillers else re.sub(HAN_FILLERS, "", plain) or plain)
    return han + [_stem(word) for word in latin if keep_fillers or word not in FILLERS]


def _plain(text: str) -> str:
    """The text without case, accents and punctuation."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", bare.replace("u-cap", "ucap")).strip()


def _stem(word: str) -> str:
    """The word without an ending of number or gender: enough for labels, in all five Latin languages."""
    return re.sub(r"[aeinos]+$", "", word) if len(word) > 4 else word


@cache
def _known() -> tuple[tuple[str, FormField], ...]:
    canonical = ((text, field) for labels in LABELS.values() for field, text in labels.items())
    variants = (
        (text.strip(), field) for field, texts in VARIANTS.items() for text in re.split(r"[;\n]", texts)
    )
    return tuple((text, field) for text, field in (*canonical, *variants) if text)


@cache
def _exact() -> dict[str, FormField]:
    return {_plain(text): field for text, field in reversed(_known())}  # the canonical label wins


@cache
def _vocabulary() -> tuple[tuple[frozenset[str], FormField], ...]:
    known = ((frozenset(_words(text)), field) for text, field in _known())
    # A contact has a "web page" too: the plan's own is known by its exact label alone.
    return tuple((words, field) for words, field in known if words and field is not FormField.PAGE)


@cache
def _form_words() -> frozenset[str]:
    names = (*FORM_NAMES.values(), "IUC Urban Cooperation Action Plan at a glance", "U-CAPs", "IURC")
    return frozenset(word for name in names for word in _words(name, keep_fillers=True))
