"""Makes an archive of the program that a wheel holds, with manual pages, completions, licences and a checksum.

    python3 .ci/archive.py FILE.whl TARGET FOLDER

TARGET is a word such as x86_64-unknown-linux-gnu for the archive's name. The program is run to print its pages, so
that this runs on the system that the wheel is for. What is in the archive depends on the wheel and on
SOURCE_DATE_EPOCH alone: the same input gives the same bytes. PRESET is how well xz packs, 0 to 9, otherwise 6.
"""

import hashlib
import io
import os
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from pathlib import Path

SHELLS = {"bash": "completions/check.bash", "zsh": "completions/_check", "fish": "completions/check.fish", "powershell": "completions/check.ps1"}
BESIDE = ["README.md", "README.ko.md", "CHANGELOG.md", "SECURITY.md"]


def printed(program, *args):
    return subprocess.run([program, *args], check=True, capture_output=True, timeout=120).stdout


def members(wheel, folder):
    """The files of the archive by their names in it, each with whether it is a program."""
    with zipfile.ZipFile(wheel) as packed:
        version = packed.namelist()[0].split("-")[1].split(".data")[0].split(".dist")[0]
        found = {}
        for name in packed.namelist():
            parts = name.split("/")
            if parts[0].endswith(".data") and parts[1] == "scripts" and parts[2] in ("check", "check.exe"):
                found[parts[2]] = (packed.read(name), True)
            elif parts[0].endswith(".dist-info") and parts[1] == "licenses":
                found[parts[-1]] = (packed.read(name), False)
            elif parts[0].endswith(".dist-info") and parts[1] == "sboms":
                found[f"sbom/{parts[-1]}"] = (packed.read(name), False)
    name = next((name for name in found if name.startswith("check")), None)
    if name is None:
        sys.exit(f"archive: there is no check in {wheel}")
    program = Path(folder) / name
    program.write_bytes(found[name][0])
    program.chmod(0o755)
    for shell, path in SHELLS.items():
        found[path] = (printed(program, "completions", shell), False)
    found["man/man1/check.1"] = (printed(program, "man", "--lang", "en"), False)
    found["man/ko/man1/check.1"] = (printed(program, "man", "--lang", "ko"), False)
    root = Path(__file__).resolve().parent.parent
    for beside in BESIDE:
        found[beside] = ((root / beside).read_bytes(), False)
    return version, found


def tar(files, folder, when):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:xz", format=tarfile.PAX_FORMAT, preset=int(os.environ.get("PRESET", "6"))) as archive:
        for path, (content, is_program) in sorted(files.items()):
            entry = tarfile.TarInfo(f"{folder}/{path}")
            entry.size, entry.mtime, entry.mode = len(content), when, 0o755 if is_program else 0o644
            archive.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def zipped(files, folder, when):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, (content, _) in sorted(files.items()):
            # The format knows no date before 1980.
            entry = zipfile.ZipInfo(f"{folder}/{path}", time.gmtime(max(when, 315532800))[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def main(wheel, target, out):
    when = int(os.environ.get("SOURCE_DATE_EPOCH", "315532800"))
    with tempfile.TemporaryDirectory() as folder:
        version, files = members(wheel, folder)
    name = f"aws-course-check-{version}-{target}"
    is_windows = "windows" in target
    content = (zipped if is_windows else tar)(files, name, when)
    file = Path(out) / (name + (".zip" if is_windows else ".tar.xz"))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    file.with_name(file.name + ".sha256").write_text(f"{digest}  {file.name}\n", encoding="ascii", newline="\n")
    print(f"archive: {file.name}: {len(files)} files, {len(content) / 2**20:.1f} MiB")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
