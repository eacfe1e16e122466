"""Polls in Flask, with mistakes that can be switched on.

    python polls.py [MISTAKE…]

It prints its address. Nothing is kept; each visitor has a token in the session.
"""

import itertools
import secrets
import sys
import time
from threading import Lock

from flask import Flask, abort, redirect, request, session
from markupsafe import Markup, escape
from werkzeug.serving import make_server

MISTAKES = set(sys.argv[1:])
IS = lambda mistake: mistake in MISTAKES

app = Flask(__name__)
app.secret_key = secrets.token_hex(16)
QUESTIONS = {1: ("점심은 <b>무엇</b>?", {1: "김밥", 2: "피자"}), 2: ("데이터베이스는?", {3: "PostgreSQL", 4: "MariaDB"})}
COUNTS = {choice: 0 for _, choices in QUESTIONS.values() for choice in choices}
LOCK = Lock()
LOOKS = itertools.count()


def token():
    if IS("same-token"):
        return "0123456789abcdef0123456789abcdef"
    return session.setdefault("token", secrets.token_hex(16))


def page(body, status=200):
    return Markup("<!doctype html><title>투표</title><body>%s") % Markup(body), status


def find(key):
    if key not in QUESTIONS:
        abort(500 if IS("unknown-fails") else 404)
    return QUESTIONS[key]


@app.get("/polls/")
def index():
    return page("".join(Markup('<p><a href="/polls/%s/">%s</a>') % (key, text) for key, (text, _) in QUESTIONS.items()))


@app.get("/polls/<int:key>/")
def detail(key, status=200):
    text, choices = find(key)
    boxes = "".join(
        Markup('<label>%s<input type="radio" name="choice" value="%s"></label>') % (name, choice)
        for choice, name in choices.items()
    )
    return page(
        f'<h1>{escape(text)}</h1><form method="post" action="/polls/{key}/vote/">{boxes}'
        f'<input type="hidden" name="csrf" value="{token()}"><button>투표</button></form>',
        status,
    )


@app.get("/polls/<int:key>/results/")
def results(key):
    _, choices = find(key)
    rows = "".join(f"<tr><td>{escape(name)}<td>{COUNTS[choice]}표</tr>" for choice, name in choices.items())
    looks = f"<p>조회 {next(LOOKS)}회" if IS("looks") else ""
    return page(f"{looks}<table>{rows}</table>")


@app.route("/polls/<int:key>/vote/", methods=["GET", "POST"] if IS("by-get") else ["POST"])
def vote(key):
    _, choices = find(key)
    if request.method == "POST" and not IS("no-token-check") and request.form.get("csrf") != token():
        abort(403)
    choice = request.values.get("choice", type=int)
    if choice not in (COUNTS if IS("choice-of-others") else choices):
        return detail(key, 400)
    if IS("race"):
        count = COUNTS[choice]
        time.sleep(0.02)
        COUNTS[choice] = count + 1
    else:
        with LOCK:
            COUNTS[choice] += 1
    return results(key) if IS("no-redirect") else redirect(f"/polls/{key}/results/", 303)


server = make_server("127.0.0.1", 0, app, threaded=True)
print(f"http://127.0.0.1:{server.server_port}/", flush=True)
server.serve_forever()
