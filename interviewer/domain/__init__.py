"""Frozen values that every other room exchanges; pydantic only, no I/O."""
