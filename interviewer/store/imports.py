"""Imported files on a database: each kept once by the hash of its bytes, listed, read anew, taken away whole."""

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Row, Text, cast, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from interviewer.domain.base import Value
from interviewer.domain.material import Material
from interviewer.errors import StoreError, UnknownImport
from interviewer.store.database import Database
from interviewer.store.tables import imports, interviews, scorings
from interviewer.store.upkeep import empty_journal

MARK_DIGITS = 12
"""Digits of the hash in a mark: 48 bits, so that two files of one library do not meet."""
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_COUNTS: TypeAdapter[dict[str, int]] = TypeAdapter(dict[str, int])


class KeptLine(Value):
    """One kept import as the list shows it."""

    id: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    name: str
    form: str
    at: datetime
    counts: dict[str, int]
    """What it gave, field of the material to number, as it was when it was read."""
    stamp: str
    """Changes when the same file is read anew."""


class Kept(Value):
    """One kept import: what it gave, and the file itself."""

    line: KeptLine
    material: Material | None
    """None: another version of this program kept it, in a shape that this one cannot read."""
    source: bytes
    """The file; empty where not even that can be read."""


class Leaning(Value):
    """What was made from an import and stays when it is taken away."""

    interviews: int
    """Interviews that ask one of its questions."""
    scorings: int
    """ScoringShelf of its pairs."""


class New(NamedTuple):
    """A file to be kept."""

    material: Material
    source: bytes
    counts: dict[str, int]


def mark_of(import_id: str) -> str:
    """What the ids of an import's questions and pairs begin with."""
    return f"import-{import_id[:MARK_DIGITS]}"


class ImportShelf:
    """Every method takes a connection of its own, so that threads may share one shelf. All raise StoreUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: dict[str, Kept] = {}

    def keep(self, files: Sequence[New], at: datetime) -> tuple[bool, ...]:
        """Keep all of them or, where an error is raised, none; False for each that was kept before, by any tab."""
        with self._database.writing() as connection:
            return tuple(_insert(connection, new, at) for new in files)

    def replace(self, new: New) -> None:
        """The same file, read anew; when it was kept stays. Raises UnknownImport."""
        values = {"form": new.material.form, "content": _content(new)}
        with self._database.writing() as connection:
            changed = connection.execute(update(imports).where(imports.c.id == new.material.id).values(**values))
            if changed.rowcount == 0:
                raise _unknown(new.material.id)

    def listed(self) -> tuple[KeptLine, ...]:
        """Every import, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(_lines().order_by(imports.c.at.desc(), imports.c.id))
            return tuple(_line(row) for row in rows)

    def load(self, import_id: str) -> Kept:
        """One import. Raises UnknownImport."""
        with self._database.reading() as connection:
            row = connection.execute(
                _lines().add_columns(imports.c.content).where(imports.c.id == import_id)
            ).one_or_none()
        if row is None:
            raise _unknown(import_id)
        return _kept(row)

    def all(self) -> tuple[Kept, ...]:
        """Every import with what it gave, newest first; what was read before and has not changed is not read again."""
        lines = self.listed()
        read = {kept.line.id: kept for kept in self._read.values()}
        changed = [line.id for line in lines if line.id not in read or read[line.id].line.stamp != line.stamp]
        if changed:
            with self._database.reading() as connection:
                rows = connection.execute(_lines().add_columns(imports.c.content).where(imports.c.id.in_(changed)))
                read.update({row.id: _kept(row) for row in rows})
        found = tuple(read[line.id] for line in lines if line.id in read)
        self._read = {kept.line.id: kept for kept in found}
        return found

    def kept_at(self, import_ids: Sequence[str]) -> dict[str, datetime]:
        """Which of them are kept, and since when."""
        with self._database.reading() as connection:
            rows = connection.execute(select(imports.c.id, imports.c.at).where(imports.c.id.in_(import_ids)))
            return {row.id: row.at for row in rows}

    def beginning(self, start: str, most: int = 2) -> tuple[str, ...]:
        """Ids that begin so, at most `most` of them."""
        with self._database.reading() as connection:
            found = select(imports.c.id).where(imports.c.id.startswith(start, autoescape=True))
            return tuple(connection.scalars(found.order_by(imports.c.id).limit(most)))

    def leaning(self, import_id: str) -> Leaning:
        """What leans on it."""
        with self._database.reading() as connection:
            return _leaning(connection, import_id)

    def undo(self, import_id: str) -> Leaning:
        """Take it away whole, and overwrite where it stood; what leaned on it and stays. Raises UnknownImport."""
        with self._database.writing() as connection:
            leaning = _leaning(connection, import_id)
            if connection.execute(delete(imports).where(imports.c.id == import_id)).rowcount == 0:
                raise _unknown(import_id)
        empty_journal(self._database)
        return leaning


def _unknown(import_id: str) -> UnknownImport:
    return UnknownImport(
        f"There is no import '{import_id[:MARK_DIGITS]}' here; it may have been undone, in another tab perhaps. "
        "Nothing was changed."
    )


def _insert(connection: Connection, new: New, at: datetime) -> bool:
    material = new.material
    if material.id != hashlib.sha256(new.source).hexdigest():
        raise StoreError(f"{material.source}: what was read is not of this file; nothing was kept. Read it again.")
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    row = insert(imports).values(id=material.id, name=material.source, form=material.form, content=_content(new), at=at)
    unless_there = row.on_conflict_do_nothing(index_elements=[imports.c.id]).returning(imports.c.id)
    return connection.scalar(unless_there) is not None


def _content(new: New) -> dict[str, Any]:
    """Raises StoreError for U+0000: importers drop it, and PostgreSQL can look into no JSON that has one."""
    told = new.material.model_dump_json()
    if _NUL.search(told):
        raise StoreError(f"{new.material.source}: it holds the character U+0000, so nothing was kept. Remove it.")
    return {
        "counts": new.counts,
        "stamp": hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "source": base64.b64encode(new.source).decode("ascii"),
        "material": new.material.model_dump(mode="json"),
    }


def _lines() -> Any:
    content = imports.c.content
    return select(
        imports.c.id,
        imports.c.name,
        imports.c.form,
        imports.c.at,
        content["counts"].label("counts"),
        content["stamp"].label("stamp"),
    )


def _line(row: Row[Any]) -> KeptLine:
    """A list must open whatever another version put into it: counts that make no sense are left out."""
    try:
        counts = _COUNTS.validate_python(row.counts)
    except ValidationError:
        counts = {}
    return KeptLine(id=row.id, name=row.name, form=row.form, at=row.at, counts=counts, stamp=str(row.stamp))


def _kept(row: Row[Any]) -> Kept:
    content = row.content if isinstance(row.content, dict) else {}
    try:
        material = Material.model_validate(content.get("material"))
    except ValidationError:
        material = None
    try:
        source = base64.b64decode(str(content.get("source", "")), validate=True)
    except binascii.Error:
        source = b""
    return Kept(line=_line(row), material=material, source=source)


def _leaning(connection: Connection, import_id: str) -> Leaning:
    mark = mark_of(import_id)
    asking = cast(interviews.c.setup, Text).contains(f'"{mark}-', autoescape=True)
    return Leaning(
        interviews=connection.scalar(select(func.count()).select_from(interviews).where(asking)) or 0,
        scorings=connection.scalar(select(func.count()).where(scorings.c.pair.contains(f"{mark}-", autoescape=True)))
        or 0,
    )
