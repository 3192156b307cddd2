"""Typesetters: a form as data becomes a text, a PDF or a Word document in the manner of one maker."""
