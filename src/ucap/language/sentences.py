"""The sentences of a text, Chinese ones too."""

import re

# Ends: Chinese marks anywhere; Latin ones before a space and no lower-case letter ("e.g. water" goes on); line breaks; semicolons.
END = re.compile(r"(?<=[。！？；])|(?<=[.!?…])[\"”’)]?\s+(?=[^a-z\s])|\s*[\n\r;]+\s*")
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|approx|ca|bzw|z\.B|d\.h|Nr|No|n\.º|p\.ej|Dr|Prof|St|vs|Mr|Ms)|\b[A-Z])\.$"
)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences in their order, without surrounding space; no word is lost."""
    joined: list[str] = []
    for piece in END.split(text):
        if joined and ABBREVIATION.search(joined[-1]):
            joined[-1] = f"{joined[-1]} {piece}"
        elif piece:
            joined.append(piece)
    return tuple(sentence for piece in joined if (sentence := piece.strip()))
