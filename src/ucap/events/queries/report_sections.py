"""The numbers of a report in the reader's language: for its page, its PDF and a spreadsheet."""

import csv
import io
from collections.abc import Iterator, Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext

from ucap.events.queries.cards import city_name
from ucap.events.queries.report import ReportPage
from ucap.events.report_numbers import FEW, Numbers
from ucap.events.report_pdf import Document, Section, Table
from ucap.events.states import EventKind, Went
from ucap.events.times import days_words, local
from ucap.events.wording import KINDS
from ucap.kernel.cells import safe_cell
from ucap.matching.matrix import weight
from ucap.places.countries import country_name
from ucap.themes.goals import goal_title

MOST_BARS = 15  # of cities and countries; the table to take away has all


def numbers_in_words(numbers: Numbers) -> tuple[Section, ...]:
    """Who came, what became of the meetings, what goes on."""
    found = [Section("who", gettext("Who came"), _known(_who(numbers)), _unknown_shows(numbers))]
    if numbers.has_meetings:
        found.append(Section("meetings", gettext("Meetings of two"), _known(_meetings(numbers))))
        found.append(Section("on", gettext("What came of the meetings"), _on(numbers)))
    return tuple(found)


def bars_in_words(page: ReportPage, *, most: int | None = MOST_BARS) -> tuple[Section, ...]:
    """What is compared: countries, cities, themes, how it was. Without those of which nothing is known."""
    numbers, language = page.numbers, get_language() or "en"
    countries = tuple((country_name(code, language), number) for code, number in numbers.by_country)
    cities = tuple((_name(page, city), people) for city, people, _ in numbers.by_city if people)
    goals = tuple(
        (f"{goal} · {goal_title(goal, language)}", number) for goal, number in numbers.by_goal if number
    )
    every = (
        Section("countries", gettext("Participants by country"), countries[:most]),
        Section("cities", gettext("Participants by city"), cities[:most]),
        Section("goals", gettext("Meetings by Sustainable Development Goal"), goals),
        _reviews(numbers),
        _stars(numbers),
    )
    return tuple(one for one in every if one.rows or one.note)


def table_in_words(page: ReportPage) -> Table | None:
    """Between which cities people met; None where nobody did."""
    grid = page.grid
    if not grid.cities:
        return None
    return Table(
        gettext("Meetings between cities"),
        gettext("City"),
        tuple(_name(page, city) for city in grid.cities),
        tuple(
            tuple((number, weight(number, grid.most) if number else 0) for number in row) for row in grid.rows
        ),
    )


def document_of(page: ReportPage) -> Document:
    """All of it, to be set as a PDF."""
    event, report = page.event, page.report
    when = _when(page)
    where = ", ".join(part for part in (event.venue, city_name(event.place) if event.place else "") if part)
    hosts = ", ".join(host.text for host in page.hosts) or gettext("The secretariat of the programme")
    facts = ((gettext("When"), when), (gettext("Where"), where), (gettext("Held by"), hosts))
    texts = (
        (gettext("What was reached"), report.reached if report else ""),
        (gettext("What to do better next time"), report.better if report else ""),
    )
    return Document(
        kicker=f"{KINDS[EventKind(event.kind)]} · {gettext('Report')}",
        title=page.words.title,
        facts=[one for one in facts if one[1]],
        texts=[(heading, text, report.language) for heading, text in texts if report and text],
        numbers=numbers_in_words(page.numbers),
        table=table_in_words(page),
        bars=bars_in_words(page),
        footer=gettext("Draft: not published") if page.is_live else page.words.title,
        url=settings.PUBLIC_URL + reverse("events:report", args=[event.slug]),
    )


def as_csv(page: ReportPage) -> str:
    """Every number, one a line, with the mark by which spreadsheets know UTF-8."""
    head = (gettext("Of"), gettext("What"), gettext("And"), gettext("Number"))
    return "\ufeff" + _csv([head, *_lines(page)])


