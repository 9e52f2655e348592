import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import polib
import pytest

from ucap.places import gather

CITIES: dict[str, dict[str, Any]] = {
    "1787227": {"name": "Yangzhou", "countrycode": "CN", "admin1code": "04", "population": 1_584_237},
    "3077929": {"name": "Liberec", "countrycode": "CZ", "admin1code": "83", "population": 97_770},
    "756135": {"name": "Warsaw", "countrycode": "PL", "admin1code": "78", "population": 1_702_139},
    "3838233": {"name": "Salta", "countrycode": "AR", "admin1code": "17", "population": 512_686},
}
NONE: dict[str, dict[str, str]] = {language: {} for language in gather.LANGUAGES}


def _name(id_: str, language: str, name: str) -> str:
    rows = gather.city_rows(CITIES, NONE | {language: {id_: name}})
    return dict(zip(gather.LANGUAGES, rows[0][1:], strict=True))[language] if rows else ""


@pytest.mark.parametrize(
    ("id_", "language", "name", "kept"),
    [
        ("756135", "de", "Warschau", "Warschau"),
        ("756135", "it", "Varsavia", "Varsavia"),
        ("756135", "zh-Hans", "华沙", "华沙"),
        ("1787227", "zh-Hans", "扬州市", "扬州"),
        ("1787227", "de", "Yángzhōu", "Yangzhou"),
        ("3838233", "es", "Ciudad de Salta", "Salta"),
    ],
)
def test_a_name_in_use_is_kept(id_: str, language: str, name: str, kept: str) -> None:
    assert _name(id_, language, name) == kept


@pytest.mark.parametrize(
    ("id_", "language", "name"),
    [
        ("3077929", "de", "Reichenberg"),
        ("1787227", "zh-Hans", "揚州"),
        ("1787227", "zh-Hans", "Yangzhou"),
        ("3838233", "it", "Prefettura di Salta"),
        ("756135", "it", "Waršawa"),
        ("728193", "it", "Filippopoli"),
    ],
)
def test_a_name_that_is_none_of_the_language_today_is_left_out(id_: str, language: str, name: str) -> None:
    assert _name(id_, language, name) == ""


def test_regions_are_those_that_have_a_city() -> None:
    english = {"CN.04": "Jiangsu", "CN.02": "Zhejiang"}
    rows = gather.region_rows({"CN.04", "AR.17"}, english, NONE | {"zh-Hans": {"CN.04": "江苏省"}})
    assert rows == [["CN.04", "Jiangsu", "江苏省", "", "", "", ""]]


def test_the_tables_are_written_from_the_catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for locale in ("en", "es", "it", "de", "fr", "zh", "zh_CN"):
        catalogue = polib.POFile()
        catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
        names = (
            {"1816670": "北京市", "CN.22": "北京"}
            if "zh" in locale
            else {"1816670": "Peking", "CN.22": "Beijing"}
        )
        catalogue.extend(polib.POEntry(msgid=key, msgstr=name) for key, name in names.items())
        folder = tmp_path / locale / "LC_MESSAGES"
        folder.mkdir(parents=True)
        catalogue.save_as_mofile(str(folder / "geonames.mo"))
    monkeypatch.setattr(gather, "DATA", tmp_path)
    gather.main(tmp_path)
    assert (tmp_path / "names.csv").read_text("utf-8").splitlines()[
        1
    ] == "1816670,北京,Peking,Peking,Peking,Peking"
    assert (tmp_path / "regions.csv").read_text("utf-8").splitlines()[
        1
    ] == "CN.22,Beijing,北京,Beijing,Beijing,Beijing,Beijing"


def test_traditional_characters_are_simplified_where_opencc_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert gather._simplifier()("廣州") in {"廣州", "广州"}
    opencc = ModuleType("opencc")
    opencc.OpenCC = lambda _: SimpleNamespace(convert=lambda name: name.replace("廣", "广"))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "opencc", opencc)
    assert gather._simplifier()("廣州") == "广州"
