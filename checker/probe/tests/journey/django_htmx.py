"""The course's ordering application in Django with htmx, by stages: pieces of pages instead of whole ones.

    python django_htmx.py STAGE [WORD…]

It prints its address. Shops are named by words; each dish has a field for how many, beside other things to choose.
"""

import re
import sys
import tempfile

import django
from django.conf import settings

STAGE = int(sys.argv[1].split(".")[1])
WORDS = set(sys.argv[2:])
HAS = lambda stage: STAGE >= stage
IS = lambda word: word in WORDS
HOME = tempfile.mkdtemp(prefix="htmx-")

TOKEN = "{% if not ways.tokeninheader %}{% csrf_token %}{% endif %}"
FORMS = {
    "base.html": """<!doctype html><html lang="en"><title>Orders</title><script src="/static/htmx.min.js"></script>
      <body{% if ways.tokeninheader %} hx-headers='{"X-CSRFToken": "{{ csrf_token }}"}'{% endif %}><header>
      <a href="/order/shops/">Shops</a>{% if linked %} <a href="/order/order/">Orders</a>{% endif %}</header>
      {% block body %}{% endblock %}</body></html>""",
    "shops.html": """{% extends "base.html" %}{% block body %}<dl>{% for shop in shops %}<dt>{% if ways.menubybutton %}
      <button hx-get="/order/menus/{{ shop.word }}/" hx-target="body" hx-push-url="true">{{ shop.name }}</button>
      {% else %}<a href="/order/menus/{{ shop.word }}/">{{ shop.name }}</a>{% endif %}</dt>{% endfor %}</dl>{% endblock %}""",
    "menu.html": """{% extends "base.html" %}{% block body %}<h1>{{ shop.name }}</h1>{% if takes %}
      <form {% if ways.hx %}hx-post="/order/order/" hx-target="#came"{% else %}method="post" action="/order/order/"
      {% endif %}>""" + TOKEN + """<input type="hidden" name="shop" value="{{ shop.word }}">{% for dish in dishes %}<p>
      {{ dish.name }} {{ dish.price }} <input type="number" name="qty_{{ dish.id }}" value="0" min="0" max="9"></p>
      {% endfor %}<input name="street" required><input name="city" required>
      <input type="tel" name="tel" required><select name="slot"><option value="now">now</option><option>19:00</option>
      </select><input type="checkbox" name="agree" required><button>Order</button></form><div id="came"></div>
      {% else %}<ul>{% for dish in dishes %}<li>{{ dish.name }} {{ dish.price }}</li>{% endfor %}</ul>{% endif %}
      {% endblock %}""",
    "came.html": """<p>Order {{ order.id }} for {{ order.street }}. <a href="/order/order/">All orders</a></p>""",
    "orders.html": """{% extends "base.html" %}{% block body %}<ul>{% for order in orders %}<li>{{ order.id }}
      {{ order.dishes }} to {{ order.street }}, {{ order.city }}: {{ order.state }}</li>{% endfor %}</ul>{% endblock %}""",
    "boss.html": """{% extends "base.html" %}{% block body %}{% for shop in shops %}<a href="/boss/orders/{{ shop.word }}">
      {{ shop.name }}</a>{% endfor %}<table>{% for order in orders %}{% include "row.html" %}{% endfor %}</table>
      {% endblock %}""",
    "row.html": """<tr id="o{{ order.id }}"><td>{{ order.id }}<td>{{ order.street }}<td>{% if order.minutes %}
      {{ order.minutes }} min{% elif ways.loosebuttons %}<input type="number" name="minutes" id="m{{ order.id }}">
      <button hx-post="/boss/timeinput/" hx-include="#m{{ order.id }}" hx-target="#o{{ order.id }}"
      hx-vals='{"order_id": {{ order.id }}, "shop": "{{ order.shop.word }}"}'>Set</button>{% else %}<form
      {% if ways.hx %}hx-post="/boss/timeinput/" hx-target="#o{{ order.id }}"{% else %}method="post"
      action="/boss/timeinput/"{% endif %}>""" + TOKEN + """<input type="hidden" name="order_id" value="{{ order.id }}">
      <input type="hidden" name="shop" value="{{ order.shop.word }}"><input type="number" name="minutes">
      <button>Set</button></form>{% endif %}</tr>""",
    "delivery.html": """{% extends "base.html" %}{% block body %}{% for order in orders %}<div id="d{{ order.id }}">
      {{ order.street }} {% if ways.loosebuttons %}<button hx-post="/delivery/orders/" hx-target="#d{{ order.id }}"
      hx-vals='{"order_id": "{{ order.id }}"}'>Done</button>{% else %}<form {% if ways.hx %}hx-post="/delivery/orders/"
      hx-target="#d{{ order.id }}"{% else %}method="post"{% endif %}>""" + TOKEN + """<input type="hidden"
      name="order_id" value="{{ order.id }}"><button>Done</button></form>{% endif %}</div>{% endfor %}{% endblock %}""",
}

settings.configure(
    DEBUG=False,
    SECRET_KEY="only-for-tests",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[
        "django.middleware.common.CommonMiddleware",
        *([] if IS("no-token-check") else ["django.middleware.csrf.CsrfViewMiddleware"]),
    ],
    DATABASES={
        "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{HOME}/db.sqlite3", "OPTIONS": {"timeout": 20}}
    },
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [("django.template.loaders.locmem.Loader", FORMS)],
                "context_processors": ["django.template.context_processors.request", f"{__name__}.said"],
            },
        }
    ],
)
django.setup()

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpResponse, JsonResponse  # noqa: E402
from django.shortcuts import get_object_or_404, redirect, render  # noqa: E402
from django.urls import path  # noqa: E402
from django.views.decorators.http import require_POST  # noqa: E402


