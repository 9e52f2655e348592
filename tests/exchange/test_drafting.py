"""A text that is pasted becomes an entry: in each of the six languages, and with texts that say little or too much."""

from dataclasses import replace
from datetime import date

import pytest

from ucap.exchange.content import Area, EntryContent, EntryKind, checked
from ucap.exchange.drafting import confirmed_by, propose

TODAY = date(2026, 11, 28)
OFFERS = {
    "en": """Floating sensors for urban canals
Our group has developed a floating sensor that measures oxygen and nitrates every minute. It was tested in two cities at TRL 7.
We are looking for a partner in China who wants to test it. Apply by 31 March 2027.""",
    "zh-Hans": """城市运河漂浮传感器
我们研发的漂浮传感器每分钟测量溶解氧和硝酸盐，已在两个城市试用，技术成熟度TRL 7。
我们可提供设备和培训，希望与中国的城市合作。请于2027年3月31日前报名。""",
    "es": """Sensores flotantes para canales urbanos
Nuestro grupo ha desarrollado un sensor flotante que mide oxígeno y nitratos cada minuto. Se ha probado en dos ciudades, TRL 7.
Ofrecemos los equipos y buscamos un socio en China. Fecha límite: 31 de marzo de 2027.""",
    "it": """Sensori galleggianti per i canali urbani
Il nostro gruppo ha sviluppato un sensore galleggiante che misura ossigeno e nitrati ogni minuto. È stato provato in due città, TRL 7.
Offriamo gli apparecchi e cerchiamo un partner in Cina. Scadenza: 31 marzo 2027.""",
    "de": """Schwimmende Sensoren für Kanäle in der Stadt
Unsere Gruppe hat einen schwimmenden Sensor entwickelt, der jede Minute Sauerstoff und Nitrat misst. Er wurde in zwei Städten erprobt, TRL 7.
Wir bieten die Geräte an und suchen einen Partner in China. Frist: 31. März 2027.""",
    "fr": """Des capteurs flottants pour les canaux urbains
Notre équipe propose un capteur flottant qui mesure l'oxygène et les nitrates chaque minute. Il a été essayé dans deux villes, TRL 7.
Nous fournissons les appareils et cherchons un partenaire en Chine. Date limite : 31 mars 2027.""",
}
REQUESTS = {
    "en": "We need teachers for a course\n"
    "Our vocational school needs teachers who train apprentices in solar technology. We are looking for an experienced school.",
    "zh-Hans": "急需职业培训教师\n我校需要能够培训学徒的太阳能课程教师，寻求有经验的学校。学生人数约四十名。",
    "es": "Se busca formación para aprendices\n"
    "Necesitamos profesores que den un curso de energía solar a nuestros estudiantes. Buscamos una escuela con experiencia.",
    "it": "Cercasi formazione per apprendisti\nAbbiamo bisogno di docenti che tengano un corso sul solare per i nostri studenti. Cerchiamo una scuola esperta.",
    "de": "Ausbildung für Lehrlinge gesucht\nWir brauchen Lehrer, die unseren Schülern einen Kurs über Solartechnik geben. Wir suchen eine erfahrene Schule.",
    "fr": "Besoin d'une formation pour apprentis\n"
    "Nous avons besoin d'enseignants qui donnent un cours de solaire à nos étudiants. Nous recherchons une école expérimentée.",
}
INTERESTS = {
    "en": "Why do some canals turn green?\n"
    "We study algae in slow water. Our research question is why some canals bloom; we look for colleagues with comparable data for joint research.",
    "zh-Hans": "为什么有些运河变绿？\n课题组研究缓流水体中的藻类。我们的研究问题是水华的机理，对联合研究感兴趣。",
    "es": "¿Por qué algunos canales se vuelven verdes?\n"
    "Investigamos las algas de aguas lentas. Nuestra línea de investigación pregunta por qué florecen; nos interesa una investigación conjunta.",
    "it": "Perché alcuni canali diventano verdi?\n"
    "Studiamo le alghe delle acque lente. La nostra ricerca chiede perché fioriscono; ci interessa un progetto di ricerca comune.",
    "de": "Warum werden manche Kanäle grün?\n"
    "Wir untersuchen Algen in langsamem Wasser. Unsere Forschungsfrage ist, warum sie blühen; uns interessiert ein gemeinsames Forschungsprojekt.",
    "fr": "Pourquoi certains canaux verdissent-ils ?\n"
    "Nous étudions les algues des eaux lentes. Notre question de recherche est celle des floraisons ; nous nous intéressons à un projet de recherche commun.",
}


