"""The course's ordering application in Flask, as its learners build it: by stages, with mistakes that can be switched on.

    python ordering.py STAGE [MISTAKE…]

It prints its address. Nothing is kept; each visitor has a token in the session.
"""

import re
import secrets
import sys

from flask import Flask, abort, jsonify, redirect, request, session
from markupsafe import Markup, escape
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.serving import make_server

STAGE = int(sys.argv[1].split(".")[1])
MISTAKES = set(sys.argv[2:])
HAS = lambda stage: STAGE >= stage

app = Flask(__name__)
app.secret_key = secrets.token_hex(16)
if "trusts-proxy" in MISTAKES:
    app.wsgi_app = ProxyFix(app.wsgi_app)

SHOPS = {1: ("한강분식", {1: ("김밥", 4000), 2: ("라면", 4500)}), 2: ("언덕피자", {3: ("치즈피자", 15000)})}
if "no-shops" in MISTAKES:
    SHOPS = {}
ORDERS = []


def token():
    if "same-token" in MISTAKES:
        return "0123456789abcdef0123456789abcdef"
    return session.setdefault("token", secrets.token_hex(16))


def check_token():
    if "no-token-check" in MISTAKES:
        return
    if "origins" in MISTAKES and request.headers.get("Origin") != f"{request.scheme}://{request.host}":
        abort(403)
    if not request.form.get("csrf") or request.form["csrf"] != token():
        abort(403)


def field():
    return Markup('<input type="hidden" name="csrf" value="%s">') % token()


def page(body):
    link = Markup('<a href="/order/order/">주문 목록</a>') if HAS(12) and "no-link" not in MISTAKES else ""
    return Markup("<!doctype html><title>주문</title><body>%s %s") % (Markup(body), link)


def number(text, low, high):
    if "numbers-unchecked" in MISTAKES:
        return int(text)
    if not re.fullmatch(r"-?\d{1,12}", text or "") or not low <= int(text) <= high:
        abort(400)
    return int(text)


@app.get("/order/shops/")
def shops():
    if not HAS(10):
        return jsonify([{"id": key, "name": name} for key, (name, _) in SHOPS.items()])
    if "no-menu-links" in MISTAKES:
        return page("".join(f"<li>{name}" for name, _ in SHOPS.values()))
    rows = [Markup('<tr><td><a href="/order/menus/%s">%s</a>') % (key, name) for key, (name, _) in SHOPS.items()]
    return page("<table>" + "".join(rows) + "</table>")


@app.get("/order/menus/<int:shop>")
def menus(shop):
    if shop not in SHOPS:
        abort(404)
    dishes = SHOPS[1 if "menus-alike" in MISTAKES else shop][1]
    if not HAS(10):
        return jsonify({"menus": [{"id": key, "name": name, "price": price} for key, (name, price) in dishes.items()]})
    if not HAS(11):
        return page("".join(Markup("<li>%s %s") % dish for dish in dishes.values()))
    boxes = "".join(
        Markup('<label><input type="checkbox" name="menu" value="%s"> %s %s</label>') % (key, name, price)
        for key, (name, price) in dishes.items()
    )
    first = next(iter(dishes.values()))[1]
    total = f'<input type="hidden" name="total" value="{first}">' if "price-from-form" in MISTAKES else ""
    return page(
        f'<form method="{"get" if "order-by-get" in MISTAKES else "post"}" action="/order/order/">{field()}'
        f'<input type="hidden" name="shop" value="{shop}">{boxes}{total}'
        '<input type="number" name="count" value="1" min="1"><input name="address" required maxlength="60">'
        "<button>주문</button></form>"
    )


