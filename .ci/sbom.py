"""What the program is made of, as CycloneDX JSON: itself and all that it or one of its extras needs, as installed.

.venv/bin/python .ci/sbom.py [OUT]           default: build/sbom.cdx.json
"""

from __future__ import annotations

import json
import re
import sys
import uuid
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

NAME = "granskning"
# What tests and checks need is not shipped with anything.
OURS = ("cluster", "parquet", "xlsx", "remote", "zstd")


def needed(
    name: str, extras: frozenset[str], found: dict[str, Distribution], links: dict[str, set[str]]
) -> None:
    """Adds a package that is installed, and what it needs here with these extras."""
    try:
        there = distribution(name)
    except PackageNotFoundError:
        return
    key = _key(name)
    known = key in found
    found[key] = there
    here = links.setdefault(key, set())
    for line in there.requires or ():
        requirement = Requirement(line)
        wanted = [{"extra": extra} for extra in ("", *extras)]
        if requirement.marker is not None and not any(map(requirement.marker.evaluate, wanted)):
            continue
        other = _key(requirement.name)
        if other not in here and (not known or extras):
            here.add(other)
            needed(requirement.name, frozenset(requirement.extras), found, links)


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def component(there: Distribution) -> dict[str, Any]:
    """A package as CycloneDX has it."""
    name, version = _key(there.metadata["Name"]), there.version
    url = f"pkg:pypi/{name}@{version}"
    made: dict[str, Any] = {"type": "library", "bom-ref": url, "name": name, "version": version, "purl": url}
    said = there.metadata.get("License-Expression")
    if said:
        made["licenses"] = [{"expression": said}]
    elif there.metadata.get("License") and len(there.metadata["License"]) < 60:
        made["licenses"] = [{"license": {"name": there.metadata["License"]}}]
    return made


def bill() -> dict[str, Any]:
    """The whole bill; the same packages give the same bytes."""
    found: dict[str, Distribution] = {}
    links: dict[str, set[str]] = {}
    needed(NAME, frozenset(OURS), found, links)
    parts = {key: component(there) for key, there in sorted(found.items())}
    own = parts[NAME] | {"type": "application"}
    others = [part for key, part in parts.items() if key != NAME]
    told = json.dumps(others, sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, told)}",
        "version": 1,
        "metadata": {"component": own},
        "components": others,
        "dependencies": [
            {
                "ref": parts[key]["bom-ref"],
                "dependsOn": sorted(parts[one]["bom-ref"] for one in on if one in parts),
            }
            for key, on in sorted(links.items())
        ],
    }


def main() -> int:
    """The command line."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "build/sbom.cdx.json")
    out.parent.mkdir(parents=True, exist_ok=True)
    made = bill()
    out.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    print(f"{out}: {len(made['components'])} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
