"""The parts of a plan as paragraphs of the form, each said so that the reader understands what was meant."""

from collections.abc import Iterator, Sequence
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
from ucap.plans.writing.said import said
from ucap.plans.writing.when import spans_in_words
from ucap.themes.goals import goal_title
from ucap.themes.topics import topic_name

GOAL_WORDS = {"en": "SDG", "zh-Hans": "可持续发展目标", "es": "ODS", "it": "OSS", "de": "SDG", "fr": "ODD"}
BETWEEN = " · "  # the parts of a contact


def themes_said(themes: Sequence[Theme], language: str) -> Cell:
    """The themes: name in bold, text, goals and topics in brackets."""
    meant = [replace(theme, name=clean(theme.name), text=clean(theme.text), id="") for theme in themes]
    return said(meant, lambda theme: _theme(theme, language), lambda texts: read_themes(texts, Margin()))


def passages_said(passages: Sequence[Passage], language: str) -> Cell:
    """Focus or challenges: topic in bold, text."""
    meant = [Passage(topic=clean(one.topic or "") or None, text=clean(one.text)) for one in passages]
    return said(
        meant,
        lambda passage: _passage(passage, language),
        lambda texts: read_passages(texts, "focus", Margin()),
    )


def objectives_said(objectives: Sequence[str]) -> Cell:
    """The objectives, one a paragraph."""
    return said(
        [text for objective in objectives if (text := clean(objective))],
        lambda text: (Text(plain(text)), Text(PLAIN + text)),
        lambda texts: read_objectives(texts, Margin()),
    )


def activities_said(activities: Sequence[Activity], language: str) -> Cell:
    """The activities: when, of what kind, what."""
    return said(
        [replace(activity, text=clean(activity.text), id="") for activity in activities],
        lambda activity: _activity(activity, language),
        lambda texts: read_activities(texts, language, Margin()),
    )


def results_said(results: Sequence[ExpectedResult]) -> Cell:
    """The expected results with their numbers."""
    return said(
        [replace(result, text=clean(result.text), id="") for result in results],
        _result,
        lambda texts: read_results(texts, Margin()),
    )


def goals_said(content: PlanContent, language: str) -> Cell:
    """The goals with their titles, then the topics."""
    goals = [f"{_goal(number, language)}: {goal_title(number, language)}" for number in content.sdgs]
    topics = [topic_name(name, language) for name in content.urban_agenda]
    return said([*goals, *topics], lambda text: (Text(text),))


def period_said(period: Period, language: str) -> Cell:
    """From when until when."""
    ways = [Text(span) for span in spans_in_words(period.start, period.end, language, open_end=True)]
    return said([period], lambda _: ways, lambda texts: (read_period(texts, Margin(), []),)) if ways else ()


def contacts_said(contacts: Sequence[Contact]) -> Cell:
    """The contacts, their parts side by side."""
    return said(
        [_cleaned(contact) for contact in contacts],
        _contact,
        lambda texts: read_contacts(texts, Margin(), []),
    )


def notes_said(notes: Sequence[str]) -> Cell:
    """What fits no row, a paragraph each."""
    return said([text for note in notes if (text := clean(note))], lambda text: (Text(plain(text)),))


def _theme(theme: Theme, language: str) -> Iterator[Text]:
    named = [_goal(number, language) for number in theme.sdgs]
    named += [topic_name(topic, language) for topic in theme.urban_agenda]
    bracket = _bracketed(named, language)
    text = " ".join(filter(None, (theme.text, bracket)))
    yield _led(plain(theme.name), text, language)
    yield _led(PLAIN + theme.name, text, language)
    yield _led(PLAIN + theme.name, text + PLAIN, language)  # its own brackets are not the form's


def _passage(passage: Passage, language: str) -> Iterator[Text]:
    if passage.topic:
        yield _led(plain(passage.topic), passage.text, language)
        yield _led(PLAIN + passage.topic, passage.text, language)
    else:
        yield Text(plain(passage.text))
        yield Text(PLAIN + passage.text)


def _activity(activity: Activity, language: str) -> Iterator[Text]:
    """The ways to say it; the last of them marks the text, so that no date or kind is read out of it."""
    colon, comma = ("：", "，") if form_language(language) == "zh-Hans" else (": ", ", ")
    kind = kind_word(activity.kind, language)
    dates = [*spans_in_words(activity.start, activity.end, language)] or [""]
    for mark in ("", PLAIN):
        for when in dates:
            if activity.kind is ActivityKind.OTHER:
                yield Text(_after(when, colon, mark, activity.text) if when else plain(mark + activity.text))
            yield Text(_after(comma.join(filter(None, (when, kind))), colon, mark, activity.text))


def _after(head: str, colon: str, mark: str, text: str) -> str:
    # The mark stands at the colon: behind a space, a PDF would lose it.
    return f"{head}{colon.rstrip()}{mark}{colon[len(colon.rstrip()) :]}{text}".strip()


def _result(result: ExpectedResult) -> Iterator[Text]:
    for words in (plain(result.text), PLAIN + result.text):
        yield Text(words, number=result.number, item=result.number is not None)


def _cleaned(contact: Contact) -> Contact:
    parts = (contact.name, contact.email, contact.url, contact.phone)
    name, email, url, phone = (clean(part or "") or None for part in parts)
    return Contact(name=name, email=email, url=url, phone=phone)


def _contact(contact: Contact) -> Iterator[Text]:
    parts = filter(None, (contact.name, contact.email, contact.url, contact.phone))
    whole = BETWEEN.join(parts)
    yield Text(plain(whole))
    yield Text(PLAIN + whole)


def _goal(number: int, language: str) -> str:
    return f"{GOAL_WORDS[form_language(language)]} {number}"


def _bracketed(named: list[str], language: str) -> str:
    if not named:
        return ""
    return f"（{'，'.join(named)}）" if form_language(language) == "zh-Hans" else f"({', '.join(named)})"


def _led(lead: str, text: str, language: str) -> Text:
    """A paragraph that begins with a name in bold."""
    bold = f"{lead}：" if form_language(language) == "zh-Hans" else f"{lead}:"
    space = "" if bold.endswith("：") else " "
    return Text(f"{bold}{space}{text}".strip(), lead=bold)