@pytest.mark.parametrize("language", OFFERS)
def test_an_offer_is_understood_in_each_language(language: str) -> None:
    found = propose(OFFERS[language], today=TODAY)
    content = found.content
    assert (content.kind, content.area, content.language) == (EntryKind.OFFER, Area.TECHNOLOGY, language)
    assert content.title == OFFERS[language].splitlines()[0]
    assert OFFERS[language].splitlines()[1] in content.description
    assert content.summary
    assert (content.deadline, content.trl, content.countries) == (date(2027, 3, 31), 7, ("CN",))
    assert found.because["kind"]
    assert checked(content) == content


@pytest.mark.parametrize("language", REQUESTS)
def test_a_request_for_training_is_understood_in_each_language(language: str) -> None:
    content = propose(REQUESTS[language], today=TODAY).content
    assert (content.kind, content.area, content.language) == (EntryKind.REQUEST, Area.TRAINING, language)
    assert 4 in content.sdgs
    assert (content.deadline, content.countries) == (None, ())


@pytest.mark.parametrize("language", INTERESTS)
def test_a_question_of_research_is_understood_in_each_language(language: str) -> None:
    content = propose(INTERESTS[language], today=TODAY).content
    assert (content.kind, content.area, content.language) == (
        EntryKind.INTEREST,
        Area.RESEARCH,
        language,
    )


def test_the_reasons_are_words_of_the_text() -> None:
    found = propose(OFFERS["es"], today=TODAY)
    assert all(
        words in OFFERS["es"]
        for name in ("kind", "deadline", "trl", "countries")
        for words in found.because[name]
    )


def test_one_s_own_country_is_not_sought_and_a_day_that_is_over_is_none() -> None:
    text = "We offer a course.\nPartners in China and Spain. Apply by 3 May 2020. Not before 2027."
    content = propose(text, today=TODAY, home="ES").content
    assert (content.countries, content.deadline) == (("CN",), None)


def test_one_sentence_is_the_title_and_the_description() -> None:
    content = propose("We offer sensors for canals.", today=TODAY).content
    assert (content.title, content.description, content.summary) == (
        "We offer sensors for canals",
        "We offer sensors for canals.",
        "",
    )


@pytest.mark.parametrize("text", ["", "   \n", "<p></p>"])
def test_nothing_is_made_of_nothing(text: str) -> None:
    found = propose(text, today=TODAY, language="it")
    assert found.content == EntryContent(language="it")
    assert found.because == {}


@pytest.mark.parametrize(
    "text",
    [
        "🌊🌊🌊",
        "Szukamy partnerów do projektu czystych kanałów w Warszawie i oferujemy czujniki.",
        "<script>alert(1)</script> We offer <b>sensors</b>",
        "word " * 20_000,
        "字" * 9_000,
    ],
)
def test_whatever_is_pasted_makes_a_draft(text: str) -> None:
    content = propose(text, today=TODAY).content
    assert content.title
    assert len(content.title) <= 200
    assert "<" not in content.title + content.description
    assert checked(propose(text[:7000], today=TODAY).content)


def test_what_is_changed_is_no_longer_proposed() -> None:
    found = propose(OFFERS["de"], today=TODAY)
    again = propose(f"{found.content.title}\n{found.content.description}", today=TODAY)
    assert confirmed_by(found.content, again).keys() == found.because.keys()
    changed = replace(found.content, kind=EntryKind.REQUEST)
    assert "kind" not in confirmed_by(changed, again)
