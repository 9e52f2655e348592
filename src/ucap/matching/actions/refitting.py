"""The weights of the score, fitted anew to this installation's outcomes; taken where they foretell better, given back when asked to."""

from datetime import datetime

from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.matching.actions.experience import note_missing
from ucap.matching.calibrating import enough, refit, tried
from ucap.matching.models import Paired
from ucap.matching.models.learning import Calibration, Experience
from ucap.matching.prior import by_name, row_of, shipped
from ucap.matching.queries.nearest import index_in_use
from ucap.matching.rules import may_see_learning
from ucap.matching.states import CalibrationState
from ucap.people.models import User

SECRETARIAT_ONLY = gettext_noop("Only the secretariat decides with which weights scores are made.")
NOT_ANY_MORE = gettext_noop("These weights cannot be chosen any more. Reload the page.")


def refit_weights(at: datetime) -> Calibration | None:
    """What was fitted tonight; None where there is too little to learn from, or nothing new."""
    note_missing(at)
    index = index_in_use()
    if index is None:
        return None
    known = Experience.objects.filter(encoder=index.encoder, accepted__isnull=False).order_by("pk")
    latest = Calibration.objects.filter(encoder=index.encoder).first()
    if latest and not known.filter(noted_at__gt=latest.at).exists() and latest.outcomes == known.count():
        return None
    return _fit(index.encoder, list(known.values_list("features", "accepted")), at)


@transaction.atomic
def _fit(encoder: str, rows: list[tuple[dict[str, float], bool | None]], at: datetime) -> Calibration | None:
    import numpy as np

    answers = np.array([float(bool(yes)) for _, yes in rows])
    if not enough(answers):
        return None
    found, prior = np.stack([row_of(values) for values, _ in rows]), shipped()
    on_folds, fitted = tried(found, answers, prior), refit(found, answers, prior)
    state = CalibrationState.TRIED
    if on_folds.better:
        held = Calibration.objects.filter(encoder=encoder, state=CalibrationState.REFUSED).exists()
        state = CalibrationState.OFFERED if held else CalibrationState.USED
    _retire(CalibrationState.USED, CalibrationState.OFFERED)
    made = Calibration.objects.create(
        encoder=encoder,
        at=at,
        outcomes=len(answers),
        accepted=int(answers.sum()),
        weights=by_name(fitted),
        base=prior.base + fitted.lowered,
        loss_before=on_folds.loss_before,
        loss_after=on_folds.loss_after,
        brier_before=on_folds.brier_before,
        brier_after=on_folds.brier_after,
        state=state,
    )
    if state == CalibrationState.USED:
        _noted("calibration.taken", made, None, at)
    _score_anew()
    return made


@transaction.atomic
def use_shipped_weights(*, by: User, at: datetime) -> None:
    """Nothing; scores are made with the shipped weights until the secretariat chooses others."""
    if not may_see_learning(by):
        raise NotAllowed(SECRETARIAT_ONLY)
    used = Calibration.objects.select_for_update().filter(state=CalibrationState.USED).first()
    if used is None:
        raise NotNow(NOT_ANY_MORE)
    used.state = CalibrationState.REFUSED
    used.save(update_fields=["state"])
    _noted("calibration.refused", used, by, at)
    _score_anew()


@transaction.atomic
def use_fitted_weights(*, by: User, at: datetime) -> Calibration:
    """The latest weights that were fitted and found better, in use; from now on better ones take their place by themselves again."""
    if not may_see_learning(by):
        raise NotAllowed(SECRETARIAT_ONLY)
    waiting = (CalibrationState.OFFERED, CalibrationState.REFUSED)
    chosen = Calibration.objects.select_for_update().filter(state__in=waiting).first()
    if chosen is None:
        raise NotNow(NOT_ANY_MORE)
    _retire(*waiting)
    chosen.state = CalibrationState.USED
    chosen.save(update_fields=["state"])
    _noted("calibration.chosen", chosen, by, at)
    _score_anew()
    return chosen


def _retire(*states: CalibrationState) -> None:
    Calibration.objects.filter(state__in=states).update(state=CalibrationState.PAST)


def _score_anew() -> None:
    """Every list of matches is due again: nobody is told of a pair twice (models.Told)."""
    Paired.objects.all().delete()


def _noted(verb: str, one: Calibration, by: User | None, at: datetime) -> None:
    record(
        verb,
        subject=("calibration", str(one.pk)),
        actor=by.pk if by else "",
        at=at,
        detail={"outcomes": one.outcomes},
    )
