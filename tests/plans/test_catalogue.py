"""The catalogue counts as one would by hand."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ucap.plans.catalogue import Catalogue, Facet, Links

GOALS, COUNTRIES = ["4", "9", "11"], ["CN", "IT", "ES"]
PLANS = st.lists(
    st.tuples(st.sets(st.sampled_from(GOALS)), st.sets(st.sampled_from(COUNTRIES))), min_size=1, max_size=20
)


def catalogue(plans: list[tuple[set[str], set[str]]]) -> Catalogue:
    facets = {
        name: Facet.of((number, value) for number, plan in enumerate(plans) for value in sorted(plan[place]))
        for place, name in enumerate(("goal", "country"))
    }
    facets["city"] = Facet.of([(0, "Yangzhou"), (0, "Rome"), (0, "Bologna")])
    order = np.arange(len(plans), dtype=np.int32)
    links = Links(*(np.array(row, dtype=np.int32) for row in ([0, 0], [0, 0], [1, 2])))
    return Catalogue(
        tuple(f"plan{n}" for n in order), facets, {"newest": order, "oldest": order[::-1]}, links
    )


@given(PLANS, st.sets(st.sampled_from([*GOALS, "nothing"])), st.sets(st.sampled_from(COUNTRIES)))
def test_filters_widen_within_and_narrow_across(
    plans: list[tuple[set[str], set[str]]], goals: set[str], countries: set[str]
) -> None:
    made = catalogue(plans)
    selection = made.select({"goal": goals, "country": countries})

    def fits(plan: tuple[set[str], set[str]], *, but: str = "") -> bool:
        goal_fits = not goals or but == "goal" or bool(plan[0] & goals)
        return goal_fits and (not countries or but == "country" or bool(plan[1] & countries))

    expected = [f"plan{number}" for number, plan in enumerate(plans) if fits(plan)]
    assert made.in_order(selection, "newest") == expected
    assert made.in_order(selection, "oldest") == expected[::-1]
    assert selection.size == len(expected)
    for place, value in enumerate(made.facets["goal"].values):
        by_hand = sum(value in plan[0] and fits(plan, but="goal") for plan in plans)
        assert selection.counts["goal"][place] == by_hand


def test_found_words_narrow_everything() -> None:
    made = catalogue([({"4"}, {"CN"}), ({"4"}, {"IT"})])
    selection = made.select({}, found={"plan1", "a plan that is not listed"})
    assert made.in_order(selection, "newest") == ["plan1"]
    assert selection.counts["country"].tolist() == [0, 1]


def test_pairs_of_cities_are_counted_over_the_selected_plans() -> None:
    made = catalogue([({"4"}, {"CN"}), ({"9"}, {"IT"})])
    assert made.pairs(made.select({}), 10) == [("Yangzhou", "Rome", 1), ("Yangzhou", "Bologna", 1)]
    assert made.pairs(made.select({}), 1) == [("Yangzhou", "Rome", 1)]
    assert made.pairs(made.select({"goal": ["9"]}), 10) == []
