"""The rows of the form, found in whatever shape a document has: a table, a table on its side, headings, labelled lines."""

import re
from dataclasses import dataclass, field, replace
from itertools import groupby

from ucap.plans.labels import FormField
from ucap.plans.reading.blocks import Block, Cell, Document, Heading, Row, Text, as_written
from ucap.plans.reading.understanding.find_label import LabelFound, find_exact_label, find_label, is_form_name
from ucap.plans.reading.understanding.tables import below_head, header_of_sides, is_labelled, upright

LONGEST_LABEL = 90  # signs before a colon
LONGEST_TITLE = 140  # signs
ENDED = re.compile(r"[.:;,。：；，]$")
COLON = re.compile(r"\s*[:：]\s*")
ENUMERATOR = re.compile(
    r"^\s*(?:\d+(?:\.\d+)*[.)]?|[IVX]+[.)]|[A-H][.)]|[(（]?[一二三四五六七八九十]+[)）、.])\s*(?=\D)"
)
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


@dataclass(frozen=True, slots=True)
class Section:
    """A row of the form as the document has it: what stands in each column of values."""

    field: FormField
    columns: tuple[Cell, ...] = ()
    side: int | None = None  # where the label names one ("City B")
    label: Text | None = None
    table: int | None = None  # None: not in a table
    level: int = 0  # of the heading that opened it

    @property
    def texts(self) -> tuple[Text, ...]:
        """Everything in it, column by column."""
        return tuple(text for column in self.columns for text in column)


@dataclass(slots=True)
class Sections:
    """What the document's blocks were sorted into."""

    found: list[Section] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)  # that stand before the first row and are no label
    form: Heading | None = None  # the one that names the form
    loose: list[Text] = field(default_factory=list)  # belongs to no row

    def of(self, *fields: FormField) -> list[Section]:
        return [section for section in self.found if section.field in fields]

    def texts(self, wanted: FormField) -> list[Text]:
        return [text for section in self.of(wanted) for text in section.texts]

    @property
    def labels(self) -> list[str]:
        """The labels as they stood."""
        return [section.label.text for section in self.found if section.label]


def find_sections(document: Document) -> Sections:
    """The document's blocks, sorted into rows of the form; a block that fits none is loose."""
    sorter = _Sorter()
    for table, group in groupby(
        document.blocks, key=lambda block: block.table if isinstance(block, Row) else None
    ):
        blocks = list(group)
        if table is not None:
            sorter.table([block for block in blocks if isinstance(block, Row)])
        else:
            for block in blocks:
                sorter.block(block)
    return sorter.sections


