"""Entries for tests: real words, so that what they mean can be told apart."""

from dataclasses import replace

from ucap.matching.entry import Entry, Kind, OrganisationType, Wants

SENSORS = Entry(
    id="sensors",
    kind=Kind.OFFER,
    title="Sensores para la calidad del agua en canales",
    text="Boyas solares miden oxígeno y amonio en canales urbanos. Los datos llegan cada diez minutos por radio. "
    "Buscamos una ciudad que quiera probarlas durante un año.",
    language="es",
    themes=("gestión del agua",),
    sdgs=(6, 11),
    country="ES",
    organisation="Universidad de Granada",
    organisation_type=OrganisationType.UNIVERSITY,
    wants=Wants(countries=("CN",), organisation_types=(OrganisationType.PUBLIC,)),
)
CANALS = Entry(
    id="canals",
    kind=Kind.REQUEST,
    title="老城内河水质在线监测",
    text="我们需要长期监测城市河道的水质，包括溶解氧和氨氮。数据应当自动传送到市里的平台。",
    language="zh-Hans",
    themes=("水管理",),
    sdgs=(6,),
    country="CN",
    organisation="扬州市水务局",
    organisation_type=OrganisationType.PUBLIC,
)
FESTIVAL = Entry(
    id="festival",
    kind=Kind.REQUEST,
    title="Street theatre for our summer festival",
    text="Our city looks for puppet and street theatre companies for ten days in July. We pay travel and board.",
    language="en",
    country="GB",
    organisation="Manchester City Council",
    organisation_type=OrganisationType.PUBLIC,
)
TREES = Entry(
    id="trees",
    kind=Kind.INTEREST,
    title="Stadtbäume in der Hitze",
    text="Wir erforschen, welche Bäume in heißen Städten überleben. Gesucht werden Messreihen aus anderen Klimazonen.",
    language="de",
    country="DE",
    organisation="Universität Hohenheim",
    organisation_type=OrganisationType.UNIVERSITY,
)
ALL = (SENSORS, CANALS, FESTIVAL, TREES)


def like(entry: Entry, **changes: object) -> Entry:
    """That entry with something else about it."""
    return replace(entry, **changes)  # type: ignore[arg-type]
