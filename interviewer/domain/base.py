"""The base of every domain value: frozen, and unknown fields are an error."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """An immutable value; two with equal fields are equal."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def trusted(cls, **fields: Any) -> Self:
        """A value from fields that our own code has just computed: every field must be given, none is checked.

        A tenth of the time of validation; grading makes some eighty values a transcript.
        """
        value = cls.__new__(cls)
        put = object.__setattr__
        put(value, "__dict__", fields)
        put(value, "__pydantic_fields_set__", set(fields))
        put(value, "__pydantic_extra__", None)
        put(value, "__pydantic_private__", None)
        return value
