"""Weights fitted to outcomes: taken where they foretell better, given back when asked to."""

from datetime import timedelta

import numpy as np
import pytest

from tests.exchange.factories import AT, make_city, make_entry
from tests.matching.queries.test_matches import CANALS, TODAY, indexed
from tests.organisations.factories import make_organisation, make_person
from tests.plans.factories import make_secretariat
from ucap.exchange.models import Entry, Interest
from ucap.exchange.states import InterestState
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.matching.actions import use_fitted_weights, use_shipped_weights
from ucap.matching.actions.pairing import pair_some
from ucap.matching.actions.refitting import refit_weights
from ucap.matching.models import Calibration, Experience, Paired
from ucap.matching.prior import COLUMNS, shipped
from ucap.matching.profile import PROFILES
from ucap.matching.queries.learning import learning_of
from ucap.matching.queries.matches import matches_page
from ucap.matching.queries.weights import weights_in_use
from ucap.matching.score import FEATURES, Feature
from ucap.matching.states import CalibrationState
from ucap.people.models import User

pytestmark = pytest.mark.usefixtures("store")
GOALS = COLUMNS.index(Feature.GOALS)


@pytest.fixture
def offer() -> Entry:
    return make_entry(organisation=make_organisation())


@pytest.fixture
def canals(offer: Entry) -> Entry:
    entry = make_entry(city=make_city("Yangzhou"), **CANALS)
    indexed()
    return entry


@pytest.fixture
def secretary() -> User:
    return make_secretariat()


def outcomes(offer: Entry, canals: Entry, number: int, *, goals: float = 0.0, base: float = 11.0) -> None:
    """So many, in a world where goals count for so much more, and pairs stand so high."""
    draw, prior = np.random.default_rng(number), shipped()
    found = np.tile(prior.usual, (number, 1)) + draw.normal(0, 0.15, (number, len(COLUMNS)))
    odds = prior.base + base + (found - prior.usual) @ prior.weights + goals * (found - prior.usual)[:, GOALS]
    yes = draw.random(number) < 1 / (1 + np.exp(-odds))
    interests = Interest.objects.bulk_create(
        Interest(
            entry=canals,
            own_entry=offer,
            organisation=offer.organisation,
            state=InterestState.CLOSED,
            at=AT,
            moved_at=AT,
            last_at=AT,
        )
        for _ in range(number)
    )
    Experience.objects.bulk_create(
        Experience(
            interest=interest,
            entry=canals,
            own_entry=offer,
            encoder=PROFILES,
            features=dict(zip(COLUMNS, map(float, row), strict=True)),
            noted_at=AT,
            accepted=bool(accepted),
            stage="contact",
        )
        for interest, row, accepted in zip(interests, found, yes, strict=True)
    )


def test_few_outcomes_are_waited_for(offer: Entry, canals: Entry) -> None:
    outcomes(offer, canals, 20)
    assert refit_weights(AT) is None
    assert not Calibration.objects.exists()


def test_a_changed_world_is_learned_and_lists_are_due_again(
    offer: Entry, canals: Entry, secretary: User
) -> None:
    while pair_some(at=AT):
        pass
    score = matches_page(offer.slug, secretary, TODAY).matches[0].score
    outcomes(offer, canals, 300, goals=20)

    made = refit_weights(AT)

    assert made
    assert made.state == CalibrationState.USED
    assert made.loss_after < made.loss_before
    assert made.weights["goals"] > 3
    assert not Paired.objects.exists()
    assert matches_page(offer.slug, secretary, TODAY).matches[0].score != score
    assert made.base == pytest.approx(shipped().base)  # the shift upwards is of those who chose
    assert refit_weights(AT + timedelta(days=1)) is None  # nothing new


def test_what_is_no_better_is_not_taken(offer: Entry, canals: Entry) -> None:
    outcomes(offer, canals, 60)
    made = refit_weights(AT)
    assert made
    assert made.state == (
        CalibrationState.USED if made.loss_after < made.loss_before else CalibrationState.TRIED
    )
    assert (weights_in_use(PROFILES).score is None) == (made.state == CalibrationState.TRIED)


def test_the_secretariat_goes_back_and_is_asked_from_then_on(
    offer: Entry, canals: Entry, secretary: User
) -> None:
    outcomes(offer, canals, 300, goals=20)
    refit_weights(AT)
    use_shipped_weights(by=secretary, at=AT)
    assert weights_in_use(PROFILES).score is None
    with pytest.raises(NotNow):
        use_shipped_weights(by=secretary, at=AT)

    outcomes(offer, canals, 301, goals=20)
    later = refit_weights(AT + timedelta(days=1))
    assert later
    assert later.state == CalibrationState.OFFERED
    assert learning_of(secretary).waiting == later

    use_fitted_weights(by=secretary, at=AT)
    assert weights_in_use(PROFILES).score
    outcomes(offer, canals, 302, goals=20)
    last = refit_weights(AT + timedelta(days=2))
    assert last
    assert last.state == CalibrationState.USED


def test_nobody_else_chooses_weights() -> None:
    for act in (use_shipped_weights, use_fitted_weights):
        with pytest.raises(NotAllowed):
            act(by=make_person(), at=AT)
    with pytest.raises(NotAllowed):
        learning_of(make_person())


def test_what_was_foretold_and_what_came(offer: Entry, canals: Entry, secretary: User) -> None:
    assert learning_of(secretary).shipped == ()
    outcomes(offer, canals, 120, base=8.0)

    seen = learning_of(secretary)

    assert seen.outcomes == sum(band.pairs for band in seen.shipped) == 120
    assert seen.shipped[0].foretold < seen.shipped[-1].foretold
    assert seen.used == ()
    assert len(FEATURES) < len(COLUMNS)
