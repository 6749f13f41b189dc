"""The layout as rules that can fail: who may import whom, what pure rooms may not touch, how large a module is."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

Node = TypeVar("Node", bound=ast.AST)
ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "interviewer"

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "settings": {"errors"},
    "resources": {"errors"},
    "domain": set(),
    "library": {"domain", "errors", "resources"},
    "llm": {"domain", "errors", "settings"},
    "grading": {"domain", "library", "errors"},
    "interview": {"domain", "library", "errors"},
    "linting": {"domain", "library", "grading", "errors"},
    "quiz": {"domain", "errors"},
    "store": {"domain", "interview", "quiz", "errors", "settings"},
    "export": {"domain", "errors"},
    "importers": {"domain", "errors"},
    "session": {"domain", "library", "llm", "grading", "interview", "quiz", "store", "importers", "errors", "settings"},
    "evaluation": {
        "domain",
        "library",
        "grading",
        "interview",
        "llm",
        "session",
        "importers",
        "settings",
        "resources",
        "errors",
    },
    "runnables": {"domain", "library", "llm", "grading", "importers", "session", "errors"},
    "ui": {
        "domain",
        "library",
        "llm",
        "grading",
        "interview",
        "quiz",
        "store",
        "export",
        "importers",
        "session",
        "evaluation",
        "errors",
        "settings",
        "resources",
    },
    "commands": {
        "domain",
        "library",
        "llm",
        "grading",
        "interview",
        "linting",
        "store",
        "export",
        "importers",
        "session",
        "evaluation",
        "errors",
        "settings",
        "resources",
    },
    "cli": {"commands", "errors"},
    "__main__": {"cli"},
}
"""Room to the rooms it may import; what is not listed is forbidden, so that imports run one way."""

ONLY_IN: dict[str, set[str]] = {
    "streamlit": {"ui"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "psycopg": {"store"},
    "re2": {"grading"},
    "fsrs": {"quiz"},
    "typer": {"cli", "commands"},
    "rich": {"commands"},
    "openai": {"llm"},
    "httpx2": {"llm"},
    "langchain_core": {"llm", "library", "runnables"},
    "dotenv": {"settings"},
}
"""Foreign package to the rooms that may know of it."""

PURE = {"domain", "grading", "interview", "quiz"}
"""Rooms without I/O, clock or randomness of their own."""
IMPURE_MODULES = {
    "asyncio", "builtins", "ctypes", "getpass", "glob", "http", "importlib", "io", "logging", "multiprocessing", "os",
    "pathlib", "platform", "random", "secrets", "shutil", "socket", "sqlite3", "subprocess", "sys", "tempfile",
    "threading", "time", "urllib", "uuid",
}  # fmt: skip
IMPURE_CALLS = {"open", "print", "input", "now", "utcnow", "today", "exec", "eval", "__import__"}

LONGEST_MODULE = 300
LONGEST_FUNCTION = 60
DATA_FOLDERS = {"rubrics", "prompts", "evals"}
DATA_SUFFIXES = {".json", ".jsonl", ".md", ".txt", ".yaml", ".lock"}


@cache
def tracked() -> tuple[Path, ...]:
    """Every file under version control that is there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())


def modules(top: str = "") -> list[Path]:
    """Tracked Python files, of one top-level folder or of all."""
    return [path for path in tracked() if path.suffix == ".py" and _top(path).startswith(top)]


