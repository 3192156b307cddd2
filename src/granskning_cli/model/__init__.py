"""Nouns only: what the stages hand to each other and what a user gets."""
