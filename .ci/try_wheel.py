"""Installs a wheel into a fresh virtual environment and uses it as a learner would; says what it weighs and takes.

    python3 .ci/try_wheel.py FILE.whl

Needs no compiler, no network and no AWS account. Ends with an error at the first thing that is not as it should be.
"""

import http.cookiejar
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from pathlib import Path

SUFFIX = ".exe" if os.name == "nt" else ""
# Empty, so that no profile, no configuration and no progress of whoever runs this is read or written.
HOME = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


def say(what, begun=None):
    took = "" if begun is None else f" ({time.monotonic() - begun:.1f} s)"
    print(f"wheel: {what}{took}", flush=True)


def fail(what):
    sys.exit(f"wheel: {what}")


def mib(size):
    return f"{size / 2**20:.1f} MiB"


def run(program, *args, env, cwd, ends=0):
    """What a command prints on standard output."""
    done = subprocess.run([program, *args], env=env, cwd=cwd, capture_output=True, encoding="utf-8", timeout=600)
    if done.returncode != ends:
        fail(f"{program.name} {' '.join(args)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def get(opener, url):
    with opener.open(url, timeout=30) as answer:
        return answer.status, answer.read()


def serve(check, env, cwd):
    """Opens the companion as a browser does: the address with its token once, a cookie after it."""
    begun = time.monotonic()
    args = [check, "serve", "--practice", "--no-open", "--lang", "en"]
    server = subprocess.Popen(args, env=env, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")
    try:
        address = server.stdout.readline().strip()
        if not address.startswith("http://127.0.0.1:"):
            fail(f"check serve printed {address!r}")
        opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        )
        status, page = get(opener, address)
        if status != 200 or b"<html" not in page:
            fail(f"the start page is not there: {status}")
        say("check serve: the start page", begun)
        begun = time.monotonic()
        root = address.split("/?")[0]
        # It says 202 while the book is built.
        while get(opener, f"{root}/book/en/introduction.html")[0] != 200:
            if time.monotonic() - begun > 600:
                fail("check serve has built no book")
            time.sleep(0.5)
        if not get(opener, f"{root}/book/widgets/engine.wasm")[1].startswith(b"\0asm"):
            fail("the served book has no engine")
        say("check serve: the book with its engine", begun)
    finally:
        server.kill()
        server.wait()


def main(wheel):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder).resolve()
        begun = time.monotonic()
        venv.create(folder / "venv", with_pip=True)
        say("a fresh virtual environment", begun)
        scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
        home = folder / "home"
        home.mkdir()
        env = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "PYTHON", "PIP_"))}
        env.update({name: str(home) for name in HOME}, LC_ALL="C.UTF-8", COLUMNS="100")
        begun = time.monotonic()
        pip = ["-m", "pip", "--isolated", "install", "--quiet", "--disable-pip-version-check", "--no-index", str(wheel)]
        run(scripts / f"python{SUFFIX}", *pip, env=env, cwd=folder)
        check, runner = scripts / f"check{SUFFIX}", scripts / f"aws-course-check{SUFFIX}"
        sizes = f"the wheel {mib(wheel.stat().st_size)}, check {mib(check.stat().st_size)}, {runner.name} {mib(runner.stat().st_size)}"
        say(f"installed: {sizes}", begun)

        def here(*args, program=check, ends=0):
            return run(program, *args, env=env, cwd=folder, ends=ends)

        version = here("--version")
        if here("--version", program=runner) != version:
            fail("aws-course-check does not start the check beside it")
        begun = time.monotonic()
        for lang, word in [("en", "pass"), ("ko", "통과")]:
            told = here("lab-1.12", "--practice", "--lang", lang, program=runner)
            if not told.startswith(word):
                fail(f"check lab-1.12 --practice --lang {lang} said:\n{told}")
        say(f"{version.strip()}: lab-1.12 --practice in both languages", begun)
        here("lab-1.12", "--world", "lab-1.12/nat-failed", program=runner, ends=1)
        begun = time.monotonic()
        here("book", "-o", "book")
        for file in ["index.html", "en/introduction.html", "ko/introduction.html", "widgets/engine.wasm"]:
            if not (folder / "book" / file).is_file():
                fail(f"check book wrote no {file}")
        say("check book: both languages, with the engine", begun)
        serve(check, env, folder)
        for shell in ["bash", "zsh", "fish", "powershell"]:
            here("completions", shell)
        if not here("man", "--lang", "ko").startswith("."):
            fail("check man printed no page")
    say("all of it works")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve())
