"""No document makes the program do anything but read it: no code from data, no file, no network, no process."""

from __future__ import annotations

import gzip
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import handmade
import pytest
from hostilepdf import with_actions, with_encoding
from office import archive, docx, odt, p
from program import ROOT, environment
from xfa import WAIT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="what Windows opens for itself is not told apart")
_ENTITY = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY n SYSTEM "http://127.0.0.1:9/">]>'
_DOCX = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODT = "application/vnd.oasis.opendocument.text"
_INCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
_PAGE = """<!doctype html><html><head><base href="http://127.0.0.1:9/"><link rel=stylesheet href="http://127.0.0.1:9/a.css">
<script src="http://127.0.0.1:9/a.js"></script><meta http-equiv=refresh content="0;url=file:///etc/passwd"></head>
<body onload="alert(1)"><iframe src="file:///etc/passwd"></iframe><img src="http://127.0.0.1:9/a.png">
<object data="/etc/passwd"></object><p>1.1 Finns en budget?</p><p>Ja.</p><!--#include file="/etc/passwd"--></body></html>"""


class _Evil:
    """What is run where it is unpickled."""

    def __reduce__(self) -> Any:
        return (os.mkdir, (os.environ["EVIL"],))


def did(source: Path, tmp_path: Path, *more: str) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """What the program did beyond reading, told by an audit hook in its process."""
    log = tmp_path / "log"
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    env = environment(HOME=str(home), TMPDIR=str(home), PYTHONPATH=os.pathsep.join(sys.path))
    command = [sys.executable, str(ROOT / "tests" / "watched.py"), str(log), str(source.parent), *more]
    done = subprocess.run(
        command, env=env, cwd=home, capture_output=True, text=True, check=False, timeout=120
    )
    assert "Traceback" not in done.stderr
    assert list(home.iterdir()) == []
    return done, log.read_text().splitlines()


def hostile() -> dict[str, bytes]:
    """A document of each kind that asks for what no reader may do."""
    document = (
        f'<w:document xmlns:w="{_DOCX}"><w:body><w:p><w:r><w:t>&e;&n;</w:t></w:r></w:p></w:body></w:document>'
    )
    form = f"{_ENTITY}<template xmlns='http://www.xfa.org/schema/xfa-template/3.3/'><subform>&e;</subform></template>"
    catalogue = "/AcroForm<</Fields[]/XFA[(template) 6 0 R]>>/NeedsRendering true"
    packets = [handmade.stream(form.encode())]
    return {
        "entity.docx": archive(**{"word__document.xml": _ENTITY + document}),
        "include.docx": docx(p("1.1 Finns en budget?") + _INCLUDE),
        "include.odt": odt(f"<text:p>1.1 Finns en budget?</text:p>{_INCLUDE}"),
        "entity.odt": archive(**{"content.xml": _ENTITY + "<a>&e;</a>", "mimetype": _ODT}),
        "page.html": _PAGE.encode(),
        "page.md": b"# 1 A\n\n1.1 Finns en budget?\n\n![x](http://127.0.0.1:9/a.png) <img src=file:///etc/passwd>\n",
        "xfa.pdf": handmade.pdf(WAIT, page="/MediaBox[0 0 400 400]", catalogue=catalogue, more=packets),
        "actions.pdf": with_actions(),
        "text.txt": b"1.1 Finns en budget?\n$(touch evil) `touch evil` !!python/object/apply:os.system [touch evil]\n",
    }  # fmt: skip


@pytest.mark.parametrize("name", sorted(hostile()))
def test_a_hostile_document_is_only_read(name: str, tmp_path: Path) -> None:
    """External entities, included files, addresses, actions, scripts: nothing of it is opened, fetched or run."""
    source = tmp_path / "in" / name
    source.parent.mkdir()
    source.write_bytes(hostile()[name])
    for reader in ("auto", "pdfplumber") if name.endswith(".pdf") else ("auto",):
        done, events = did(source, tmp_path, "parse", str(source), "--reader", reader, "-f", "json")
        assert events == []
        assert done.returncode in (0, 1, 3)
        assert "root:" not in done.stdout


@pytest.mark.parametrize(
    "sample",
    ["ks-2025--word", "ks-2025--docx", "mbn-2025--odt", "oppvekst-2025-nb--web", "boern-2025-da--markdown", "kfn-2025--xfa",
     "ks-2025--seed"],
)  # fmt: skip
def test_an_ordinary_document_is_only_read(sample: str, tmp_path: Path) -> None:
    """The same of documents as they come."""
    source = next((ROOT / "samples" / sample).glob("source.*"))
    done, events = did(source, tmp_path, "parse", str(source), "-f", "csv")
    assert (events, done.returncode in (0, 1)) == ([], True)


@pytest.mark.parametrize("ending", ["pickle.gz", "json.gz"])
def test_a_font_leads_to_no_file(ending: str, tmp_path: Path) -> None:
    """A PDF that names a table of characters elsewhere gets none: neither is it opened nor unpickled."""
    os.environ["EVIL"] = str(tmp_path / "made")
    table = (
        pickle.dumps(_Evil()) if ending.startswith("pickle") else b'{"CODE2CID": {}, "IS_VERTICAL": false}'
    )
    (tmp_path / f"evil.{ending}").write_bytes(gzip.compress(table))
    source = tmp_path / "in" / "font.pdf"
    source.parent.mkdir()
    source.write_bytes(with_encoding(str(tmp_path / "evil")))
    _, events = did(source, tmp_path, "parse", str(source), "--reader", "pdfplumber")
    assert events == []
    assert not (tmp_path / "made").exists()


def test_tables_of_characters_are_pdfminers_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever pdfminer's own check lets through: a name that is in its package is loaded, no other is asked for."""
    from pdfminer.cmapdb import CMapDB

    from granskning_cli.readers.plumber.cmaps import shut

    monkeypatch.setattr(CMapDB, "_load_data", lambda name: name)
    monkeypatch.setenv("CMAP_PATH", str(tmp_path))
    shut.cache_clear()
    shut()
    assert CMapDB._load_data("H") == "H"
    for name in ("../../evil", str(tmp_path / "evil"), "evil", "H/../evil", ""):
        with pytest.raises(CMapDB.CMapNotFound):
            CMapDB._load_data(name)
    assert os.environ["CMAP_PATH"] != str(tmp_path)
    shut.cache_clear()


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.mkdir [evil]", "!!python/name:os.system", "&a [*a]"]
)
def test_parsed_data_makes_no_object(tag: str, tmp_path: Path) -> None:
    """YAML that would build an object is refused where it is read back."""
    source = tmp_path / "in" / "data.yaml"
    source.parent.mkdir()
    source.write_text(f'schema_version: "1"\nsource: {{name: a}}\nsections: {tag}\n')
    done, events = did(source, tmp_path, "table", str(source))
    assert (events, done.returncode) == ([], 3)


def test_the_watch_sees(tmp_path: Path) -> None:
    """A door that is opened is told of: the output of a run that may write, and a file beside the folder."""
    source = ROOT / "samples" / "ks-2025--seed" / "source.txt"
    log = tmp_path / "log"
    env = environment(PYTHONPATH=os.pathsep.join(sys.path))
    command = [
        sys.executable,
        str(ROOT / "tests" / "watched.py"),
        str(log),
        str(tmp_path / "elsewhere"),
        "parse",
        str(source),
    ]
    subprocess.run([*command, "-o", str(tmp_path / "out.yaml")], env=env, capture_output=True, check=False)
    events = log.read_text()
    assert "open for reading" in events
    assert "open for writing" in events
