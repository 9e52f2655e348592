"""The themes of the cooperation, each with the goals and topics that it names itself."""

import re
from dataclasses import replace

from ucap.kernel.messages import gettext_noop
from ucap.plans.content import Theme
from ucap.plans.reading.blocks import PLAIN, Text
from ucap.plans.reading.understanding.goals import named_in, say_readings
from ucap.plans.reading.understanding.leads import folded_up, name_and_text
from ucap.plans.reading.understanding.margin import Margin
from ucap.plans.reading.understanding.numbers import is_missing

BRACKET = re.compile(
    r"\s*[(（\[【]([^()（）\[\]【】]*(?:[(（][^()（）]*[)）][^()（）\[\]【】]*)?)[)）\]】]\s*[.。]?\s*$"
)
LONGEST_NAME = 90
SAME_NAME = gettext_noop("Another theme bears the same name; both were kept as written.")
NO_NAME = gettext_noop("This theme has no name of its own; its beginning was taken. Give it a name.")


def read_themes(texts: list[Text], margin: Margin) -> tuple[Theme, ...]:
    """The themes in the order of the document; two of one name stay two."""
    themes: list[Theme] = []
    for text in folded_up(_listed(texts)):
        if is_missing(text.text):
            continue
        path = f"themes[{len(themes)}]"
        margin.saw(path, text)
        theme = _theme(text, path, margin)
        if theme.name in {other.name for other in themes}:
            margin.warn(f"{path}.name", theme.name, SAME_NAME)
        themes.append(theme)
    return tuple(themes)


def _listed(texts: list[Text]) -> list[Text]:
    """The texts; one line of several short names parted by semicolons is a list of them."""
    if len(texts) != 1 or not re.search(r"[;；]", texts[0].text) or texts[0].lead:
        return texts
    names = [name.strip() for name in re.split(r"[;；]", texts[0].text) if name.strip()]
    if any(len(name) > LONGEST_NAME for name in names) or BRACKET.search(texts[0].text):
        return texts
    return [replace(texts[0], text=name) for name in names]


def _theme(text: Text, path: str, margin: Margin) -> Theme:
    bracket = BRACKET.search(text.text)
    inside = named_in(bracket[1], alone=True) if bracket else None
    if bracket and inside and (inside.goals or inside.topics) and not re.search(r"\w", inside.rest):
        bare = replace(text, text=text.text[: bracket.start()].rstrip())
    else:  # the bracket says more than goals and topics: it stays in the text
        bare = text
    named = named_in("" if PLAIN in text.text else text.text, alone=False)
    goals = tuple(dict.fromkeys((*named.numbers, *(inside.numbers if inside else ()))))
    topics = tuple(dict.fromkeys((*named.names, *(inside.names if inside else ()))))
    say_readings(inside if inside and inside.goals + inside.topics else named, f"{path}.", margin)
    name, rest = _name(bare, path, margin)
    return Theme(name=name, text=rest, sdgs=goals, urban_agenda=topics)


def _name(text: Text, path: str, margin: Margin) -> tuple[str, str]:
    name, rest = name_and_text(text)
    if name is not None:
        return name, rest
    if len(text.text) <= LONGEST_NAME:
        return text.text, ""
    beginning = re.split(r"[,.;:，。；：]", text.text, maxsplit=1)[0]
    margin.warn(f"{path}.name", text.text, NO_NAME)
    return (
        beginning
        if len(beginning) <= LONGEST_NAME
        else " ".join(text.text[:LONGEST_NAME].split()[:-1]) or beginning
    ), text.text
