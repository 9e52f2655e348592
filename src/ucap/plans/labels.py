"""The rows of the U-CAP form and what they are called in six languages.

How a document in the form says what has no label of its own, so that what is written can be read back:

- Sides stand in columns, one each, under "Side A", "Side B: its name"; of more than three, one after another, the row
  `SIDE` before each. What is written once holds for the plan as a whole. "Side: N/A" is a plan without sides.
- A cell holds one paragraph or a list. Cities are "Granada (Spain)", without the country where the side has only one; a
  row of regions or countries goes with the cities one to one where it has as many.
- A missing value is "N/A" (`MISSING`). Thousands are parted by a narrow space, which is decimal in no language.
- A theme is "**Name:** text (SDG 4, SDG 11, Culture and cultural heritage)"; a focus or challenge "**Topic:** text".
- An activity is a list item "November 2019 – January 2020, visit: text" (`KINDS`), a result "1. text".
- A contact is one paragraph, its parts separated by " · ".
- `OTHER` holds what fits no field, a paragraph each; `PAGE` the address of the plan's page, no part of the plan.
- What a reader could take for something else ("1. May", "N/A" as a name, a text that begins with a label or names a
  date of its own) has a word joiner (U+2060, `PLAIN` in reading/blocks.py) before it, which nobody sees: it stands as
  it is written.
"""

from enum import StrEnum

from ucap.plans.content import ActivityKind

LANGUAGES = ("en", "zh-Hans", "es", "it", "de", "fr")
MISSING = "N/A"


class FormField(StrEnum):
    """A row of the form."""

    TITLE = "title"
    SIDE = "side"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    POPULATION = "population"
    AREA = "area"
    PERIOD = "period"
    THEMES = "themes"
    GOALS = "goals"
    FOCUS = "focus"
    CHALLENGES = "challenges"
    OBJECTIVES = "objectives"
    ACTIVITIES = "activities"
    RESULTS = "results"
    CONTACT = "contact"
    OTHER = "other"
    PAGE = "page"  # where the plan stands on the web; no part of what it says


# The name of the form itself: what stands over every plan and is no plan's title.
FORM_NAMES: dict[str, str] = {
    "en": "Urban Cooperation Action Plan (U-CAP) Summary",
    "zh-Hans": "城市合作行动计划（U-CAP）概要",
    "es": "Resumen del Plan de Acción de Cooperación Urbana (U-CAP)",
    "it": "Sintesi del Piano d'azione di cooperazione urbana (U-CAP)",
    "de": "Zusammenfassung des Aktionsplans für Städtekooperation (U-CAP)",
    "fr": "Résumé du plan d'action de coopération urbaine (U-CAP)",
}