class Shop(models.Model):
    word = models.SlugField(primary_key=True)
    name = models.CharField(max_length=40)

    class Meta:
        app_label = "order"


class Dish(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    name = models.CharField(max_length=40)
    price = models.DecimalField(max_digits=6, decimal_places=2)

    class Meta:
        app_label = "order"


class Order(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    dishes = models.CharField(max_length=200)
    street = models.CharField(max_length=80)
    city = models.CharField(max_length=80)
    minutes = models.IntegerField(null=True)
    done = models.BooleanField(default=False)

    class Meta:
        app_label = "order"

    @property
    def state(self):
        return "delivered" if self.done else f"{self.minutes} min" if self.minutes else "waiting"


with connection.schema_editor() as editor:
    for model in (Shop, Dish, Order):
        editor.create_model(model)
for word, name, dishes in [("taco-town", "Taco Town", [("Taco", 3.5), ("Burrito", 7)]), ("pho-24", "Pho 24", [("Pho", 8.2)])]:
    shop = Shop.objects.create(word=word, name=name)
    for dish, price in dishes:
        Dish.objects.create(shop=shop, name=dish, price=price)


def said(_request):
    return {"ways": {word.replace("-", ""): True for word in WORDS}, "linked": HAS(12)}


def wrong():
    return HttpResponse("not taken", status=422)


def came(request, piece, context, to):
    """A piece for htmx, and the way to a page for everybody else."""
    if request.headers.get("HX-Request") == "true":
        return render(request, piece, context) if piece else HttpResponse("")
    return redirect(to)


def shops(request):
    if not HAS(10):
        return JsonResponse({"next": None, "results": [{"slug": s.word, "name": s.name} for s in Shop.objects.all()]})
    return render(request, "shops.html", {"shops": Shop.objects.order_by("name")})


def menu(request, word):
    shop = get_object_or_404(Shop, pk=word)
    dishes = Dish.objects.filter(shop=shop).order_by("id")
    if not HAS(10):
        return JsonResponse({"shop": word, "dishes": [{"id": d.id, "name": d.name} for d in dishes]})
    return render(request, "menu.html", {"shop": shop, "dishes": dishes, "takes": HAS(11)})


def orders(request):
    if request.method == "GET":
        if not HAS(12):
            return JsonResponse({"orders": list(Order.objects.values())})
        return render(request, "orders.html", {"orders": Order.objects.order_by("-id")})
    if IS("hx") and request.headers.get("HX-Request") != "true":
        return HttpResponse("for htmx", status=400) if not IS("no-token-check") else ordered(request)
    return ordered(request)


def ordered(request):
    shop = Shop.objects.filter(pk=request.POST.get("shop", "")).first()
    chosen = []
    for name, count in request.POST.items():
        if not name.startswith("qty_") or count in ("", "0"):
            continue
        dish = Dish.objects.filter(pk=int(name[4:]), **({} if IS("dish-of-others") else {"shop": shop})).first()
        if not dish or not re.fullmatch(r"[1-9]", count):
            return wrong()
        chosen.append(f"{count} {dish.name}")
    street, city = request.POST.get("street", "").strip(), request.POST.get("city", "").strip()
    is_whole = shop and chosen and street and city and request.POST.get("agree")
    if not is_whole or not re.fullmatch(r"0\d{1,2}-\d{3,4}-\d{4}", request.POST.get("tel", "")):
        return wrong()
    order = Order.objects.create(shop=shop, dishes=", ".join(chosen), street=street[:80], city=city[:80])
    return came(request, "came.html", {"order": order}, "/order/order/")


def boss(request, word=None):
    rows = Order.objects.order_by("-id")
    if HAS(14):
        rows = rows.filter(shop=get_object_or_404(Shop, pk=word)) if word else rows.none()
    return render(request, "boss.html", {"orders": rows, "shops": Shop.objects.all() if HAS(14) else []})


def named(request):
    text = request.POST.get("order_id", "")
    return Order.objects.filter(pk=int(text) if text.isdecimal() else 0).first()


@require_POST
def timeinput(request):
    order, minutes = named(request), request.POST.get("minutes", "")
    is_own = IS("edits-others") or not HAS(14) or (order and order.shop_id == request.POST.get("shop"))
    if not order or not is_own or order.minutes or not minutes.isdecimal() or not 0 < int(minutes) <= 600:
        return wrong()
    order.minutes = int(minutes)
    order.save()
    return came(request, "row.html", {"order": order}, f"/boss/orders/{order.shop_id}" if HAS(14) else "/boss/orders/")


def delivery(request):
    if request.method == "GET":
        return render(request, "delivery.html", {"orders": Order.objects.exclude(minutes=None).filter(done=False)})
    order = named(request)
    if not order or order.done or (order.minutes is None and not IS("out-of-order")):
        return wrong()
    order.done = True
    order.save()
    return came(request, None, {}, "/delivery/orders/")


urlpatterns = [path("order/shops/", shops), path("order/menus/<slug:word>/", menu)]
if HAS(11):
    urlpatterns += [path("order/order/", orders)]
if HAS(13):
    urlpatterns += [path("boss/orders/<slug:word>" if HAS(14) else "boss/orders/", boss), path("boss/timeinput/", timeinput)]
if HAS(15):
    urlpatterns += [path("delivery/orders/", delivery)]


class Quiet(WSGIRequestHandler):
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass


server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet, allow_reuse_address=False)
server.set_app(get_wsgi_application())
print(f"http://127.0.0.1:{server.server_port}/", flush=True)
server.serve_forever()
