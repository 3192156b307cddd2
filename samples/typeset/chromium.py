"""HTML to PDF with Chromium, as a browser's "save as PDF" makes it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

_COMMAND = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-pdf-header-footer",
)  # fmt: skip


def chromium_pdf(html: str) -> bytes:
    """The page as a tagged PDF; CalledProcessError where Chromium fails."""
    with TemporaryDirectory() as folder:
        page, out = Path(folder) / "form.html", Path(folder) / "form.pdf"
        page.write_text(html, encoding="utf-8")
        profile = f"--user-data-dir={folder}/profile"
        subprocess.run(
            [*_COMMAND, profile, f"--print-to-pdf={out}", page.as_uri()],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return out.read_bytes()