LABELS: dict[str, dict[FormField, str]] = {
    "en": {
        FormField.TITLE: "Title",
        FormField.SIDE: "Side",
        FormField.CITY: "City",
        FormField.REGION: "Province, State, Department",
        FormField.COUNTRY: "Country",
        FormField.POPULATION: "Population",
        FormField.AREA: "Size (km²)",
        FormField.PERIOD: "Period of cooperation",
        FormField.THEMES: "Cooperation themes",
        FormField.GOALS: "Related SDGs and Urban Agenda topics",
        FormField.FOCUS: "Key focus of cooperation themes",
        FormField.CHALLENGES: "Key challenges of cooperation themes",
        FormField.OBJECTIVES: "Main objectives of cooperation",
        FormField.ACTIVITIES: "Short description of main activities and key outputs",
        FormField.RESULTS: "Expected results and benefits",
        FormField.CONTACT: "Contact",
        FormField.OTHER: "Notes",
        FormField.PAGE: "Web page of this plan",
    },
    "zh-Hans": {
        FormField.TITLE: "标题",
        FormField.SIDE: "合作方",
        FormField.CITY: "城市",
        FormField.REGION: "省、州、大区",
        FormField.COUNTRY: "国家",
        FormField.POPULATION: "人口",
        FormField.AREA: "面积（平方公里）",
        FormField.PERIOD: "合作期限",
        FormField.THEMES: "合作主题",
        FormField.GOALS: "相关可持续发展目标与欧盟城市议程主题",
        FormField.FOCUS: "合作主题的重点",
        FormField.CHALLENGES: "合作主题的主要挑战",
        FormField.OBJECTIVES: "合作的主要目标",
        FormField.ACTIVITIES: "主要活动与关键产出简述",
        FormField.RESULTS: "预期成果与效益",
        FormField.CONTACT: "联系方式",
        FormField.OTHER: "备注",
        FormField.PAGE: "本计划网页",
    },
    "es": {
        FormField.TITLE: "Título",
        FormField.SIDE: "Parte",
        FormField.CITY: "Ciudad",
        FormField.REGION: "Provincia, estado, departamento",
        FormField.COUNTRY: "País",
        FormField.POPULATION: "Población",
        FormField.AREA: "Superficie (km²)",
        FormField.PERIOD: "Período de cooperación",
        FormField.THEMES: "Temas de cooperación",
        FormField.GOALS: "ODS y temas de la Agenda Urbana relacionados",
        FormField.FOCUS: "Enfoque principal de los temas de cooperación",
        FormField.CHALLENGES: "Principales retos de los temas de cooperación",
        FormField.OBJECTIVES: "Objetivos principales de la cooperación",
        FormField.ACTIVITIES: "Breve descripción de las actividades principales y los productos clave",
        FormField.RESULTS: "Resultados y beneficios esperados",
        FormField.CONTACT: "Contacto",
        FormField.OTHER: "Observaciones",
        FormField.PAGE: "Página web de este plan",
    },
    "it": {
        FormField.TITLE: "Titolo",
        FormField.SIDE: "Parte",
        FormField.CITY: "Città",
        FormField.REGION: "Provincia, stato, dipartimento",
        FormField.COUNTRY: "Paese",
        FormField.POPULATION: "Popolazione",
        FormField.AREA: "Superficie (km²)",
        FormField.PERIOD: "Periodo di cooperazione",
        FormField.THEMES: "Temi di cooperazione",
        FormField.GOALS: "OSS e temi dell'Agenda urbana correlati",
        FormField.FOCUS: "Focus principale dei temi di cooperazione",
        FormField.CHALLENGES: "Principali sfide dei temi di cooperazione",
        FormField.OBJECTIVES: "Obiettivi principali della cooperazione",
        FormField.ACTIVITIES: "Breve descrizione delle attività principali e dei prodotti chiave",
        FormField.RESULTS: "Risultati e benefici attesi",
        FormField.CONTACT: "Contatti",
        FormField.OTHER: "Note",
        FormField.PAGE: "Pagina web di questo piano",
    },
    "de": {
        FormField.TITLE: "Titel",
        FormField.SIDE: "Seite",
        FormField.CITY: "Stadt",
        FormField.REGION: "Provinz, Bundesland, Region",
        FormField.COUNTRY: "Land",
        FormField.POPULATION: "Einwohner",
        FormField.AREA: "Fläche (km²)",
        FormField.PERIOD: "Zeitraum der Zusammenarbeit",
        FormField.THEMES: "Themen der Zusammenarbeit",
        FormField.GOALS: "Zugehörige SDGs und Themen der Städteagenda",
        FormField.FOCUS: "Schwerpunkte der Kooperationsthemen",
        FormField.CHALLENGES: "Zentrale Herausforderungen der Kooperationsthemen",
        FormField.OBJECTIVES: "Hauptziele der Zusammenarbeit",
        FormField.ACTIVITIES: "Kurzbeschreibung der wichtigsten Aktivitäten und Ergebnisse",
        FormField.RESULTS: "Erwartete Ergebnisse und Nutzen",
        FormField.CONTACT: "Kontakt",
        FormField.OTHER: "Anmerkungen",
        FormField.PAGE: "Webseite dieses Plans",
    },
    "fr": {
        FormField.TITLE: "Titre",
        FormField.SIDE: "Partie",
        FormField.CITY: "Ville",
        FormField.REGION: "Province, état, département",
        FormField.COUNTRY: "Pays",
        FormField.POPULATION: "Population",
        FormField.AREA: "Superficie (km²)",
        FormField.PERIOD: "Période de coopération",
        FormField.THEMES: "Thèmes de coopération",
        FormField.GOALS: "ODD et thèmes de l'Agenda urbain associés",
        FormField.FOCUS: "Priorités des thèmes de coopération",
        FormField.CHALLENGES: "Principaux défis des thèmes de coopération",
        FormField.OBJECTIVES: "Principaux objectifs de la coopération",
        FormField.ACTIVITIES: "Brève description des principales activités et des produits clés",
        FormField.RESULTS: "Résultats et bénéfices attendus",
        FormField.CONTACT: "Contact",
        FormField.OTHER: "Remarques",
        FormField.PAGE: "Page web de ce plan",
    },
}

