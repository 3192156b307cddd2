"""What a user is told where pictures cannot be read."""

from __future__ import annotations

from pathlib import Path

from program import ROOT, environment, granskning

SCAN = ROOT / "samples/bun-2025--scan-skewed/source.pdf"


def test_missing_data_of_tesseract_is_named_with_its_package(tmp_path: Path) -> None:
    """R151, exit code 3, one line with what to install; nothing is looked for on the PATH."""
    done = granskning("parse", SCAN, env=environment(PATH="", TESSDATA_PREFIX=str(tmp_path)))
    assert (done.returncode, done.stdout) == (3, "")
    assert "R151" in done.stderr
    assert "apt-get install tesseract-ocr-swe tesseract-ocr-eng" in done.stderr
    assert "Traceback" not in done.stderr


def test_never_leaves_pictures_alone() -> None:
    """R109: a scan without text gives nothing with `--ocr never`."""
    done = granskning("parse", "--ocr", "never", SCAN)
    assert done.returncode == 3
    assert "R109" in done.stderr
