import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.places.gazetteer import complete_places, find_places, place_by_id, place_name
from ucap.places.names import name_key
from ucap.places.store import names_like

CITIES = {
    "1787227": ("CN", ("Yangzhou", "扬州", "Yangzhou", "Yangzhou", "Yangzhou", "Yangzhou")),
    "2517117": ("ES", ("Granada", "格拉纳达", "Granada", "Granada", "Granada", "Grenade")),
    "3128760": ("ES", ("Barcelona", "巴塞罗那", "Barcelona", "Barcellona", "Barcelona", "Barcelone")),
    "2825297": ("DE", ("Stuttgart", "斯图加特", "Stuttgart", "Stoccarda", "Stuttgart", "Stuttgart")),
    "2643123": ("GB", ("Manchester", "曼彻斯特", "Mánchester", "Manchester", "Manchester", "Manchester")),
    "2638671": ("GB", ("Salford", "索尔福德", "Salford", "Salford", "Salford", "Salford")),
    "3169070": ("IT", ("Rome", "罗马", "Roma", "Roma", "Rom", "Rome")),
    "3181928": ("IT", ("Bologna", "博洛尼亚", "Bolonia", "Bologna", "Bologna", "Bologne")),
    "1815286": ("CN", ("Chengdu", "成都", "Chengdu", "Chengdu", "Chengdu", "Chengdu")),
    "1803300": ("CN", ("Liuzhou", "柳州", "Liuzhou", "Liuzhou", "Liuzhou", "Liuzhou")),
}
LANGUAGES = ("en", "zh-Hans", "es", "it", "de", "fr")


@pytest.mark.parametrize("id_", CITIES)
@pytest.mark.parametrize("position", range(6), ids=LANGUAGES)
@pytest.mark.parametrize("hinted", [True, False])
def test_the_cities_of_the_example_resolve_in_every_language(id_: str, position: int, hinted: bool) -> None:
    country, names = CITIES[id_]
    found = find_places(names[position], country=country if hinted else None)
    assert found.place is not None
    assert (found.place.id, found.exact) == (id_, True)
    shown = place_name(found.place, LANGUAGES[position])
    assert (shown.text, shown.fallback) == (names[position], False)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Greater Manchester", "Q23099"),
        ("Great Manchester", "Q23099"),
        ("Salford (Great Manchester)", "2638671"),
        ("Yangzhou, Jiangsu", "1787227"),
        ("扬州市", "1787227"),
        ("扬州（江苏）", "1787227"),
        ("City of Granada", "2517117"),
        ("Ciudad de Granada", "2517117"),
        ("Comune di Bologna", "3181928"),
        ("Stadt Stuttgart", "2825297"),
        ("BOLOGNA ", "3181928"),
        ("malaga", "2514256"),
        ("Granada (Spain)", "2517117"),
        ("Granada, Nicaragua", "3619136"),
        ("Valencia (España)", "2509954"),
        ("Granada (Andalucía)", "2517117"),
        ("Granada, Andalusien", "2517117"),
        ("Yangzhou (Jiangsu Province)", "1787227"),
        ("Salford, Greater Manchester, UK", "2638671"),
        ("Salford (Great Manchester", "2638671"),
        ("Manchester, NH", "5089178"),
        ("Athens, Georgia", "4180386"),
        ("江苏省扬州市", "1787227"),
        ("中国江苏省扬州市", "1787227"),
        ("西班牙格拉纳达", "2517117"),
        ("意大利博洛尼亚市", "3181928"),
        ("羅馬", "3169070"),
        ("Yángzhōu", "1787227"),
        ("Xi’an", "1790630"),
        ("Ville de Lyon", "2996944"),
    ],
)
def test_a_place_is_found_however_it_is_written(text: str, id_: str) -> None:
    found = find_places(text)
    assert found.place is not None
    assert found.place.id == id_


@pytest.mark.parametrize("text", ["Granada", "Valencia", "Barcelona"])
def test_a_name_that_several_large_places_bear_is_ambiguous(text: str) -> None:
    found = find_places(text)
    assert found.ambiguous
    assert len({place.country for place in found.candidates}) > 1


@pytest.mark.parametrize("text", ["Rome", "Paris", "Manchester", "Yangzhou"])
def test_a_much_larger_place_is_meant(text: str) -> None:
    found = find_places(text)
    assert not found.ambiguous
    assert len(found.candidates) > 1