# The word that says an activity's kind, where it is written out.
KINDS: dict[str, dict[ActivityKind, str]] = {
    "en": {
        ActivityKind.VISIT: "visit",
        ActivityKind.CONFERENCE: "conference",
        ActivityKind.WEBINAR: "webinar",
        ActivityKind.EXPO: "expo",
        ActivityKind.FESTIVAL: "festival",
        ActivityKind.TRAINING: "training",
        ActivityKind.PILOT: "pilot project",
        ActivityKind.OTHER: "activity",
    },
    "zh-Hans": {
        ActivityKind.VISIT: "访问",
        ActivityKind.CONFERENCE: "会议",
        ActivityKind.WEBINAR: "网络研讨会",
        ActivityKind.EXPO: "博览会",
        ActivityKind.FESTIVAL: "节庆",
        ActivityKind.TRAINING: "培训",
        ActivityKind.PILOT: "试点项目",
        ActivityKind.OTHER: "活动",
    },
    "es": {
        ActivityKind.VISIT: "visita",
        ActivityKind.CONFERENCE: "conferencia",
        ActivityKind.WEBINAR: "seminario web",
        ActivityKind.EXPO: "exposición",
        ActivityKind.FESTIVAL: "festival",
        ActivityKind.TRAINING: "formación",
        ActivityKind.PILOT: "proyecto piloto",
        ActivityKind.OTHER: "actividad",
    },
    "it": {
        ActivityKind.VISIT: "visita",
        ActivityKind.CONFERENCE: "conferenza",
        ActivityKind.WEBINAR: "webinar",
        ActivityKind.EXPO: "esposizione",
        ActivityKind.FESTIVAL: "festival",
        ActivityKind.TRAINING: "formazione",
        ActivityKind.PILOT: "progetto pilota",
        ActivityKind.OTHER: "attività",
    },
    "de": {
        ActivityKind.VISIT: "Besuch",
        ActivityKind.CONFERENCE: "Konferenz",
        ActivityKind.WEBINAR: "Webinar",
        ActivityKind.EXPO: "Messe",
        ActivityKind.FESTIVAL: "Festival",
        ActivityKind.TRAINING: "Schulung",
        ActivityKind.PILOT: "Pilotprojekt",
        ActivityKind.OTHER: "Aktivität",
    },
    "fr": {
        ActivityKind.VISIT: "visite",
        ActivityKind.CONFERENCE: "conférence",
        ActivityKind.WEBINAR: "webinaire",
        ActivityKind.EXPO: "exposition",
        ActivityKind.FESTIVAL: "festival",
        ActivityKind.TRAINING: "formation",
        ActivityKind.PILOT: "projet pilote",
        ActivityKind.OTHER: "activité",
    },
}


def label(field: FormField, language: str) -> str:
    """The label of a row; in English where the form has no such language."""
    return LABELS[form_language(language)][field]


def form_name(language: str) -> str:
    """What the form calls itself."""
    return FORM_NAMES[form_language(language)]


def kind_word(kind: ActivityKind, language: str) -> str:
    """The word for a kind of activity."""
    return KINDS[form_language(language)][kind]


def form_language(language: str) -> str:
    """The form's language for a BCP 47 tag: "de-AT" is written in German, "pt" in English."""
    primary = language.partition("-")[0]
    return "zh-Hans" if primary == "zh" else primary if primary in LANGUAGES else "en"
