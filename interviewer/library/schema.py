"""The shape of the rubric files as JSON Schema, made from the models, for editors that check while one types."""

import ast
import inspect
import json
from itertools import pairwise
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from interviewer.domain.base import Value
from interviewer.domain.coaching import Coaching
from interviewer.domain.competency import Competency
from interviewer.domain.dimension_words import DimensionWords
from interviewer.domain.gate_words import GateWords
from interviewer.domain.grader_words import GraderWords
from interviewer.domain.phrasing import Phrasing
from interviewer.domain.rubric import Framework, Lexicon
from interviewer.domain.track import Track
from interviewer.library.files import (
    COACHING_FILE,
    DIMENSION_WORDS_FILE,
    FRAMEWORK_FILE,
    GATE_WORDS_FILE,
    GRADER_WORDS_FILE,
    LEXICON_FILE,
    PHRASING_FILE,
    TRACK_PREFIX,
)

DOMAIN = "interviewer.domain."
DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILES: dict[str, type[Value]] = {
    FRAMEWORK_FILE: Framework,
    LEXICON_FILE: Lexicon,
    GATE_WORDS_FILE: GateWords,
    DIMENSION_WORDS_FILE: DimensionWords,
    GRADER_WORDS_FILE: GraderWords,
    COACHING_FILE: Coaching,
    PHRASING_FILE: Phrasing,
    f"{TRACK_PREFIX}*.json": Track,
    "any other": Competency,
}
"""File to the model that it holds; LISTS hold a list of theirs."""
LISTS = (Lexicon, GateWords)


def schema() -> dict[str, Any]:
    """The schema of every rubric file: one of the definitions, or a list of one."""
    _, made = models_json_schema([(model, "validation") for model in FILES.values()], ref_template="#/$defs/{model}")
    definitions = made["$defs"]
    for model in _models(Value):
        # Another domain model may have the same name and be imported or not: it has other fields.
        found = definitions.get(model.__name__, {}).get("properties", {})
        if model.__module__.startswith(DOMAIN) and found.keys() == model.model_fields.keys():
            _describe(definitions[model.__name__], model)
    choices: list[dict[str, Any]] = [
        {"type": "array", "items": _reference(model)} if model in LISTS else _reference(model)
        for model in FILES.values()
    ]
    said = "; ".join(f"{model.__name__}: {file}" for file, model in FILES.items())
    return {"$schema": DIALECT, "title": "Rubric files", "description": said, "anyOf": choices, "$defs": definitions}


def schema_text() -> str:
    """`rubric.schema.json`, byte for byte."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _reference(model: type[BaseModel]) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{model.__name__}"}


def _models(root: type[Value]) -> list[type[Value]]:
    return [found for child in root.__subclasses__() for found in (child, *_models(child))]


def _describe(definition: dict[str, Any], model: type[Value]) -> None:
    """Gives each field the text that stands under it in the model, and drops titles that repeat names."""
    definition.pop("title", None)
    texts = _texts(model)
    for name, field in definition["properties"].items():
        field.pop("title", None)
        if name in texts:
            field["description"] = texts[name]


def _texts(model: type[Value]) -> dict[str, str]:
    """Field to the text under it, as the source has it."""
    body = ast.parse(inspect.getsource(model)).body[0]
    lines = body.body if isinstance(body, ast.ClassDef) else []
    return {
        field.target.id: " ".join(inspect.cleandoc(text.value.value).split())
        for field, text in pairwise(lines)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant) and isinstance(text.value.value, str)
    }
