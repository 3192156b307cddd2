"""A document's lines paired with the questions of a template, before anything else is looked for.

known (what a template says) -> stream (the document's words) -> find (where a wording may stand) -> order (one best
assignment) -> recut (its words become pieces of their own) -> merge (the items)
"""
