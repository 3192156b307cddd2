"""The JSON Schema of a result, made from the model so that the two cannot differ."""

from __future__ import annotations

from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from granskning_cli.model.comparison import Comparison
from granskning_cli.model.overlay import Overlay
from granskning_cli.model.questionnaire import Model, Questionnaire


class _Untitled(GenerateJsonSchema):
    """A field's name is its title already."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def generate(self, schema: Any, mode: JsonSchemaMode = "validation") -> dict[str, Any]:
        return {"$schema": self.schema_dialect, **super().generate(schema, mode)}


MODELS: Final[dict[str, type[Model]]] = {
    "questionnaire": Questionnaire,
    "comparison": Comparison,
    "corrections": Overlay,
}


def schema(name: str) -> dict[str, Any]:
    """The schema of a questionnaire (a template among them), of a comparison or of corrections (draft 2020-12)."""
    return MODELS[name].model_json_schema(schema_generator=_Untitled)
