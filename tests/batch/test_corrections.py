"""A batch applies the corrections that lie beside its documents, and converts anew only what they concern."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from program import ROOT, granskning

SAMPLES = ("bun-2024--seed", "ks-2025--seed")


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """Two documents; the first has two marks at question 3.2."""
    (tmp_path / "in").mkdir()
    for name in SAMPLES:
        shutil.copy(ROOT / "samples" / name / "source.txt", tmp_path / "in" / f"{name}.txt")
    return tmp_path / "in"


def correct(document: Path, label: str) -> None:
    done = granskning("correct", document, "--question", "3.2", "--mark", label, "--who", "Anna")
    assert done.returncode == 0, done.stderr


def manifest(out: Path) -> dict[str, Any]:
    lines = (out / "manifest.jsonl").read_text().splitlines()
    return {one["path"]: one for one in map(json.loads, lines)}


def times(out: Path) -> list[str]:
    """The documents that were converted, in all runs."""
    return [
        json.loads(line)["path"] for line in (out / ".granskning" / "times.jsonl").read_text().splitlines()
    ]


def marks(out: Path, name: str = "bun-2024--seed.txt") -> list[str]:
    tree = yaml.safe_load((out / f"{name}.yaml").read_bytes())
    asked = next(q for s in tree["sections"] for q in s["questions"] if q["number"] == "3.2")
    return [one["label"] for one in asked["answer"]["selected"]]


def test_a_changed_decision_costs_one_document(forms: Path) -> None:
    """The first run ends with 1 for the two marks; each decision converts its document anew, and no other."""
    out = forms.parent / "out"
    assert granskning("batch", forms, "-o", out, "-j", "1").returncode == 1
    assert times(out) == ["bun-2024--seed.txt", "ks-2025--seed.txt"]
    document = forms / "bun-2024--seed.txt"
    for label in ("Delvis", "Ja"):
        correct(document, label)
        listed = granskning("batch", forms, "-o", out, "--dry-run").stdout.splitlines()
        assert listed == ["outdated: bun-2024--seed.txt", "done: ks-2025--seed.txt"]
        assert granskning("batch", forms, "-o", out, "-j", "1").returncode == 0
        assert marks(out) == [label]
    assert times(out)[2:] == ["bun-2024--seed.txt", "bun-2024--seed.txt"]
    granskning("batch", forms, "-o", out, "-j", "1")
    assert len(times(out)) == 4
    assert set(manifest(out)) == {"bun-2024--seed.txt", "ks-2025--seed.txt"}
    assert granskning("batch", forms, "-o", out, "-j", "1", "--corrections", "none").returncode == 1
    assert marks(out) == ["Ja", "Delvis"]


def test_the_second_of_two_equal_documents_is_corrected(forms: Path) -> None:
    """What lies beside it makes it another document than the first; without it is a duplicate."""
    shutil.copy(forms / "bun-2024--seed.txt", forms / "z.txt")
    out = forms.parent / "out"
    granskning("batch", forms, "-o", out, "-j", "1")
    assert manifest(out)["z.txt"]["outcome"] == "duplicate"
    correct(forms / "z.txt", "Ja")
    granskning("batch", forms, "-o", out, "-j", "1")
    assert marks(out) == ["Ja", "Delvis"]
    assert marks(out, "z.txt") == ["Ja"]


def test_a_table(forms: Path) -> None:
    """One table of all holds what was decided, and is made anew when a decision changes."""
    out = forms.parent / "all.jsonl"
    granskning("batch", forms, "-o", out, "-j", "1")
    correct(forms / "bun-2024--seed.txt", "Delvis")
    granskning("batch", forms, "-o", out, "-j", "1")
    assert '"basis":"corrected"' in out.read_text().replace(" ", "")


def test_a_folder_of_decisions(forms: Path) -> None:
    """Members of an archive are corrected by what --corrections names; what is about no document is named."""
    for name in SAMPLES:
        granskning("correct", forms / f"{name}.txt", "--question", "3.2", "--mark", "Ja", "--who", "A")
    decided = forms.parent / "decided"
    decided.mkdir()
    for path in forms.glob("*.corrections.yaml"):
        path.rename(decided / path.name)
    shutil.make_archive(str(forms.parent / "all"), "zip", forms)
    out = forms.parent / "out"
    done = granskning("batch", forms.parent / "all.zip", "-o", out, "-j", "1", "--corrections", decided)
    assert done.returncode == 0, done.stderr
    assert marks(out / "all.zip") == ["Ja"]
    assert "C902" not in done.stderr
    assert "C913" not in done.stderr
    (forms / "bun-2024--seed.txt").unlink()
    done = granskning("batch", forms, "-o", forms.parent / "one", "-j", "1", "--corrections", decided)
    said = "warning[C913]: these are about no document of the run: bun-2024--seed.txt.corrections.yaml"
    assert said in done.stderr.splitlines()
