"""A Word document to PDF or ODT with LibreOffice."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory


def office_pdf(docx: bytes) -> bytes:
    """The PDF that LibreOffice saves; CalledProcessError where it fails."""
    return _saved(docx, "pdf")


def office_odt(docx: bytes) -> bytes:
    """The same document as LibreOffice's own kind."""
    return _saved(docx, "odt")


def _saved(docx: bytes, kind: str) -> bytes:
    with TemporaryDirectory() as folder:
        source = Path(folder) / "form.docx"
        source.write_bytes(docx)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return source.with_suffix(f".{kind}").read_bytes()