class _Sorter:
    def __init__(self) -> None:
        self.sections = Sections()
        self.open = False  # whether a heading's section waits for what comes below it

    def block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Text):
            self._text(block)

    def table(self, rows: list[Row]) -> None:
        if self.open and not is_labelled(rows):
            self._plain_table(rows)
            return
        rows = upright(rows)
        for index, row in enumerate(rows):
            if index == 0 and (names := header_of_sides(row, rows[1:])):
                self._add(Section(FormField.SIDE, names, table=row.table))
            else:
                self._row(row)
        self.open = False

    def _heading(self, heading: Heading) -> None:
        text = Text(heading.text, lead=heading.text, page=heading.page, line=heading.line)
        name = ENUMERATOR.sub("", heading.text)
        if found := find_label(name):
            self._add(Section(found.field, ((),), found.side, text, level=heading.level), opens=True)
        elif self._inline(text):
            return
        elif is_form_name(name):
            self.sections.form = self.sections.form or heading
        elif self.open and heading.level > self._last.level:
            self._append(text)
        elif not self.sections.found:
            self.sections.headings.append(heading)
        else:
            self.sections.loose.append(text)
            self.open = False

    def _text(self, text: Text) -> None:
        if self._inline(text):
            return
        name = ENUMERATOR.sub("", text.text)
        whole_label = find_label(name) if _looks_like_heading(text) else _bare_label(name)
        if whole_label:
            self._add(Section(whole_label.field, ((),), whole_label.side, text, level=9), opens=True)
        elif not self.sections.found and self.sections.form is None and is_form_name(text.text):
            self.sections.form = Heading(text.text, page=text.page, line=text.line)
        elif self.open or self._continues(text):
            self._append(text)
        elif ADDRESS.search(text.text):
            self._add(Section(FormField.CONTACT, ((text,),)))
        elif self._may_be_title(text):
            self.sections.headings.append(Heading(text.text, page=text.page, line=text.line))
        else:
            self.sections.loose.append(text)

    def _inline(self, text: Text) -> bool:
        """Whether the text is a labelled line ("Period: 2019-2021"); then it is sorted."""
        head, colon, rest = _split(text)
        found = find_label(ENUMERATOR.sub("", head)) if colon and len(head) <= LONGEST_LABEL else None
        if not found or (not text.lead and not find_exact_label(ENUMERATOR.sub("", head))):
            return False
        label = replace(text, text=head)
        value = (replace(text, text=rest, lead="", number=None, item=False, mark=""),) if rest else ()
        self._add(Section(found.field, (value,), found.side, label, level=9), opens=True)
        return True

    def _may_be_title(self, text: Text) -> bool:
        """Whether the text is what plain text has for a heading: one short line before everything else."""
        before = self.sections.found or self.sections.headings or self.sections.loose
        return (
            not before and not text.item and len(text.text) <= LONGEST_TITLE and not ENDED.search(text.text)
        )

    def _continues(self, text: Text) -> bool:
        """Whether a list item goes on with the list that a table ended in."""
        last = self._last.texts[-1] if self.sections.found and self._last.texts else None
        if last is None or not last.item or not text.item:
            return False
        return text.number is None if last.number is None else text.number == last.number + 1

    def _row(self, row: Row) -> None:
        label, values = row.cells[0], row.cells[1:]
        said = " ".join(text.text for text in label)
        found = find_label(ENUMERATOR.sub("", said)) if said else None
        if found and any(values):
            self._add(Section(found.field, values, found.side, label[0], table=row.table))
        elif found:
            self._add(Section(found.field, ((),), found.side, label[0], table=row.table), opens=True)
        elif not label and self.sections.found and any(values):
            self._extend(values)
        elif not any(values):
            for text in label:
                self._text(text)
        else:
            self._unknown(label, values)

    def _unknown(self, label: Cell, values: tuple[Cell, ...]) -> None:
        """A row whose label is none of the form's: kept whole."""
        if len(label) == 1 and len(label[0].text) <= LONGEST_LABEL:
            rest = " | ".join(" ".join(as_written(text) for text in value) for value in values if value)
            self.sections.loose.append(replace(label[0], text=f"{COLON.sub('', label[0].text)}: {rest}"))
        else:
            self.sections.loose += [text for cell in (label, *values) for text in cell]

    def _plain_table(self, rows: list[Row]) -> None:
        """A table below a heading ("Activities"), a row an item; a first row in bold only names the columns."""
        for row in below_head(rows):
            texts = [text for cell in row.cells for text in cell]
            if texts:
                said = ": ".join(" ".join(text.text for text in cell) for cell in row.cells if cell)
                self._append(replace(texts[0], text=said, lead="", item=True))

    @property
    def _last(self) -> Section:
        return self.sections.found[-1]

    def _add(self, section: Section, *, opens: bool = False) -> None:
        self.sections.found.append(section)
        self.open = opens

    def _append(self, text: Text) -> None:
        self._extend((*((),) * (len(self._last.columns) - 1), (text,)))

    def _extend(self, values: tuple[Cell, ...]) -> None:
        """Puts the cells below those of the last section."""
        columns = self._last.columns
        width = max(len(columns), len(values))
        padded = [(*cells, *((),) * (width - len(cells))) for cells in (columns, values)]
        joined = tuple(above + below for above, below in zip(*padded, strict=True))
        self.sections.found[-1] = replace(self._last, columns=joined)


def _split(text: Text) -> tuple[str, bool, str]:
    """What stands before the colon, whether there is one, and what stands after it; the bold beginning may do without."""
    if text.lead and text.lead != text.text and text.text.startswith(text.lead):
        head = COLON.sub("", text.lead) if text.lead.endswith((":", "：")) else text.lead
        return head, True, re.sub(r"^\s*[:：]\s*", "", text.text[len(text.lead) :])
    parts = COLON.split(text.text, maxsplit=1)
    return (parts[0], True, parts[1]) if len(parts) == 2 else (text.text, False, "")


def _bare_label(text: str) -> LabelFound | None:
    """The row that a line names which nothing else marks as a heading; "países." may be the end of a sentence."""
    return None if text[:1].islower() or text.endswith(".") else find_exact_label(text)


def _looks_like_heading(text: Text) -> bool:
    return text.lead == text.text or text.text.endswith((":", "："))
