"""The table of periods: each is done by somebody."""

from ucap.notices.actions import forgetting
from ucap.privacy.actions.keeping import DELETES
from ucap.privacy.areas import areas
from ucap.privacy.retention import DAYS, PERIODS


def test_every_period_is_kept_by_somebody() -> None:
    done = DELETES.keys() | {name for area in areas() for name in area.keeps}
    assert {period.together_with or period.name for period in PERIODS} == done
    assert len(DAYS) == len(PERIODS)


def test_what_notices_keep_is_what_the_table_says() -> None:
    days = (forgetting.READ_NOTICES.days, forgetting.WORDS_OF_LETTERS.days, forgetting.LETTERS.days)
    assert (DAYS["notices"], DAYS["words_of_letters"], DAYS["letters"]) == days
