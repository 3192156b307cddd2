"""YAML and JSON that this tool wrote, perhaps edited by hand, back to values."""

from granskning_cli.data.questionnaire import from_data, is_data, is_overlay

__all__ = ["from_data", "is_data", "is_overlay"]
