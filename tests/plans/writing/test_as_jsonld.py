"""schema.org: what search engines are told, in the reader's language."""

from tests.plans.factories import yangzhou_content
from tests.plans.writing.test_writing import URL
from ucap.plans.content import PlanContent
from ucap.plans.writing import jsonld


def test_the_plan_is_a_project_of_its_cities() -> None:
    data = jsonld(yangzhou_content(), url=URL, language="zh-hans")
    assert (data["@type"], data["url"], data["name"]) == ("Project", URL, yangzhou_content().title)
    assert data["member"][0]["name"] == "扬州"
    assert [city["name"] for city in data["member"][1]["member"]][:2] == ["格拉纳达", "巴塞罗那"]
    assert data["areaServed"][0] == {"@type": "Country", "name": "中国", "identifier": "CN"}
    assert {"优质教育", "文化与文化遗产"} <= {subject["name"] for subject in data["knowsAbout"]}
    assert [event["startDate"] for event in data["event"]] == ["2019-11", "2020-01", "2020-03"]
    assert data["event"][2]["eventAttendanceMode"].endswith("OnlineEventAttendanceMode")


def test_what_a_plan_does_not_say_is_left_out() -> None:
    data = jsonld(PlanContent(title="A plan"), url=URL, language="en")
    assert not {"member", "event", "foundingDate", "contactPoint", "keywords"} & data.keys()
