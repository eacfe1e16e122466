"""Writes the licences of all that is compiled into the program, as those licences ask of whoever passes it on.

    python3 .ci/notices.py TARGET FILE

TARGET is the platform, such as x86_64-unknown-linux-gnu. The texts are those that lie in the crates' own sources; a
crate without one is named with its licence. `cargo` has to be there, and the sources fetched or a registry to be
reached.
"""

import json
import subprocess
import sys
from pathlib import Path

NAMES = ("licen", "copying", "notice", "unlicense", "copyright")


def compiled(target):
    """The packages that the program is linked from: neither tests nor what only builds or runs at build time."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target, "--manifest-path", "checker/check/Cargo.toml"]
    root = Path(__file__).resolve().parent.parent
    told = json.loads(subprocess.run(command, check=True, capture_output=True, cwd=root).stdout)
    packages = {package["id"]: package for package in told["packages"]}
    nodes = {node["id"]: node for node in told["resolve"]["nodes"]}
    waiting, seen = [told["resolve"]["root"] or own(told)], set()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        for dep in nodes[one]["deps"]:
            if any(kind["kind"] is None for kind in dep["dep_kinds"]):
                waiting.append(dep["pkg"])
    return sorted((packages[one] for one in seen if packages[one]["source"]), key=lambda p: (p["name"], p["version"]))


def own(told):
    return next(package["id"] for package in told["packages"] if package["name"] == "check" and not package["source"])


def texts(package):
    folder = Path(package["manifest_path"]).parent
    files = [file for file in sorted(folder.iterdir()) if file.is_file() and file.name.lower().startswith(NAMES)]
    return [file.read_text(encoding="utf-8", errors="replace").strip() for file in files]


def main(target, out):
    packages = compiled(target)
    by_text = {}
    without = []
    for package in packages:
        name = f"{package['name']} {package['version']}"
        found = texts(package)
        for text in found:
            by_text.setdefault(text, []).append(name)
        if not found:
            without.append(f"{name}: {package['license'] or 'see its sources'}")
    line = "=" * 80
    parts = [f"check is linked from {len(packages)} packages of others, under these licences.\nTheir sources are on crates.io.\n"]
    for text, names in sorted(by_text.items(), key=lambda item: item[1]):
        parts.append(f"{line}\n{', '.join(names)}\n{line}\n\n{text}\n")
    if without:
        parts.append(f"{line}\nWithout a text of their own, by the licence that they name\n{line}\n\n" + "\n".join(without) + "\n")
    Path(out).write_text("\n".join(parts), encoding="utf-8", newline="\n")
    print(f"notices: {len(packages)} packages, {len(by_text)} texts, {len(without)} without one")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
