"""How our Word documents look and which language they say they are in."""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

INK, CELADON = RGBColor(0x1D, 0x2B, 0x33), RGBColor(0x1F, 0x6B, 0x5A)
SANS, SERIF = ("Calibri", "Microsoft YaHei"), ("Georgia", "SimSun")  # Latin letters, Chinese signs
# What spelling is checked in, for the languages of the form.
LOCALES = {"en": "en-GB", "zh": "zh-CN", "es": "es-ES", "it": "it-IT", "de": "de-DE", "fr": "fr-FR"}


def set_styles(document: Document, language: str) -> None:
    """A4, fonts for both scripts, the platform's colours, the language of the text."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(20), Mm(22)
    _set_language(document, LOCALES.get(language.partition("-")[0], language))
    _set(document, "Normal", SANS, 10, INK, after=3)
    _set(document, "Heading 1", SERIF, 19, INK, after=10, bold=False)
    _set(document, "Subtitle", SANS, 10, CELADON, after=0)
    _set(document, "Footer", SANS, 8, CELADON, after=0)
    for name in ("List Bullet", "List Number"):
        _set(document, name, SANS, 10, INK, after=3)
    label = document.styles.add_style("Form Label", WD_STYLE_TYPE.PARAGRAPH)
    label.base_style = document.styles["Normal"]
    _set(document, "Form Label", SANS, 10, CELADON, after=3)


def _set(
    document: Document,
    name: str,
    fonts: tuple[str, str],
    size: float,
    colour: RGBColor,
    *,
    after: float,
    bold: bool | None = None,
) -> None:
    style: Any = document.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = fonts[0], Pt(size), colour
    style.font.bold, style.font.italic = bold, False
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.line_spacing = 1.15
    own = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        own.attrib.pop(qn(f"w:{theme}"), None)  # a theme's font would win over ours
    for script, font in zip(("ascii", "hAnsi", "cs", "eastAsia"), (fonts[0],) * 3 + fonts[1:], strict=True):
        own.set(qn(f"w:{script}"), font)


def _set_language(document: Document, locale: str) -> None:
    """For all text of the document, and for the theme's choice of fonts."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    language = run.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        run.append(language)
    language.set(qn("w:val"), locale)
    language.set(qn("w:eastAsia"), locale if locale.startswith("zh") else "zh-CN")