def test_the_country_decides() -> None:
    assert not find_places("Granada", country="ES").ambiguous
    assert find_places("Manchester", country="US").place.country == "US"  # type: ignore[union-attr]
    assert find_places("Bologna", country="CN").place is None


def test_one_wrong_letter_is_forgiven_and_told() -> None:
    for typo in ("Stutgart", "Stuttgrat", "Stuttgarts", "Stuttgaxt"):
        found = find_places(typo)
        assert found.place is not None
        assert (found.place.id, found.exact) == ("2825297", False)
    assert find_places("Rrme").place is None


@given(st.sampled_from(["madrid", "bologna", "stuttgart", "greater manchester"]), st.data())
def test_whichever_letter_is_wrong_the_name_is_found(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(name) - 1))
    letter = data.draw(st.sampled_from("aeiouxz"))
    head, tail = name[:place], name[place:]
    typo = data.draw(
        st.sampled_from(
            [head + letter + tail, head + letter + tail[1:], head + tail[1:], head + tail[1::-1] + tail[2:]]
        )
    )
    assert name in names_like(typo)


@pytest.mark.parametrize("text", ["", "  ", "(", "Xqzzyvw", "123", "\x00", "()", ","])
def test_what_is_no_place_finds_nothing(text: str) -> None:
    assert find_places(text).place is None


@pytest.mark.parametrize("text", ["北京上海", "Barcelona / Stuttgart", "中国", "罗马和博洛尼亚"])
def test_two_names_are_not_one_place(text: str) -> None:
    assert find_places(text).place is None


def test_an_area_nobody_knows_does_not_hide_the_city() -> None:
    assert find_places("Granada (Atlantis)").place == find_places("Granada").place
    assert find_places("Granada (Atlantis)").ambiguous


def test_more_than_the_city_is_not_exactly_the_city() -> None:
    found = find_places("Grand Lyon")
    assert found.place is not None
    assert (found.place.id, found.exact) == ("2996944", False)


@pytest.mark.parametrize(
    "text", [" " * 20_000, "Rome," * 3000, "(" * 5000, "Rome" + " " * 5000 + "x", "\ud800", "a" * 100_000]
)
def test_hostile_text_is_answered_like_any_other(text: str) -> None:
    assert find_places(text).place is None
    assert complete_places(text) == ()
    assert place_by_id(text) is None


@given(st.text(max_size=40))
def test_any_text_has_an_answer(text: str) -> None:
    found = find_places(text)
    assert (found.place is None) == (not found.candidates)


@given(
    st.sampled_from(["Granada", "Valencia", "Santiago", "Rome", "Cordoba", "Paris"]),
    st.sampled_from(["ES", "IT", "US", "CL"]),
)
def test_a_country_only_narrows(name: str, country: str) -> None:
    everywhere = {place.id for place in find_places(name, limit=1000).candidates}
    there = find_places(name, country=country, limit=1000).candidates
    assert {place.id for place in there} <= everywhere
    assert all(place.country == country for place in there)


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


def test_typing_offers_the_largest_first() -> None:
    offered = complete_places("barc")
    assert offered[0].id == "3128760"
    assert complete_places("扬")[0].id == "1787227"
    assert {place.country for place in complete_places("barc", country="IT")} == {"IT"}
    assert complete_places("  ") == ()


def test_places_carry_what_plans_are_compared_with() -> None:
    yangzhou = place_by_id("1787227")
    assert yangzhou is not None
    assert (yangzhou.population, yangzhou.timezone, yangzhou.region) == (4560000, "Asia/Shanghai", "Jiangsu")
    assert yangzhou.urban_population == 1584237
    assert (yangzhou.area_km2, yangzhou.division, yangzhou.geonames) == (6591, "CN.04", 1787227)
    assert place_by_id("nowhere") is None


def test_a_place_can_be_kept_in_a_set() -> None:
    assert {place_by_id("1787227"), place_by_id("1787227")} == {place_by_id("1787227")}


def test_a_name_nobody_translated_falls_back_visibly() -> None:
    corby = find_places("Corby", country="GB").place
    assert corby is not None
    assert place_name(corby, "it").fallback
    assert place_name(corby, "it").text == "Corby"