def _lines(page: ReportPage) -> Iterator[tuple[str, str, str, str]]:
    for section in (*numbers_in_words(page.numbers), *bars_in_words(page, most=None)):
        for label, number in section.rows:
            yield section.title, label, "", str(number)
    title = gettext("Meetings by city")
    for city, _people, meetings in page.numbers.by_city:
        if meetings:
            yield title, _name(page, city), "", str(meetings)
    between = gettext("Meetings between cities")
    for here, there, number in page.numbers.between:
        yield between, _name(page, here), _name(page, there), str(number)


def _who(numbers: Numbers) -> tuple[tuple[str, int | None], ...]:
    return (
        (gettext("Participants"), numbers.participants),
        (gettext("Let in at the door"), numbers.came),
        (gettext("Did not come"), numbers.no_shows),
        (gettext("Organisations"), numbers.organisations),
        (gettext("Cities"), numbers.cities),
        (gettext("Countries"), numbers.countries),
    )


def _known(rows: Sequence[tuple[str, int | None]]) -> tuple[tuple[str, int], ...]:
    return tuple((label, number) for label, number in rows if number is not None)


def _unknown_shows(numbers: Numbers) -> str:
    if numbers.came is not None or not numbers.participants:
        return ""
    return gettext("Nobody was let in by the list of participants, so it is not known who stayed away.")


def _meetings(numbers: Numbers) -> tuple[tuple[str, int | None], ...]:
    return (
        (gettext("Held"), numbers.held),
        (gettext("Colleagues who came along"), numbers.along),
        (gettext("Asked for"), numbers.asked),
        (gettext("Accepted"), numbers.accepted),
        (gettext("Declined"), numbers.declined),
        (gettext("Not answered"), numbers.unanswered),
        (gettext("Withdrawn"), numbers.withdrawn),
        (gettext("Accepted, but without a time"), numbers.not_scheduled),
        (gettext("With a time, but not held"), numbers.not_held),
    )


def _on(numbers: Numbers) -> tuple[tuple[str, int], ...]:
    return (
        (gettext("Meetings that one of the two wants to follow up"), numbers.goes_on),
        (gettext("Meetings that both want to follow up"), numbers.both_go_on),
        (gettext("Expressions of interest between those who met"), numbers.interests),
    )


def _reviews(numbers: Numbers) -> Section:
    title = gettext("How the meetings went")
    if numbers.reviews is None:
        return Section("reviews", title, (), _too_few(numbers.reviewed))
    words = {
        Went.WELL: gettext("Well"),
        Went.SO_SO: gettext("So-so"),
        Went.NOT_HELD: gettext("It was not held"),
    }
    return Section("reviews", title, tuple((words[one], numbers.reviews.get(one, 0)) for one in Went))


def _stars(numbers: Numbers) -> Section:
    title = gettext("How those who came found it")
    if numbers.stars is None:
        return Section("stars", title, (), _too_few(numbers.answered))
    rows = [
        (ngettext("%(n)d star", "%(n)d stars", n) % {"n": n}, often)
        for n, often in enumerate(numbers.stars, 1)
    ]
    average = gettext("%(stars)s stars on average, of %(number)d answers") % {
        "stars": f"{numbers.average:.1f}",
        "number": numbers.answered,
    }
    return Section("stars", title, tuple(reversed(rows)), average)


def _too_few(number: int) -> str:
    if not number:
        return ""
    said = ngettext(
        "%(number)d answer. Fewer than %(few)d are not broken down.",
        "%(number)d answers. Fewer than %(few)d are not broken down.",
        number,
    )
    return said % {"number": number, "few": FEW}


def _name(page: ReportPage, city: str) -> str:
    return city_name(page.cities[city]) if city in page.cities else "–"


def _when(page: ReportPage) -> str:
    event = page.event
    if event.starts_at is None or event.ends_at is None:
        return ""
    first, last = (local(at, event.time_zone).date() for at in (event.starts_at, event.ends_at))
    return days_words(first, last, get_language() or "en")


def _csv(rows: Sequence[Sequence[str]]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows([safe_cell(value) for value in row] for row in rows)
    return written.getvalue()
