"""The JSON Schema of a result, made from the model so that the two cannot differ."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from granskning_cli.model.questionnaire import Questionnaire


class _Untitled(GenerateJsonSchema):
    """A field's name is its title already."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def generate(self, schema: Any, mode: JsonSchemaMode = "validation") -> dict[str, Any]:
        return {"$schema": self.schema_dialect, **super().generate(schema, mode)}


def questionnaire_schema() -> dict[str, Any]:
    """The schema of a questionnaire, a template among them (draft 2020-12)."""
    return Questionnaire.model_json_schema(schema_generator=_Untitled)
