"""The words a text is searched by, the same on every store.

Latin words are cut at their boundaries, with case, accents and ligatures folded (Unicode NFKD). Chinese is written without
spaces: a run of Han characters is cut into its overlapping pairs, the usual unit of Chinese retrieval without a
dictionary (Nie, Gao, Zhang, Zhou 2000), so that a word of two characters is found wherever it stands.
"""

import re
import unicodedata

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
PIECE = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
HAN_RUN = re.compile(rf"[{HAN}]+")


def words(text: str) -> tuple[str, ...]:
    """The words of the text in their order, repetitions kept; () for text without letters or digits."""
    return tuple(word for piece in PIECE.findall(folded(text)) for word in _cut(piece))


def folded(text: str) -> str:
    """The text without case, accents and width: "Córdoba" and "ＣＯＲＤＯＢＡ" are "cordoba". Folding twice changes nothing."""
    # casefold can bring decomposable characters back, so the text is decomposed again after it.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _cut(piece: str) -> list[str]:
    if len(piece) < 2 or not HAN_RUN.fullmatch(piece):
        return [piece]
    return [piece[i : i + 2] for i in range(len(piece) - 1)]
