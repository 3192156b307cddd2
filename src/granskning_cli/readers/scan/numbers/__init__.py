"""Numbers of questions that were read as something else, or not at all: told by the count and by their ink."""
