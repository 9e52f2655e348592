import pytest
from django.core.exceptions import ImproperlyConfigured

from ucap.config.settings import database, environment, translation


def test_nothing_configured_is_the_embedded_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    chosen = database._database()
    assert chosen["NAME"] == environment.DATA / "ucap.sqlite3"
    assert chosen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in chosen["OPTIONS"]["init_command"]


def test_an_sqlite_file_by_address_is_opened_as_carefully(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////srv/plans.sqlite3")
    chosen = database._database()
    assert chosen["NAME"] == "/srv/plans.sqlite3"
    assert "journal_mode=WAL" in chosen["OPTIONS"]["init_command"]


def test_postgresql_by_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://ucap:secret@db.example.org:5433/plans")
    chosen = database._database()
    assert (chosen["ENGINE"], chosen["HOST"], chosen["PORT"]) == (
        "django.db.backends.postgresql",
        "db.example.org",
        5433,
    )


@pytest.mark.parametrize("address", ["plans", "nosql://host/name", "postgres://host:port/name"])
def test_what_is_no_address_of_a_database_is_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL is not the address of a database"):
        database._database()


@pytest.mark.parametrize(
    "address", ["plans.example.org", "ftp://plans.example.org", "https://example.org/plans"]
)
def test_a_public_address_is_an_address_alone(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UCAP_PUBLIC_URL", address)
    with pytest.raises(ImproperlyConfigured, match=r"such as https://plans\.example\.org"):
        environment._public_url()


def test_a_slash_at_the_end_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UCAP_PUBLIC_URL", "https://plans.example.org/")
    assert environment._public_url() == "https://plans.example.org"


def test_an_environment_that_there_is_none_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UCAP_ENV", "prod")
    with pytest.raises(ImproperlyConfigured, match="production, development, test"):
        environment._environment()


def test_a_number_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UCAP_EMAIL_PORT", "smtp")
    with pytest.raises(ImproperlyConfigured, match="UCAP_EMAIL_PORT is 'smtp'"):
        environment.number("UCAP_EMAIL_PORT", 587)


@pytest.mark.parametrize(
    "address",
    [
        "translate.example.org",
        "ftp://translate.example.org",
        "https://key@translate.example.org",
        "https://translate.example.org/?api_key=1",
        "http://host:port",
    ],
)
def test_a_translation_service_has_an_address_alone(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UCAP_TRANSLATE_URL", address)
    with pytest.raises(ImproperlyConfigured, match="UCAP_TRANSLATE_KEY"):
        translation._url()


@pytest.mark.parametrize("address", ["", "http://libretranslate:5000", "https://example.org/translate"])
def test_a_translation_service_may_be_anywhere_or_nowhere(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UCAP_TRANSLATE_URL", f"{address}/" if address else "")
    assert translation._url() == address
