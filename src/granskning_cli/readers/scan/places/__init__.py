"""Places to tick and what is in them: where they are, whose each stroke is, from how much ink on it is a mark."""
