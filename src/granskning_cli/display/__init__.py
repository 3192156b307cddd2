"""Results for people at a terminal, through rich; a value goes in, text comes out, and nothing is computed here.

selection.py chooses what of a value is shown. Text of a document is put in as `Text`, never as markup, and what a
terminal obeys is written by its number.
"""
