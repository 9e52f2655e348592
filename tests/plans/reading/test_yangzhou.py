"""The real plan: every field of it, and the same whatever it is laid out as."""

import textwrap
from collections.abc import Callable

import pytest

from tests.plans.reading.documents import FOLDER, YANGZHOU
from tests.plans.reading.layouts import Form, as_docx, as_html, as_markdown, as_pdf, as_text, read_form
from ucap.plans.content import (
    Activity,
    ActivityKind,
    City,
    Contact,
    ExpectedResult,
    Passage,
    Period,
    PlanContent,
    Side,
    Theme,
)
from ucap.plans.reading.read import read_document
from ucap.plans.reading.reading import Reading

PLAN = PlanContent(
    title="Yangzhou – Granada, Barcelona, Stuttgart, Manchester, Rome, Bologna",
    language="en",
    sides=(
        Side(
            cities=(City(name="Yangzhou", region="Jiangsu", country="CN", place="1787227"),),
            countries=("CN",),
            population=4_600_000,
            area_km2=6634.0,
        ),
        Side(
            cities=(
                City(name="Granada", country="ES", place="2517117"),
                City(name="Barcelona", country="ES", place="3128760"),
                City(name="Stuttgart", country="DE", place="2825297"),
                City(name="Manchester", country="GB", place="2643123"),
                City(name="Rome", country="IT", place="3169070"),
                City(name="Bologna", country="IT", place="3181928"),
            ),
            countries=("ES", "IT", "FR", "DE", "GB"),
        ),
    ),
    period=Period(start="2019-11", end="2020-11"),
    themes=(
        Theme(
            name="Culture, Tourism and Education",
            text="invite EU cities to participate International Horticulture Expo 2021",
            sdgs=(11,),
            urban_agenda=("Culture and cultural heritage",),
        ),
        Theme(
            name="Culture, Tourism and Education",
            text="promote the European Universities to have cooperation with Yangzhou counterparts on joint training program, "
            "exchange of students, etc",
            sdgs=(4,),
        ),
        Theme(
            name="Smart City & Digital Transition",
            text="co-establish a public platform for innovation exchange",
            sdgs=(9,),
        ),
    ),
    sdgs=(4, 9, 11),
    urban_agenda=("Culture and cultural heritage",),
    focus=(
        Passage(
            topic="Smart Cities",
            text="aligning cooperation models and pilot projects focus in regard to Chinese new districts development magnitude "
            "and focus as well as Smart Cities planning processes and multi-stakeholder partnerships for Smart Cities challenges "
            "such as Smart City planning",
        ),
    ),
    challenges=(
        Passage(
            topic="Digital Transition",
            text="aligning cooperation models and pilot projects in the field of Blockchain",
        ),
        Passage(
            topic="Energy Transition",
            text="aligning research interests with Chinese (and other European) cities for academic exchange (Chengdu) and the "
            "definition of pilot projects and the stakeholder mix for the cooperation in Chinese new districts (Liuzhou)",
        ),
    ),
    objectives=(
        "Launch concrete cooperation projects in the above-mentioned fields and advance to thematic networking through cluster UCAPs",
    ),
    activities=(
        Activity(
            start="2019-11",
            kind=ActivityKind.VISIT,
            text="Yangzhou representatives visit EU cities together with NDRC",
        ),
        Activity(
            start="2020-01",
            kind=ActivityKind.CONFERENCE,
            text="IUC team visit Yangzhou DRC and participate the matching conference with stakeholders in Yangzhou",
        ),
        Activity(
            start="2020-03",
            kind=ActivityKind.WEBINAR,
            text="IUC Asia Webinar: discussion how to involve EU cities to Yangzhou Horticulture Expo 2021",
        ),
    ),
    expected_results=(
        ExpectedResult(
            number=1,
            text="establishing strategic partnership between Yangzhou and Salford (Great Manchester)",
        ),
        ExpectedResult(
            number=2,
            text="cultural exchanges with EU cities and co-organizing cultural and art weeks, art festivals",
        ),
        ExpectedResult(
            number=3,
            text="exchanges with well-known EU institutions to organize various technology exchange activities",
        ),
        ExpectedResult(
            number=4,
            text="co-launching a public service platform for international science and technology cooperation",
        ),
    ),
    contacts=(Contact(name="IUC-ASIA", email="office@iuc-asia.eu"),),
)
# What an expert would write in the margin: field, the words in question, what is said of them.
DOUBTS = {
    ("sides[0].population", "4,6", "read as a decimal sign: 4\u202f600\u202f000. The known population"),
    ("sides[0].area_km2", "6,634", "read as one between thousands: 6\u202f634"),
    ("sides[1].countries", "Spain, Italy, France, Germany, UK", "FR has no city on this side"),
    ("themes[1].sdgs", "SGD 4", "read as SDG 4"),
    ("themes[2].sdgs", "SGD 9", "read as SDG 9"),
    ("sdgs", "SGD 4", "read as SDG 4"),
    ("sdgs", "SGD 9", "read as SDG 9"),
    ("themes[1].name", "Culture, Tourism and Education", "bears the same name; both were kept"),
    ("activities[1]", PLAN.activities[1].text, "A visit is named too"),
    ("challenges[1]", "Chengdu", "is no city of the plan"),
    ("challenges[1]", "Liuzhou", "is no city of the plan"),
    ("expected_results[0]", "Salford (Great Manchester)", "is no city of the plan"),
    ("contacts[0]", "office@iuc-asia.eu", "leads elsewhere (mailto:iuc-asia.eu)"),
    ("title", "IUC Urban Cooperation Action Plan (U-CAP) Summary", "put together from the cities"),
}
TORN = (
    "focus[0]",
    "and multi-stakeholder partnerships for Smart Cities challenges such as Smart City planning",
    "torn off by the end of a page",
)


