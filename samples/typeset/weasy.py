"""HTML to PDF with WeasyPrint."""

from __future__ import annotations


def weasy_pdf(html: str) -> bytes:
    """The page as a PDF with subset fonts."""
    import weasyprint

    data = weasyprint.HTML(string=html).write_pdf()
    assert isinstance(data, bytes)
    return data
