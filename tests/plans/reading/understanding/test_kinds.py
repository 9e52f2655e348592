import pytest

from ucap.plans.content import ActivityKind
from ucap.plans.labels import KINDS
from ucap.plans.reading.understanding.kinds import kind_of, stated_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Yangzhou representatives visit EU cities", ActivityKind.VISIT),
        ("a matching event in Rome", ActivityKind.CONFERENCE),
        ("IUC Asia Webinar on the Horticulture Expo", ActivityKind.WEBINAR),
        ("cultural and art weeks", ActivityKind.FESTIVAL),
        ("trade fair", ActivityKind.EXPO),
        ("student exchange", ActivityKind.TRAINING),
        ("échange de trente étudiants", ActivityKind.TRAINING),
        ("Schüleraustausch", ActivityKind.TRAINING),
        ("Abschlusskonferenz in Ulm", ActivityKind.CONFERENCE),
        ("Delegationsreise nach Qingdao", ActivityKind.VISIT),
        ("Buchmesse", ActivityKind.EXPO),
        ("gemessene Werte werden getauscht", ActivityKind.OTHER),
        ("企业对接会", ActivityKind.CONFERENCE),
        ("线上研讨会", ActivityKind.WEBINAR),
        ("新能源汽车试点", ActivityKind.PILOT),
        ("a joint letter", ActivityKind.OTHER),
    ],
)
def test_the_kind_a_text_speaks_of(text: str, kind: ActivityKind) -> None:
    assert kind_of(text) == (kind, None)


def test_a_meeting_is_what_the_journey_was_for() -> None:
    assert kind_of("IUC team visit Yangzhou and join the conference") == (
        ActivityKind.CONFERENCE,
        ActivityKind.VISIT,
    )
    assert kind_of("visit to the Horticulture Expo") == (ActivityKind.VISIT, None)
    assert kind_of("Konferenz per Webinar") == (ActivityKind.WEBINAR, ActivityKind.CONFERENCE)


@pytest.mark.parametrize("language", KINDS)
def test_the_forms_own_words_state_a_kind(language: str) -> None:
    assert [stated_kind(f"{word.upper()}:") for word in KINDS[language].values()] == list(KINDS[language])
    assert stated_kind("visit Rome") is None