def unexpected(reading: Reading, doubts: set[tuple[str, str, str]]) -> list[str]:
    """What was said and not expected, or expected and not said."""
    said = [(warning.field, warning.source, str(warning.message)) for warning in reading.warnings]

    def meets(told: tuple[str, str, str], doubt: tuple[str, str, str]) -> bool:
        return told[:2] == doubt[:2] and doubt[2] in told[2]

    more = [f"more: {told}" for told in said if not any(meets(told, doubt) for doubt in doubts)]
    return more + [
        f"missing: {doubt}" for doubt in sorted(doubts) if not any(meets(told, doubt) for told in said)
    ]


def wrapped(data: bytes) -> bytes:
    """The text as a mail program leaves it."""
    lines = data.decode().splitlines()
    return "\n".join(textwrap.fill(line, 78, break_on_hyphens=False) for line in lines).encode()


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_document(YANGZHOU.read_bytes())


def test_every_field_as_a_person_would_read_it(reading: Reading) -> None:
    assert reading.content == PLAN


def test_every_doubt_is_told_and_no_other(reading: Reading) -> None:
    assert unexpected(reading, {*DOUBTS, TORN}) == []


def test_each_field_has_the_line_it_was_read_from(reading: Reading) -> None:
    lines = YANGZHOU.read_text(encoding="utf-8").splitlines()
    places = {source.field: (source.line, source.text) for source in reading.sources}
    assert {"sides[0].population", "period", "expected_results[3]", "contacts[0]"} <= set(places)
    for line, text in places.values():
        assert line is not None
        assert text.split()[0] in lines[line - 1]


@pytest.mark.parametrize(
    "lay_out",
    [
        as_docx,
        as_html,
        as_markdown,
        as_pdf,
        lambda form: as_pdf(form, height=150),
        lambda form: as_pdf(form, height=97, size=12),
    ],
    ids=["docx", "html", "markdown", "pdf", "pdf of three pages", "pdf of seven pages"],
)
def test_the_same_plan_in_whatever_layout(lay_out: Callable[[Form], bytes]) -> None:
    reading = read_document(lay_out(read_form(FOLDER / "yangzhou.txt")))
    assert reading.content == PLAN
    assert unexpected(reading, DOUBTS) == []


@pytest.mark.parametrize("lay_out", [as_text, lambda form: wrapped(as_text(form))], ids=["long", "wrapped"])
def test_the_same_plan_as_text_has_no_links_that_could_be_broken(lay_out: Callable[[Form], bytes]) -> None:
    reading = read_document(lay_out(read_form(FOLDER / "yangzhou.txt")))
    assert reading.content == PLAN
    assert unexpected(reading, {doubt for doubt in DOUBTS if doubt[0] != "contacts[0]"}) == []
