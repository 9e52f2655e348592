"""Documents set by Typst: a template of ours, and data that is never markup."""

import json
import re
from importlib.resources import files
from typing import Any

from ucap.plans.writing.as_pdf import NO_WIDTH, OPENING, REGIONS
from ucap.plans.writing.as_pdf import _fonts as fonts

HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
KANA, HANGUL = re.compile("[\u3040-\u30ff]"), re.compile("[\u1100-\u11ff\uac00-\ud7af]")
PIECE = 6  # signs between two places where a long word is parted
TRADITIONAL = ("TW", "HK", "MO")


def set_pdf(template: str, data: dict[str, Any]) -> bytes:
    """The PDF (PDF/UA-1, where the fonts have every sign); the same data give the same bytes."""
    import typst

    sources = {
        "main.typ": files("ucap.events").joinpath(template).read_bytes(),
        "data.json": json.dumps(data).encode(),
    }
    pdf: bytes
    try:
        pdf = typst.compile(sources, font_paths=fonts(), format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:  # a sign that the font has not: PDF/UA allows no gaps
        pdf = typst.compile(sources, font_paths=fonts(), format="pdf")
    return pdf


def language_of_document(language: str) -> dict[str, str | None]:
    """The language of a whole document as Typst names it."""
    primary = language.partition("-")[0].lower()
    return {"lang": primary if re.fullmatch(r"[a-z]{2,3}", primary) else "en", "region": REGIONS.get(primary)}


def word(text: str, *, country: str = "", widest: int = 18) -> dict[str, Any]:
    """A name as Typst sets it: in the shapes of signs that are its own, wherever it stands; places to part what is too long."""
    return {"text": _parted(text, widest), "lang": _lang(text), "region": _region(text, country)}


def width(text: str) -> int:
    """About how many Latin letters the text is wide."""
    return sum(2 if char >= "\u2e80" else 1 for char in text)


def _lang(text: str) -> str | None:
    if KANA.search(text):
        return "ja"
    if HANGUL.search(text):
        return "ko"
    return "zh" if HAN.search(text) else None


def _region(text: str, country: str) -> str | None:
    if _lang(text) != "zh":
        return None
    return country if country in TRADITIONAL else "CN"


def _parted(text: str, widest: int) -> str:
    """With places to part in words that fit into no line, which nobody sees."""
    if OPENING.match(text):  # else Typst would move it into the margin
        text = f"{NO_WIDTH}{text}"
    return re.sub(rf"\S{{{widest + 1},}}", lambda found: NO_WIDTH.join(_pieces(found[0])), text)


def _pieces(long: str) -> list[str]:
    return [long[at : at + PIECE] for at in range(0, len(long), PIECE)]
