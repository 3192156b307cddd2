"""Rows -> lines, each knowing its cell; and which lines belong to no question."""