def _top(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def at(path: Path, line: int, what: str) -> str:
    """A finding, as an editor can jump to it."""
    return f"{path.relative_to(ROOT)}:{line}: {what}"


@cache
def tree(path: Path) -> ast.Module:
    """The module, parsed once."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def every_node(path: Path) -> tuple[ast.AST, ...]:
    """Its nodes, walked through once."""
    return tuple(ast.walk(tree(path)))


def nodes(path: Path, kind: type[Node]) -> Iterator[Node]:
    """Every node of one kind."""
    return (node for node in every_node(path) if isinstance(node, kind))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    yield from nodes(path, ast.FunctionDef)
    yield from nodes(path, ast.AsyncFunctionDef)


def room(path: Path) -> str:
    """The part of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """Dotted names that a module imports anywhere, also inside functions, with their lines."""
    for plain in nodes(path, ast.Import):
        yield from ((alias.name, plain.lineno) for alias in plain.names)
    for given in nodes(path, ast.ImportFrom):
        if given.module == "interviewer":
            yield from ((f"interviewer.{alias.name}", given.lineno) for alias in given.names)
        else:
            yield given.module or "", given.lineno


def test_every_room_has_its_rule() -> None:
    """A new room is placed in the order of imports before it is used."""
    assert {room(path) for path in modules("interviewer")} - {"__init__"} == set(MAY_IMPORT)


def test_imports_run_one_way() -> None:
    """domain <- library <- grading, interview, quiz <- store, export, importers <- session <- ui, cli; never back."""
    backwards = [
        at(path, line, target)
        for path in modules("interviewer")
        for target, line in imported(path)
        if target.startswith("interviewer.")
        and target.split(".")[1] not in MAY_IMPORT.get(room(path), set()) | {room(path), "__version__"}
    ]

    assert backwards == []


def test_imports_are_absolute() -> None:
    """A relative import would hide from the rule above."""
    assert [
        at(path, node.lineno, "relative") for path in modules() for node in nodes(path, ast.ImportFrom) if node.level
    ] == []


def test_foreign_packages_have_their_room() -> None:
    """Each heavy or replaceable package is known to the rooms that own it and to no other."""
    strangers = [
        at(path, line, target)
        for path in modules("interviewer")
        for target, line in imported(path)
        if room(path) not in ONLY_IN.get(target.split(".")[0], {room(path)})
    ]

    assert strangers == []


def test_pure_rooms_do_nothing() -> None:
    """Values, grading, conversation and quiz are functions of what they are given: no files, clock or chance."""
    pure = [path for path in modules("interviewer") if room(path) in PURE]

    reaching_out = [
        at(path, line, target)
        for path in pure
        for target, line in imported(path)
        if target.split(".")[0] in IMPURE_MODULES
    ]
    doing = [
        at(path, call.lineno, f"{_called(call)}()")
        for path in pure
        for call in nodes(path, ast.Call)
        if _called(call) in IMPURE_CALLS
    ]

    assert reaching_out + doing == []


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def test_modules_say_what_they_own() -> None:
    """The first line of a module is its docstring."""
    assert [at(path, 1, "no docstring") for path in modules() if not ast.get_docstring(tree(path))] == []


def test_modules_and_functions_are_short() -> None:
    """A module fits in a reader's head, a function on a screen."""
    lengths = [(path, len(path.read_text(encoding="utf-8").splitlines())) for path in modules()]
    long_modules = [at(path, length, "module too long") for path, length in lengths if length > LONGEST_MODULE]
    long_functions = [
        at(path, node.lineno, f"{node.name} too long")
        for path in modules()
        for node in functions(path)
        if (node.end_lineno or node.lineno) - node.lineno >= LONGEST_FUNCTION
    ]

    assert long_modules + long_functions == []


def test_handlers_take_what_they_can_mend() -> None:
    """No handler takes everything: an error that nobody expected must be seen."""
    greedy = [
        at(path, handler.lineno, "catches everything")
        for path in modules()
        for handler in nodes(path, ast.ExceptHandler)
        if handler.type is None or _names(handler.type) & {"Exception", "BaseException"}
    ]

    assert greedy == []


def _names(node: ast.expr) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def test_nothing_is_unfinished() -> None:
    """No note to oneself, no check silenced without its code, no markup made from data."""
    marks = (
        r"\b(TODO|FIXME|XXX|NotImplementedError)\b",
        r"unsafe_allow_html=True|coming soon",
        r"type: ignore(?!\[)|noqa(?!: [A-Z])",
    )
    unfinished = [
        at(path, number, line.strip())
        for path in modules("interviewer")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search("|".join(marks), line)
    ]

    assert unfinished == []


def test_data_folders_hold_no_code() -> None:
    """What a non-programmer may edit is data."""
    data = [path for path in tracked() if _top(path) in DATA_FOLDERS]

    assert [
        at(path, 1, "is code") for path in data if path.suffix not in DATA_SUFFIXES or path.stat().st_mode & 0o111
    ] == []


def test_no_tracked_file_knows_this_machine() -> None:
    """No address of a package registry and no path of a developer's machine is written anywhere."""
    hosts = rb"files\.pythonhosted|pypi\.org|registry\.npmjs|deb\.debian\.org"
    paths = rb"(?<![\w.])/(?:wor[k]|far[m]|home/\w+)/"

    assert [at(path, 1, "") for path in tracked() if re.search(hosts + b"|" + paths, path.read_bytes())] == []
