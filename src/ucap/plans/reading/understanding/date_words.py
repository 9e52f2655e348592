"""The words of dates in six languages."""

# One row a month: English, Spanish, Italian, German, French, with their abbreviations.
MONTHS: tuple[str, ...] = (
    "january jan enero ene gennaio gen januar jänner jän janvier janv",
    "february feb febrero febbraio februar feber février fevrier févr fevr fév fev",
    "march mar marzo märz maerz mär mrz mars",
    "april apr abril abr aprile avril avr",
    "may mayo maggio mag mai",
    "june jun junio giugno giu juni juin",
    "july jul julio luglio lug juli juillet juil",
    "august aug agosto ago août aout",
    "september sept sep septiembre setiembre settembre set septembre",
    "october oct octubre ottobre ott oktober okt octobre",
    "november nov noviembre novembre",
    "december dec diciembre dic dicembre dezember dez décembre decembre déc",
)
SEASONS: dict[int, str] = {  # the month it begins with
    3: "spring primavera frühling frühjahr printemps 春季 春天 春",
    6: "summer verano estate sommer été 夏季 夏天 夏",
    9: "autumn fall otoño autunno herbst automne 秋季 秋天 秋",
    12: "winter invierno inverno hiver 冬季 冬天 冬",
}
ORDINALS: dict[int, str] = {
    1: "first 1st primer primero primo erstes ersten erste premier 1er 1º 1° i 一 1",
    2: "second 2nd segundo secondo zweites zweiten zweite deuxième 2e 2º 2° ii 二 2",
    3: "third 3rd tercer tercero terzo drittes dritten dritte troisième 3e 3º 3° iii 三 3",
    4: "fourth 4th cuarto quarto viertes vierten vierte quatrième 4e 4º 4° iv 四 4",
}
QUARTERS = "quarter quartal trimestre trim"
HALVES = "half halbjahr semestre semester hälfte metà mitad moitié"

# Between two dates of a span, with the article that may follow.
UNTIL = (
    r"\s*(?:–|—|-|−|~|/|→|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bbis\b(?:\s+(?:zum|ende|einschließlich))?|\bhasta\b|\bal?\b|\bfino\s+al?\b"
    r"|\bau\b|\bà\b|\bjusqu['’](?:à|au)\b|\band\b|\bund\b|\by\b|\be\b|\bet\b|至|到)"
    r"\s*(?:(?:the|el|il|le|fin(?:e|ales)?|fin\s+de|end\s+of|ende)\s+)?"
)
# Before a date that only begins, or only ends, a span.
ONLY_START = (
    r"(?:\b(?:since|from|starting|ab|seit|desde|depuis|dal?|[aà]\s+partir\s+d\w*)\b|自|从)\W*(?:\w+\W+)?$"
)
ONLY_END = (
    r"(?:\b(?:until|till|by|bis|hasta|entro|fino\s+a\w*|jusqu['’]\w+)\b|截至|至|到)"
    r"\W*(?:(?:the|end|of|ende|zum|fin|de|le|il|el)\W+)*$"
)
DURATION = (
    r"(?<!\d)(\d{1,2})\s*[- ]?(?:(?P<months>months?|monate?n?|mes(?:es)?\b|mesi\b|mese\b|mois|个月)"
    r"|(?P<years>years?|jahre?n?|años?|anni\b|anno\b|ans?\b|年(?!\s*\d)))"
)
