"""The kind of an activity, from the words that speak of it."""

import re
from functools import cache

from ucap.plans.content import ActivityKind
from ucap.plans.labels import KINDS

# Beginnings of words in English, Spanish, Italian, German, French, "_" a space or hyphen; Chinese anywhere.
WORDS: dict[ActivityKind, str] = {
    ActivityKind.WEBINAR: "webinar webinaire seminario_(?:web|online|virtual) online_(?:seminar|meeting|conference|workshop) "
    "online-?(?:seminar|treffen|konferenz) videokonferenz videoconf video_?conf visioconf reunión_virtual 网络研讨会 线上 在线 视频会议 云端",
    ActivityKind.CONFERENCE: "conferen conférenc konferenz tagung congres congrès kongress forum foro forums symposi simposi summit cumbre "
    "sommet vertice gipfel workshop taller werkstatt atelier roundtable round_table seminar seminario séminaire matching_event matchmaking 会议 "
    "大会 论坛 研讨会 峰会 对接会 座谈会 交流会 工作坊",
    ActivityKind.TRAINING: "training trainings trainee course curso corso cours formación formation formazione capacitación schulung weiterbildung "
    "fortbildung lehrgang summer_school academy academia accademia akademie student_exchange exchange_of_students studentenaustausch "
    "schüleraustausch intercambio_de_estudiantes scambio_di_studenti "
    "échange_d(?:e|es|['’])_?(?:\\w+_)?étudiants 学生交流 交换生 培训 课程 研修 进修 夏令营",
    ActivityKind.EXPO: "expo exposition exhibition exposición feria fiera esposizione messe ausstellung foire salon trade_fair fair "
    "mostra muestra 博览会 展览 展会 交易会",
    ActivityKind.FESTIVAL: "festival fest fiesta festa fête art_weeks? cultural_(?:and_art_)?weeks? culture_weeks? kulturwoche semana_cultural "
    "settimana_della_cultura semaine_culturelle 节庆 艺术节 文化节 文化周 艺术周",
    ActivityKind.PILOT: "pilot piloto pilota pilote pilotprojekt demonstration_project 试点 示范项目 示范工程",
    ActivityKind.VISIT: "visit visita visite besuch besucht reise studienreise delegation delegación delegazione délégation delegationsreise study_tour "
    "site_visit mission misión missione 访问 考察 参观 出访 来访 代表团",
}  # fmt: skip
# The ends of German compounds: "Abschlusskonferenz", "Delegationsreise".
COMPOUNDS: dict[ActivityKind, str] = {
    ActivityKind.WEBINAR: "webinar",
    ActivityKind.CONFERENCE: "konferenz konferenzen tagung tagungen kongress forum seminar workshop gipfel",
    ActivityKind.TRAINING: "schulung schulungen lehrgang kurs akademie weiterbildung fortbildung austauschprogramm",
    ActivityKind.EXPO: "messe messen ausstellung",
    ActivityKind.FESTIVAL: "festival kulturfest stadtfest kulturwoche",
    ActivityKind.PILOT: "pilot pilotprojekt",
    ActivityKind.VISIT: "besuch besuche reise reisen delegation",
}
# One travels to these, and speaks of the journey first; the meeting is what it was for.
OUTWEIGHS_VISIT = (ActivityKind.WEBINAR, ActivityKind.CONFERENCE, ActivityKind.TRAINING)


def kind_of(text: str) -> tuple[ActivityKind, ActivityKind | None]:
    """The kind of activity a text speaks of, and another that it names first, where that one was outweighed."""
    found = sorted(
        (match.start(), kind)
        for kind in WORDS
        if kind is not ActivityKind.OTHER and (match := _pattern(kind).search(text))
    )
    if not found:
        return ActivityKind.OTHER, None
    first = found[0][1]
    kinds = [kind for _, kind in found]
    if ActivityKind.WEBINAR in kinds:  # it may be about anything
        return ActivityKind.WEBINAR, first if first is not ActivityKind.WEBINAR else None
    if first is ActivityKind.VISIT:
        heavier = next((kind for kind in kinds if kind in OUTWEIGHS_VISIT), None)
        if heavier:
            return heavier, first
    return first, None


def stated_kind(text: str) -> ActivityKind | None:
    """The kind that the form's own word for it states ("visit", "培训"); None for any other text."""
    return _stated().get(text.strip(" ,:：，").casefold())


@cache
def _stated() -> dict[str, ActivityKind]:
    return {word.casefold(): kind for kinds in KINDS.values() for kind, word in kinds.items()}


@cache
def _pattern(kind: ActivityKind) -> re.Pattern[str]:
    names = (word.replace("_", "[- ]") for word in WORDS[kind].split())
    words = (name if re.match(r"[\u3400-\u9fff]", name) else rf"\b{name}" for name in names)
    ends = (rf"[a-zäöüß]{{3}}{end}\b" for end in COMPOUNDS.get(kind, "").split())
    return re.compile("|".join((*words, *ends)), re.IGNORECASE)
