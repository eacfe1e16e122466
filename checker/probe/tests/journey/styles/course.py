"""What the applications in this folder have in common: shops, orders and their rules, and the mistakes that are asked for.

    python STYLE.py STAGE [MISTAKE…]

Each of them is the course's ordering application as somebody else would write it; orders lie in memory.
"""

import random
import re
import sys
import uuid
from socketserver import ThreadingMixIn
from threading import RLock
from types import SimpleNamespace
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.conf import settings

STAGE = int(sys.argv[1].split(".")[1])
WORDS = set(sys.argv[2:])
HAS = lambda stage: STAGE >= stage
IS = lambda word: word in WORDS

LOCK = RLock()
ORDERS = []
SHOPS = [
    {"id": 1, "slug": "hanok", "name": "한옥 김밥"},
    {"id": 2, "slug": "seoul", "name": "서울 분식"},
    {"id": 3, "slug": "uno", "name": "Pizza Uno"},
]
MENUS = [
    {"id": 11, "shop": 1, "name": "김밥", "price": 3500},
    {"id": 12, "shop": 1, "name": "라면", "price": 4500},
    {"id": 21, "shop": 2, "name": "떡볶이", "price": 5000},
    {"id": 22, "shop": 2, "name": "순대", "price": 5500},
    {"id": 31, "shop": 3, "name": "Margherita", "price": 12000},
]


class Refused(Exception):
    """What a visitor asked for is not done."""


def shop_of(word):
    return next((shop for shop in SHOPS if str(word) in (str(shop["id"]), shop["slug"])), None)


def menus_of(shop):
    return [menu for menu in MENUS if menu["shop"] == shop["id"]]


def order_of(word):
    return next((order for order in ORDERS if str(word) in (str(order.id), order.uuid)), None)


def place(shop, lines, address, total=None):
    """Takes an order of (dish, how many) as a form sends them."""
    with LOCK:
        shop = shop_of(shop)
        if shop is None or not address.strip():
            raise Refused("가게와 주소를 확인하세요")
        said, sum = [], 0
        for dish, many in lines:
            menu = next((menu for menu in MENUS if str(menu["id"]) == str(dish)), None)
            if menu is None or (menu["shop"] != shop["id"] and not IS("dish-of-others")):
                raise Refused("메뉴를 확인하세요")
            if not IS("numbers-unchecked") and not re.fullmatch(r"[1-9]\d?", str(many)):
                raise Refused("수량을 확인하세요")
            said.append(f"{menu['name']} x{int(many)}")
            sum += menu["price"] * int(many)
        if not said:
            raise Refused("메뉴를 고르세요")
        sum = int(total) if total and IS("price-from-form") else sum
        number = len(ORDERS) + 1
        order = SimpleNamespace(id=number, uuid=str(uuid.uuid4()), shop=shop, dishes=", ".join(said), total=sum)
        order.address, order.time, order.done = address, None, 0
        ORDERS.append(order)
        return order


def accept(word, minutes, shop=None):
    """Gives an order its minutes, `30` or `30분`; `shop` is whose page asked for it, where that is known."""
    with LOCK:
        order = order_of(word)
        if order is None or (shop and order.shop != shop and not IS("edits-others")):
            raise Refused("주문을 확인하세요")
        if (order.done or order.time is not None) and not IS("minutes-after"):
            raise Refused("이미 처리했습니다")
        found = re.fullmatch(r"(\d{1,3})\s*분?", minutes)
        if not IS("numbers-unchecked") and not (found and 0 < int(found[1]) <= 180):
            raise Refused("시간을 확인하세요")
        order.time = int(minutes.replace("분", ""))


def complete(word):
    with LOCK:
        order = order_of(word)
        if order is None or (order.time is None and not IS("out-of-order")) or order.done:
            raise Refused("주문을 확인하세요")
        order.done += 1


def listed():
    orders = ORDERS[::-1]
    return random.sample(orders, len(orders)) if IS("unstable-order") else orders


def waiting_at(shop):
    return [order for order in ORDERS if not HAS(14) or order.shop is shop or IS("others-shown")]


def underway():
    return [order for order in ORDERS if order.time is not None and not order.done]


def configure(name, pages, middleware=(), **more):
    """Sets Django up for an application in one file."""
    token = [] if IS("no-token-check") else ["django.middleware.csrf.CsrfViewMiddleware"]
    loaders = [("django.template.loaders.locmem.Loader", pages)]
    processors = ["django.template.context_processors.request", "django.contrib.messages.context_processors.messages"]
    templates = {"BACKEND": "django.template.backends.django.DjangoTemplates"}
    settings.configure(
        SECRET_KEY="only-for-tests",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=name,
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages"],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            *middleware,
            "django.middleware.common.CommonMiddleware",
            *token,
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
        CSRF_COOKIE_SECURE=IS("secure-cookies"),
        TEMPLATES=[templates | {"OPTIONS": {"loaders": loaders, "context_processors": processors}}],
        **more,
    )
    django.setup()


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 50


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def serve():
    from django.core.wsgi import get_wsgi_application

    with make_server("127.0.0.1", 0, get_wsgi_application(), server_class=Server, handler_class=Quiet) as server:
        print(f"http://127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()
