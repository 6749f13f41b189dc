"""Tables of a question page: rows of cells below a header that names what they are."""

import re
from collections.abc import Sequence

from interviewer.domain.calibration_pair import Said
from interviewer.importers.question_blocks import Block, Kind
from interviewer.importers.question_headings import Part
from interviewer.importers.question_labels import label_of
from interviewer.importers.rows import Row, folded

Table = list[tuple[Row, list[str]]]
"""Rows with their cells; the first is the header."""
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("level", r"levels?|grade|seniority"),
    ("company", r"compan(?:y|ies)|employer|firm"),
    ("trap", r"(?:trap|mistake|pitfall)s?"),
    ("flag", r"(?:red )?flags?"),
    ("probe", r"(?:probe|follow ?up)s?(?: question)?|questions?"),
    ("signal", r"(?:signal|sign|behaviou?r|indicator)s?|what is heard"),
    ("story", r"stor(?:y|ies)(?: types?| kind)?"),
)
_COLUMNS = (
    ("says", r"(?:how it )?sounds?(?: like)?|says|phrases?|wording|quote"),
    ("difference", r"difference|how (?:it differs|to tell.*)|but|differs"),
    ("why", r"why.*|problem|meaning"),
    ("called", r"principle|name|value|calls it"),
    ("stresses", r"stress(?:es)?|focus|emphasis|looks for"),
    ("shows", r"shows|demonstrates|fits"),
    ("after", r"(?:probes?|tests?|after|looking).*|purpose|intent"),
    ("expects", r"expect.*|bar|must show"),
)
_NEIGHBOUR = re.compile(r"(?:other )?(?:principle|neighbou?r|competency|value)s?|confused with|compared with")


def cells_of(row: Row) -> list[str]:
    """The cells of a line; one for a line that is no row of a table."""
    text = row.text
    if text.startswith("|") or text.count("|") > 1 or "\t" in text:
        inner = text.removeprefix("|").removesuffix("|")
        return [cell.strip(" *`") for cell in re.split(r"[|\t]", inner)]
    return [text]


def table_at(rows: Sequence[Row], at: int) -> Table | None:
    """The table that starts at a line: a header and one row at least."""
    width = len(cells_of(rows[at]))
    if width < 2:
        return None
    found: Table = []
    for row in rows[at:]:
        cells = cells_of(row)
        if len(cells) < 2 or len(cells) > width:
            break
        found.append((row, cells))
    return found if len(found) > 1 else None


def table_kind(table: Table, section: Part) -> Kind | Part | None:
    """What the rows of a table are; None where neither its header nor its section tells."""
    head = folded(table[0][1][0])
    if section is Part.NEIGHBOURS or (_NEIGHBOUR.fullmatch(head) and len(table[0][1]) == 2):
        return Part.NEIGHBOURS
    by_section: dict[Part, Kind] = {
        Part.SIGNALS: "signal",
        Part.TRAPS: "trap",
        Part.FLAGS: "flag",
        Part.PROBES: "probe",
        Part.COMPANIES: "company",
        Part.LEVELS: "level",
        Part.STORIES: "story",
    }
    known = next((kind for kind, pattern in _KINDS if re.fullmatch(pattern, head)), None)
    return by_section.get(section) or known


def block_of(kind: Kind, header: list[str], row: Row, cells: list[str]) -> Block:
    """One row as an entry: its first cell the name, the others labelled by their columns."""
    block = Block(kind, row._replace(words=cells[0]))
    for name, cell in zip(header[1:], cells[1:], strict=False):
        if not cell:
            continue
        said = Said(text=cell, line=row.number)
        if key := _column(name, row):
            block.said.setdefault(key, []).append(said)
        else:
            block.loose.append(said)
    return block


def _column(name: str, row: Row) -> str | None:
    plain = folded(name)
    known = next((key for key, pattern in _COLUMNS if re.fullmatch(pattern, plain)), None)
    label = label_of(row._replace(words=name))
    return known or (label.key if label and not label.rest else None)
