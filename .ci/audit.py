"""Known vulnerabilities of the packages in build/sbom.cdx.json, as far as pip-audit can be had and can ask for them.

Exit code 1 only where one is known. Without a network nothing is known, and that is what is said.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

BILL = Path("build/sbom.cdx.json")
PLACE = Path("build/audit")
SECONDS = 120


def audited() -> list[dict[str, Any]]:
    """What pip-audit says of each package. Raises OSError or ValueError where it says nothing."""
    program = PLACE / "bin" / "pip-audit"
    if not program.exists():
        venv.create(PLACE, with_pip=True)
        install = [
            PLACE / "bin" / "python",
            "-m",
            "pip",
            "install",
            "-q",
            "--retries",
            "1",
            "--timeout",
            "10",
            "pip-audit",
        ]
        subprocess.run(install, check=True, capture_output=True, timeout=SECONDS)
    pins = [
        f"{one['name']}=={one['version']}"
        for one in json.loads(BILL.read_text(encoding="utf-8"))["components"]
    ]
    listed = PLACE / "pins.txt"
    listed.write_text("\n".join(pins) + "\n", encoding="utf-8")
    ask = [
        program,
        "--no-deps",
        "--disable-pip",
        "-r",
        listed,
        "-f",
        "json",
        "--progress-spinner",
        "off",
        "--timeout",
        "10",
    ]
    done = subprocess.run(ask, check=False, capture_output=True, text=True, timeout=SECONDS)
    found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    return found


def main() -> int:
    """Says what was found, and of how many packages."""
    try:
        found = audited()
    except (OSError, ValueError, KeyError, subprocess.SubprocessError) as problem:
        print(f"not audited: pip-audit could not be had or gave no answer ({type(problem).__name__})")
        return 0
    asked = [one for one in found if "skip_reason" not in one]
    print(f"{len(asked)} of {len(found)} packages audited")
    if len(asked) < len(found):
        print("not audited: " + ", ".join(one["name"] for one in found if "skip_reason" in one))
    known = [(one, bug) for one in asked for bug in one.get("vulns", ())]
    for one, bug in known:
        print(
            f"{one['name']} {one['version']}: {bug['id']}, repaired in {', '.join(bug['fix_versions']) or 'no version'}"
        )
    return 1 if known else 0


if __name__ == "__main__":
    sys.exit(main())