@app.route("/order/order/", methods=["GET", "POST"])
def orders():
    if not HAS(11):
        abort(404)
    if request.method == "POST":
        check_token()
        shop = number(request.form.get("shop"), 1, 10**9)
        dishes = [number(dish, 1, 10**9) for dish in request.form.getlist("menu")]
        count = number(request.form.get("count", "1"), 1, 99)
        if shop not in SHOPS or not dishes:
            abort(400)
        if "dish-of-others" not in MISTAKES and any(dish not in SHOPS[shop][1] for dish in dishes):
            abort(400)
        if "not-stored" not in MISTAKES:
            price = sum(SHOPS[shop][1].get(dish, ("", 0))[1] for dish in dishes) * count
            if "price-from-form" in MISTAKES:
                price = number(request.form["total"], 1, 10**9)
            order = {"price": price, "id": len(ORDERS) + 1, "shop": shop, "count": count, "minutes": None, "done": False}
            ORDERS.append(order | {"address": request.form["address"]})
        return page("고맙습니다") if "no-redirect" in MISTAKES else redirect("/order/order/", 302)
    if not HAS(12):
        return jsonify(ORDERS)
    show = Markup if "raw-text" in MISTAKES else escape
    rows = [
        Markup("<tr><td>%s<td>%s<td>%s<td>%s<td>%s") % (o["id"], o["price"], show(o["address"]), o["minutes"] or "", o["done"])
        for o in reversed(ORDERS)
    ]
    return page("<table>" + "".join(rows) + "</table>")


@app.get("/boss/orders/")
def all_orders():
    if not HAS(13) or HAS(14):
        abort(404)
    return boss(ORDERS, None)


@app.get("/boss/orders/<int:shop>")
def own_orders(shop):
    if not HAS(14):
        abort(404)
    every = "others-shown" in MISTAKES
    return boss([order for order in ORDERS if every or order["shop"] == shop], shop)


def where(order):
    return "" if "no-addresses" in MISTAKES else order["address"]


def boss(orders, shop):
    rows = ""
    for order in reversed(orders):
        if order["minutes"] and "waiting-only" in MISTAKES:
            continue
        rows += Markup("<div><p>%s</p><p>%s</p>") % (where(order), order["minutes"] or "")
        if order["minutes"] is None:
            own = f'<input type="hidden" name="shop" value="{shop}">' if shop else ""
            rows += Markup(
                f'<form method="post" action="/boss/timeinput/">{field()}{own}'
                f'<input type="hidden" name="order_id" value="{order["id"]}">'
                '<input type="number" name="estimated_time"><button>보내기</button></form>'
            )
        rows += Markup("</div>")
    return page(rows)


@app.route("/boss/timeinput/", methods=["GET", "POST"])
def minutes():
    if not HAS(13) or (request.method == "GET" and "get-changes" not in MISTAKES):
        abort(405)
    if request.method == "POST":
        check_token()
    form = request.values
    order = find(form.get("order_id"))
    if HAS(14) and "edits-others" not in MISTAKES and str(order["shop"]) != form.get("shop"):
        abort(404)
    value = number(form.get("estimated_time"), 1, 600)
    if order["minutes"] is not None:
        abort(409)
    if "minutes-lost" not in MISTAKES:
        order["minutes"] = value
    return redirect(f"/boss/orders/{form['shop']}" if HAS(14) else "/boss/orders/")


@app.route("/delivery/orders/", methods=["GET", "POST"])
def delivery():
    if not HAS(15):
        abort(404)
    if request.method == "POST":
        check_token()
        order = find(request.form.get("order_id"))
        if order["minutes"] is None and "out-of-order" not in MISTAKES:
            abort(409)
        if "never-done" not in MISTAKES:
            order["done"] = True
        return redirect("/delivery/orders/")
    rows = ""
    for order in ORDERS:
        if order["minutes"] is not None and not order["done"]:
            if "delivery-typed" in MISTAKES:
                rows += Markup("<li>%s %s") % (order["id"], where(order))
                continue
            rows += Markup('<li>%s<form method="post">') % where(order)
            rows += Markup(f'{field()}<input type="hidden" name="order_id" value="{order["id"]}"><button>완료</button></form>')
    if "delivery-typed" in MISTAKES:
        rows += Markup(f'<form method="post">{field()}주문 번호 <input type="number" name="order_id"><button>완료</button></form>')
    return page(rows)


def find(text):
    key = number(text, 1, 10**9)
    if key > len(ORDERS):
        abort(404)
    return ORDERS[key - 1]


server = make_server("127.0.0.1", 0, app, threaded=True)
print(f"http://127.0.0.1:{server.server_port}/", flush=True)
server.serve_forever()
