"""Lines -> the headings and questions that begin among them: by number, table, field, type or question mark."""
