"""What `import granskning_cli` gives."""

from __future__ import annotations

import gc
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

import granskning_cli
from granskning_cli.diagnostics import Unreadable
from granskning_cli.pipeline import uncollected


def test_the_names_are_there() -> None:
    """The public names are the pipeline's and the model's own objects."""
    from granskning_cli.diff import compare
    from granskning_cli.model.comparison import Comparison
    from granskning_cli.model.questionnaire import Questionnaire
    from granskning_cli.pipeline import parse

    assert granskning_cli.compare is compare
    assert granskning_cli.Comparison is Comparison
    assert granskning_cli.parse is parse
    assert granskning_cli.Questionnaire is Questionnaire
    assert set(granskning_cli.__all__) <= set(dir(granskning_cli))
    with pytest.raises(AttributeError, match="nonsense"):
        _ = granskning_cli.nonsense


def test_importing_it_loads_nothing() -> None:
    """The names are imported when they are first used."""
    script = "import sys, granskning_cli; print(*[m for m in sys.modules if m.startswith('granskning_cli')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["granskning_cli"]


def test_bytes_are_a_source() -> None:
    """A document that is in memory needs no file."""
    result = granskning_cli.parse("1 Ekonomi\n\n1.1 Har nämnden en budget?\n\nJa.\n".encode())
    assert result.source.name is None
    assert [q.number for s in result.sections for q in s.questions] == ["1.1"]


@pytest.mark.parametrize("data", ["1 Ekonomi\n\n1.1 Har nämnden en budget?\n\nJa.\n".encode(), b""])
@pytest.mark.parametrize("running", [True, False])
def test_the_collector_is_left_as_it_was(data: bytes, running: bool) -> None:
    """The collector of reference cycles stands still during a parse, and goes on as before, after a refusal too."""
    before = gc.isenabled()
    (gc.enable if running else gc.disable)()
    try:
        with suppress(Unreadable):
            granskning_cli.parse(data)
        assert gc.isenabled() is running
    finally:
        (gc.enable if before else gc.disable)()


def test_nothing_is_left_for_the_collector() -> None:
    """A parse makes hardly any cycles, of which a long document would hold thousands: that is why it may stand still."""
    form = Path(__file__).parent.parent / "samples" / "ks-2025--word" / "source.pdf"
    granskning_cli.parse(form)
    gc.collect()
    with uncollected():
        granskning_cli.parse(form)
        assert gc.collect() < 200
