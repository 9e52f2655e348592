"""The parts of a plan as paragraphs of the form, each so that the reader understands what was meant."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ucap.plans.content import (
    Activity,
    ActivityKind,
    Contact,
    ExpectedResult,
    Passage,
    Period,
    PlanContent,
    Theme,
)
from ucap.plans.labels import form_language, kind_word
from ucap.plans.reading.blocks import PLAIN, Cell, Text
from ucap.plans.reading.understanding.activities import read_activities
from ucap.plans.reading.understanding.contacts import read_contacts
from ucap.plans.reading.understanding.margin import Margin
from ucap.plans.reading.understanding.passages import read_objectives, read_passages, read_results
from ucap.plans.reading.understanding.period import read_period
from ucap.plans.reading.understanding.themes import read_themes
from ucap.plans.writing.clean import clean
from ucap.plans.writing.plain import plain
from ucap.plans.writing.when import spans_in_words
from ucap.themes.goals import goal_title
from ucap.themes.topics import topic_name

GOAL_WORDS = {"en": "SDG", "zh-Hans": "可持续发展目标", "es": "ODS", "it": "OSS", "de": "SDG", "fr": "ODD"}
BETWEEN = " · "  # the parts of a contact


def themes_said(themes: Sequence[Theme], language: str) -> Cell:
    """The themes: name in bold, text, goals and topics in brackets."""
    return listed(_theme(theme, language) for theme in themes)


def passages_said(passages: Sequence[Passage], language: str) -> Cell:
    """Focus or challenges: topic in bold, text."""
    return listed(_passage(passage, language) for passage in passages)


def objectives_said(objectives: Sequence[str]) -> Cell:
    """The objectives, one a paragraph."""
    texts = [clean(text) for text in objectives]
    return listed(
        _first(
            [Text(plain(text)), Text(PLAIN + text)], lambda texts: read_objectives(texts, Margin()), (text,)
        )
        for text in texts
        if text
    )


def activities_said(activities: Sequence[Activity], language: str) -> Cell:
    """The activities: when, of what kind, what."""
    return listed(_activity(activity, language) for activity in activities)


def results_said(results: Sequence[ExpectedResult]) -> Cell:
    """The expected results with their numbers."""
    return listed(_result(result) for result in results)


def goals_said(content: PlanContent, language: str) -> Cell:
    """The goals with their titles, then the topics."""
    goals = [f"{_goal(number, language)}: {goal_title(number, language)}" for number in content.sdgs]
    topics = [topic_name(name, language) for name in content.urban_agenda]
    return listed(Text(text) for text in (*goals, *topics))


def period_said(period: Period, language: str) -> Cell:
    """From when until when."""
    spans = [Text(span) for span in spans_in_words(period.start, period.end, language, open_end=True)]
    return (_first(spans, lambda texts: read_period(texts, Margin(), []), period),) if spans else ()


def contacts_said(contacts: Sequence[Contact]) -> Cell:
    """The contacts, their parts side by side."""
    return listed(_contact(contact) for contact in contacts)


def notes_said(notes: Sequence[str]) -> Cell:
    """What fits no row, a paragraph each."""
    return listed(Text(plain(text)) for note in notes if (text := clean(note)))


def listed(texts: Iterable[Text]) -> Cell:
    """The paragraphs; several are a list."""
    found = tuple(texts)
    return tuple(replace(text, item=True) for text in found) if len(found) > 1 else found


def _theme(theme: Theme, language: str) -> Text:
    name, text = clean(theme.name), clean(theme.text)
    named = [_goal(number, language) for number in theme.sdgs]
    named += [topic_name(topic, language) for topic in theme.urban_agenda]
    bracket = _bracketed(named, language)
    meant = (replace(theme, name=name, text=text, id=""),)
    ways = [_led(name, " ".join(filter(None, (text, bracket))), language)]
    return _first(ways, lambda texts: read_themes(texts, Margin()), meant)


def _passage(passage: Passage, language: str) -> Text:
    topic, text = clean(passage.topic or ""), clean(passage.text)
    meant = (Passage(topic=topic or None, text=text),)
    ways = [_led(topic, text, language)] if topic else [Text(plain(text)), Text(PLAIN + text)]
    return _first(ways, lambda texts: read_passages(texts, "focus", Margin()), meant)


def _activity(activity: Activity, language: str) -> Text:
    meant = (replace(activity, text=clean(activity.text), id=""),)
    return _first(
        _ways_to_say(meant[0], language), lambda texts: read_activities(texts, language, Margin()), meant
    )


def _ways_to_say(activity: Activity, language: str) -> Iterator[Text]:
    kind = kind_word(activity.kind, language)
    colon, comma = ("：", "，") if form_language(language) == "zh-Hans" else (": ", ", ")
    for when in [*spans_in_words(activity.start, activity.end, language)] or [""]:
        if activity.kind is ActivityKind.OTHER:
            yield Text(f"{when}{colon}{activity.text}" if when else activity.text)
        yield Text(f"{comma.join(filter(None, (when, kind)))}{colon}{activity.text}".strip())


def _result(result: ExpectedResult) -> Text:
    text = clean(result.text)
    ways = [
        Text(words, number=result.number, item=result.number is not None)
        for words in (plain(text), PLAIN + text)
    ]
    return _first(ways, lambda texts: read_results(texts, Margin()), (replace(result, text=text, id=""),))


def _contact(contact: Contact) -> Text:
    parts = [clean(part or "") for part in (contact.name, contact.email, contact.url, contact.phone)]
    name, email, url, phone = (part or None for part in parts)
    meant = (Contact(name=name, email=email, url=url, phone=phone),)
    ways = [Text(BETWEEN.join(filter(None, parts)))]
    return _first(ways, lambda texts: read_contacts(texts, Margin(), []), meant)


def _goal(number: int, language: str) -> str:
    return f"{GOAL_WORDS[form_language(language)]} {number}"


def _bracketed(named: list[str], language: str) -> str:
    if not named:
        return ""
    return f"（{'，'.join(named)}）" if form_language(language) == "zh-Hans" else f"({', '.join(named)})"


def _led(lead: str, text: str, language: str) -> Text:
    """A paragraph that begins with a name in bold."""
    lead = plain(lead)
    bold = f"{lead}：" if form_language(language) == "zh-Hans" else f"{lead}:"
    space = "" if bold.endswith("：") else " "
    return Text(f"{bold}{space}{text}".strip(), lead=bold)


def _first(ways: Iterable[Text], read: Callable[[list[Text]], object], meant: object) -> Text:
    """The first way of saying it that is read as it is meant; the last where none is."""
    way = Text("")
    for way in ways:
        if read([way]) == meant:
            break
    return way
