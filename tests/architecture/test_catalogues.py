"""Every sentence that a reader sees is said in all six languages, whole."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import django
import polib
import pytest

SOURCE = Path(__file__).parents[2] / "src" / "ucap"
LANGUAGES = ("zh_Hans", "es", "it", "de", "fr")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TAG = re.compile(r"</?[a-z]+")
HAN = re.compile(r"[\u4e00-\u9fff]")
SENTENCE = re.compile(r"[A-Za-z]{3,}(?:[ ,;:–-]+[A-Za-z]{3,}){2,}")  # three words: more than a name

pytestmark = [
    pytest.mark.skipif(not (SOURCE / "locale").is_dir(), reason="there are no catalogues yet"),
    pytest.mark.xdist_group("catalogues"),
]


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> dict[str, polib.POFile]:
    """The catalogues as they are once every marked string of the source is in them; made in a copy of the source."""
    copy = tmp_path_factory.mktemp("catalogues") / "ucap"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("*.mo", "__pycache__", "data"))
    # Without settings Django writes to the folder it is called in, not to the real one.
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    locales = [f"--locale={language}" for language in LANGUAGES]
    command = [sys.executable, "-m", "django", "makemessages", *locales, "--add-location=never", "--no-wrap"]
    subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True)
    folders = {language: copy / "locale" / language / "LC_MESSAGES" for language in LANGUAGES}
    return {language: polib.pofile(str(folder / "django.po")) for language, folder in folders.items()}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def entries(catalogues: dict[str, polib.POFile], language: str) -> list[polib.POEntry]:
    """What is in use, in one language."""
    return [entry for entry in catalogues[language] if not entry.obsolete]


def said(entry: polib.POEntry) -> list[str]:
    """The translation, in each of its forms."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_nothing_is_missing(entries: list[polib.POEntry]) -> None:
    assert len(entries) > 100
    assert [entry.msgid for entry in entries if not all(said(entry))] == []


def test_nothing_is_guessed(entries: list[polib.POEntry]) -> None:
    assert [entry.msgid for entry in entries if entry.fuzzy] == []


def test_every_value_finds_its_place(entries: list[polib.POEntry]) -> None:
    wrong = []
    for entry in entries:
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        optional = wanted - set(PLACEHOLDER.findall(entry.msgid)) | (
            {"%(number)d", "%(count)d"} if entry.msgid_plural else set()
        )
        wrong += [
            f"{entry.msgid!r} -> {form!r}"
            for form in said(entry)
            if not wanted - optional <= set(PLACEHOLDER.findall(form)) <= wanted
        ]
    assert wrong == []


def test_tags_are_kept(entries: list[polib.POEntry]) -> None:
    wrong = [
        entry.msgid
        for entry in entries
        for form in said(entry)
        if sorted(TAG.findall(form)) != sorted(TAG.findall(entry.msgid))
    ]
    assert wrong == []


def test_there_are_as_many_plural_forms_as_the_language_has(
    catalogues: dict[str, polib.POFile], entries: list[polib.POEntry], language: str
) -> None:
    own = polib.pofile(
        str(Path(django.__file__).parent / "conf" / "locale" / language / "LC_MESSAGES" / "django.po")
    )
    assert catalogues[language].metadata["Plural-Forms"] == own.metadata["Plural-Forms"]
    number = int(re.findall(r"nplurals=(\d)", own.metadata["Plural-Forms"])[0])
    assert [
        entry.msgid for entry in entries if entry.msgid_plural and len(entry.msgstr_plural) != number
    ] == []


def test_no_sentence_is_left_in_english(entries: list[polib.POEntry], language: str) -> None:
    sentences = [entry for entry in entries if SENTENCE.search(PLACEHOLDER.sub("", entry.msgid))]
    assert [entry.msgid for entry in sentences if entry.msgid in said(entry)] == []
    if language == "zh_Hans":
        assert [entry.msgid for entry in sentences if not all(map(HAN.search, said(entry)))] == []


def test_the_catalogues_of_the_source_are_up_to_date(
    catalogues: dict[str, polib.POFile], language: str
) -> None:
    kept = polib.pofile(str(SOURCE / "locale" / language / "LC_MESSAGES" / "django.po"))

    def marked(catalogue: polib.POFile) -> set[tuple[str | None, str]]:
        return {(entry.msgctxt, entry.msgid) for entry in catalogue if not entry.obsolete}

    assert marked(kept) == marked(catalogues[language])  # if not: make messages


def test_gettext_itself_accepts_them(language: str, tmp_path: Path) -> None:
    source = SOURCE / "locale" / language / "LC_MESSAGES" / "django.po"
    command = ["msgfmt", "--check", f"--output-file={tmp_path / 'django.mo'}", str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
