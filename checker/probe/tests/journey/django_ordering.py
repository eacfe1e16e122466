"""The course's ordering application in Django, as its learners build it: by stages, in several ways, with mistakes.

    python django_ordering.py STAGE [WORD…]

It prints its address. A word switches a mistake or a way of building on; the database lies in a folder of its own.
"""

import itertools
import sys
import tempfile
from datetime import timedelta
from threading import Lock

import django
from django.conf import settings

STAGE = int(sys.argv[1].split(".")[1])
WORDS = set(sys.argv[2:])
HAS = lambda stage: STAGE >= stage
IS = lambda word: word in WORDS
LOOKS = itertools.count()
HOME = tempfile.mkdtemp(prefix="ordering-")

FORMS = {
    "shops.html": """{% extends "base.html" %}{% block body %}{% if ways.function %}<script>
      function goMenu(id) { location.href = "/order/menus/" + id; }</script>{% endif %}<table>{% for shop in shops %}<tr>
      {% if ways.onclick %}<td onclick="location.href='{{ shop.way }}'">{{ shop.name }}
      {% elif ways.function %}<td><button type="button" onclick="goMenu({{ shop.id }})">{{ shop.name }}</button>
      {% elif ways.buttons %}<td><form action="{{ shop.way }}"><button>{{ shop.name }}</button></form>
      {% elif ways.unlinked %}<td>{{ shop.name }}
      {% elif ways.dataclick %}<td class="shop" data-id="{{ shop.id }}">{{ shop.name }}
      {% else %}<td><a href="{{ shop.way }}">{{ shop.name }}</a>{% endif %}{% endfor %}</table>{% if ways.dataclick %}<script>
      document.querySelectorAll(".shop").forEach((e) => e.addEventListener("click",
        () => { window.location.href = "/order/menus/" + e.dataset.id + "/"; }));</script>{% endif %}{% endblock %}""",
    "menu.html": """{% extends "base.html" %}{% block body %}<h1>{{ shop.name }}</h1>
      {% if not takes %}<ul>{% for menu in menus %}<li>{{ menu.name }} {{ menu.price }}원</li>{% endfor %}</ul>{% else %}
      <form action="{{ to }}" method="{% if ways.orderbyget %}get{% else %}post{% endif %}">
      {% if not ways.notokenfield %}{% csrf_token %}{% endif %}
      <input type="hidden" name="shop" value="{{ shop.id }}">
      {% if ways.pricefromform %}<input type="hidden" name="price" value="{{ menus.0.price }}">{% endif %}
      {% if ways.selectdish %}<select name="menu">{% for menu in menus %}<option value="{{ menu.id }}">{{ menu.name }}
      </option>{% endfor %}</select>{% else %}{% for menu in menus %}<p><label>
      {% if ways.quantities %}{{ menu.name }} <input type="number" name="menu_{{ menu.id }}" value="0" min="0" max="99">
      {% elif ways.radio %}<input type="radio" name="menu" value="{{ menu.id }}" required> {{ menu.name }}
      {% elif ways.names %}<input type="checkbox" name="menu" value="{{ menu.name }}"> {{ menu.name }}
      {% else %}<input type="checkbox" name="menu" value="{{ menu.id }}"> {{ menu.name }}{% endif %}
      {{ menu.price }}원</label></p>{% endfor %}{% endif %}
      {% if ways.count %}<input type="number" name="count" value="1" min="1" max="99">{% endif %}
      {% if ways.phone %}<input name="phone" required>{% endif %}
      <p>주소 <input type="text" name="address" maxlength="100" required></p>
      <input type="submit" value="주문하기"></form>{% endif %}{% endblock %}""",
    "orders.html": """{% extends "base.html" %}{% block body %}<h1>주문 목록</h1><ul>{% for order in orders %}<li>
      {{ order.id }} {{ order.shop.name }} {{ order.dishes }} {{ order.price }}원
      {% if ways.rawtext %}{{ order.address|safe }}{% elif not ways.listwithoutaddress %}{{ order.address }}{% endif %}
      {% if order.time is None %}접수 대기{% else %}{{ order.said }}{% endif %}
      {% if order.finished %}배달 완료{% if order.finished > 1 %}({{ order.finished }}번){% endif %}{% endif %}</li>
      {% endfor %}</ul>{% if ways.paged %}<p>{% for number in pages %}<a href="?page={{ number }}">{{ number }}</a>
      {% endfor %}</p>{% endif %}{% endblock %}""",
    "boss.html": """{% extends "base.html" %}{% block body %}
      {% if choose %}<form method="post" action="/boss/">{% csrf_token %}<select name="shop">{% for shop in shops %}
      <option value="{{ shop.id }}">{{ shop.name }}</option>{% endfor %}</select><button>들어가기</button></form>{% endif %}
      <table>{% for order in orders %}<tr><td>{{ order.id }}
      <td>{% if not ways.noaddresses %}{% if ways.rawatboss %}{{ order.address|safe }}{% else %}{{ order.address }}
      {% endif %}{% endif %}<td>{{ order.dishes }}
      <td>{% if order.time is not None %}{{ order.said }}
      {% elif ways.stepfirst and not order.taken %}<form method="post" action="/boss/accept/">{% csrf_token %}
      <input type="hidden" name="order_id" value="{{ order.id }}"><button>접수</button></form>
      {% elif ways.bossdetail %}<a href="/boss/order/{{ order.id }}/">시간 입력</a>
      {% elif not together %}<form method="post" action="{% if ways.inpath %}/boss/timeinput/{{ order.id }}/{% else %}{{ to }}{% endif %}">
      {% include "time.html" %}</form>{% endif %}{% endfor %}</table>
      {% if together %}<form method="post" action="{{ to }}">{% csrf_token %}
      {% if shop %}<input type="hidden" name="shop" value="{{ shop }}">{% endif %}
      {% if ways.bosstyped %}주문 번호 <input type="number" name="order_id">
      {% elif ways.bossradio %}{% for order in waiting %}<label><input type="radio" name="order_id" value="{{ order.id }}">
      {{ order.id }}</label>{% endfor %}{% else %}<select name="order_id"><option value="">---------</option>
      {% for order in waiting %}<option value="{{ order.id }}">{{ order.id }} {{ order.address }}</option>{% endfor %}
      </select>{% endif %}<input type="number" name="estimated_time"><button>입력</button></form>{% endif %}{% endblock %}""",
    "time.html": """{% csrf_token %}{% if not ways.inpath %}<input type="hidden" name="order_id" value="{{ order.id }}">
      {% endif %}{% if shop %}<input type="hidden" name="shop" value="{{ shop }}">{% endif %}
      {% if ways.timeselect %}<select name="estimated_time"><option>20</option><option>40</option><option>60</option>
      </select>{% else %}<input type="text" name="estimated_time">{% endif %}<button type="submit">입력</button>
      {% if ways.refusable %}<button name="refuse" value="1">거절</button>{% endif %}""",
    "detail.html": """{% extends "base.html" %}{% block body %}<p>{{ order.address }}</p><form method="post" action="{{ to }}">
      {% include "time.html" %}</form>{% endblock %}""",
    "delivery.html": """{% extends "base.html" %}{% block body %}
      {% if ways.onebuttonform %}<form method="post">{% csrf_token %}{% for order in orders %}<p>{{ order.address }}
      <button name="order_id" value="{{ order.id }}">완료</button></p>{% endfor %}</form>
      {% else %}{% for order in orders %}<div>
      {% if ways.rawatdelivery %}{{ order.address|safe }}{% elif not ways.noaddresses %}{{ order.address }}{% endif %}
      {{ order.time }}분
      {% if ways.confirm %}<a href="/delivery/complete/{{ order.id }}/">배달 완료</a>
      {% elif order.time is None or order.finished %}-{% else %}<form method="post"{% if ways.inpath %} action="/delivery/complete/{{ order.id }}/"{% endif %}>{% csrf_token %}
      {% if not ways.inpath %}<input type="hidden" name="order_id" value="{{ order.id }}">{% endif %}
      <button>배달 완료</button></form>{% endif %}</div>{% endfor %}{% endif %}{% endblock %}""",
    "confirm.html": """{% extends "base.html" %}{% block body %}<p>{{ order.address }}</p><form method="post">{% csrf_token %}
      <button>예</button></form>{% endblock %}""",
    "done.html": """{% extends "base.html" %}{% block body %}<p>처리되었습니다.</p>{% if ways.linkatend %}
      <button onclick="location.href='/order/order/'">주문 목록</button>{% endif %}{% endblock %}""",
    "base.html": """<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>주문</title></head><body>
      {% for message in messages %}<p class="{{ message.tags }}">{{ message }}</p>{% endfor %}
      {% block body %}{% endblock %}{% if linked %}<p><a href="{% url 'orders' %}">주문 목록 보기</a></p>{% endif %}</body>
      </html>""",
}

settings.configure(
    DEBUG=False,
    SECRET_KEY="only-for-tests",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages"],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        *([] if IS("no-token-check") else ["django.middleware.csrf.CsrfViewMiddleware"]),
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    CSRF_COOKIE_SECURE=IS("secure-cookies"),
    SESSION_COOKIE_SECURE=IS("secure-cookies"),
    SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https") if IS("trusts-proxy") else None,
    CSRF_USE_SESSIONS=IS("token-in-session"),
    DATABASES={
        "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{HOME}/db.sqlite3", "OPTIONS": {"timeout": 20}}
    },
    SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [("django.template.loaders.locmem.Loader", FORMS)],
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.messages.context_processors.messages",
                    f"{__name__}.said",
                ],
            },
        }
    ],
)
django.setup()

from django.contrib import messages  # noqa: E402
from django.core import serializers  # noqa: E402
from django.core.paginator import Paginator  # noqa: E402
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse  # noqa: E402
from django.shortcuts import get_object_or_404, redirect, render  # noqa: E402
from django.urls import path, reverse  # noqa: E402
from django.utils.timezone import localtime, now  # noqa: E402
from django.views.decorators.csrf import csrf_exempt  # noqa: E402
from django.views.decorators.http import require_POST  # noqa: E402
from django.views.generic import ListView  # noqa: E402


class Shop(models.Model):
    name = models.CharField(max_length=40)

    class Meta:
        app_label = "order"

    @property
    def way(self):
        return f"/order/menus/?shop={self.id}" if IS("query") else f"/order/menus/{self.id}/"


class Menu(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    name = models.CharField(max_length=40)
    price = models.IntegerField()

    class Meta:
        app_label = "order"


class Order(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    address = models.CharField(max_length=200)
    dishes = models.CharField(max_length=200)
    price = models.IntegerField()
    time = models.IntegerField(null=True)
    finished = models.IntegerField(default=0)
    taken = models.BooleanField(default=False)
    arrives = models.CharField(max_length=20, default="")

    class Meta:
        app_label = "order"

    @property
    def said(self):
        return self.arrives if IS("clock") and self.arrives else f"{self.time}분"


with connection.schema_editor() as editor:
    for model in (Shop, Menu, Order):
        editor.create_model(model)
for name, menus in [("한강분식", [("김밥", 4000), ("라면", 4500)]), ("언덕피자", [("치즈피자", 15000), ("콜라", 2000)])]:
    if not IS("no-shops"):
        shop = Shop.objects.create(name=name)
        for menu, price in menus:
            Menu.objects.create(shop=shop, name=menu, price=price)
Order.objects.create(shop_id=1, address="서울시 1", dishes="김밥", price=4000, time=20) if Shop.objects.exists() else None
LOCK = Lock()


def said(_request):
    ways = {word.replace("-", ""): True for word in WORDS}
    return {"ways": ways, "linked": HAS(12) and not IS("no-link") and not IS("link-at-end")}


def number(text, low, high):
    """What a learner's view makes of a number."""
    if IS("numbers-unchecked"):
        return int(text) if text not in (None, "") else 0
    if text is None or not text.strip().lstrip("-").isdecimal() or not low <= int(text) <= high:
        raise ValueError(text)
    return int(text)


def wrong(request, to):
    """A refusal, as a status or as the form again."""
    if IS("messages"):
        messages.error(request, "다시 입력해 주세요.")
        return redirect(to)
    return HttpResponse("입력이 잘못되었습니다.", status=200 if IS("again") else 400)


def went(request, to):
    if IS("messages"):
        messages.success(request, "처리되었습니다.")
    return HttpResponseRedirect(to) if IS("plain-redirect") else redirect(to)


class Shops(ListView):
    model = Shop
    template_name = "shops.html"
    context_object_name = "shops"
    ordering = "id"

    def get(self, request, *args, **kwargs):
        if HAS(10):
            return super().get(request, *args, **kwargs)
        return data(Shop.objects.all())


def data(rows):
    if IS("serializers"):
        return HttpResponse(serializers.serialize("json", rows), content_type="application/json")
    if IS("serialized-text"):
        return HttpResponse(serializers.serialize("json", rows))
    if IS("json-in-json"):
        return JsonResponse(serializers.serialize("json", rows, ensure_ascii=False), safe=False)
    if IS("json-object"):
        return JsonResponse({"result": "ok", "count": len(rows), "data": list(rows.values())})
    return JsonResponse(list(rows.values()), safe=False, json_dumps_params={"ensure_ascii": False})


def menus(request, shop=None):
    shop = get_object_or_404(Shop, pk=shop or request.GET.get("shop") or 0)
    rows = Menu.objects.filter(shop_id=1 if IS("menus-alike") else shop.id).order_by("id")
    if not HAS(10):
        return data(rows)
    return render(request, "menu.html", {"shop": shop, "menus": list(rows), "takes": HAS(11), "to": reverse("orders")})


def orders(request):
    if request.method == "POST":
        return ordered(request)
    # Chance would now and then show the same order twice: every other look shows it the other way round.
    is_turned = IS("unstable-order") and next(LOOKS) % 2
    rows = Order.objects.select_related("shop").order_by("id" if IS("paged") or is_turned else "-id")
    if not HAS(12):
        return data(Order.objects.all())
    paginator = Paginator(rows, 5 if IS("paged") else 1000)
    page = paginator.get_page(request.GET.get("page"))
    return render(request, "orders.html", {"orders": page, "pages": paginator.page_range})


def ordered(request):
    try:
        shop = Shop.objects.get(pk=number(request.POST.get("shop"), 1, 10**9))
    except (ValueError, Shop.DoesNotExist):
        return wrong(request, "shops")
    if IS("quantities"):
        chosen = {name[5:]: value for name, value in request.POST.items() if name.startswith("menu_")}
    else:
        chosen = {key: request.POST.get("count", "1") for key in request.POST.getlist("menu")}
    dishes, price = [], 0
    try:
        for key, count in chosen.items():
            count = number(count, 0 if IS("quantities") else 1, 99)
            if not count:
                continue
            found = Menu.objects.filter(**({"name": key} if IS("names") else {"pk": number(key, 1, 10**9)}))
            menu = (found if IS("dish-of-others") else found.filter(shop=shop)).get()
            dishes.append(f"{menu.name}×{count}")
            price += menu.price * count
    except (ValueError, Menu.DoesNotExist):
        return wrong(request, shop.way)
    address = request.POST.get("address", "").strip()
    if not dishes or not address or len(address) > 100:
        return wrong(request, shop.way)
    if IS("phone") and not request.POST.get("phone", "").replace("-", "").isdecimal():
        return wrong(request, shop.way)
    if IS("price-from-form"):
        price = int(request.POST["price"])
    if not IS("not-stored"):
        with LOCK:
            Order.objects.create(shop=shop, address=address, dishes=", ".join(dishes), price=price)
    return render(request, "done.html") if IS("no-redirect") else went(request, "orders" if not IS("plain-redirect") else "/order/order/")


def boss(request, shop=None):
    """The owner's page: all orders until 2.13, one shop's from 2.14 on."""
    if IS("login"):
        return HttpResponse('<form method="post"><input name="id"><input type="password" name="pw"><button>로그인</button></form>')
    if request.method == "POST":
        request.session["shop"] = number(request.POST.get("shop"), 1, 10**9)
        return redirect("/boss/orders/")
    rows = Order.objects.order_by("-id")
    if HAS(14):
        shop = request.session.get("shop") if IS("session") else shop or request.GET.get("shop")
        is_door = IS("session") and request.path == "/boss/"
        if is_door or (not shop and not IS("others-shown")):
            if not IS("session"):
                raise Http404
            return render(request, "boss.html", {"choose": True, "shops": Shop.objects.all()})
        if shop and not Shop.objects.filter(pk=shop).exists():
            raise Http404
        if not IS("others-shown"):
            rows = rows.filter(shop_id=shop)
    if IS("waiting-only"):
        rows = rows.filter(time=None)
    said_shop = shop if HAS(14) and not IS("session") and not IS("unsaid") else None
    together = IS("boss-select") or IS("boss-radio") or IS("boss-typed")
    context = {"orders": rows, "waiting": [row for row in rows if row.time is None], "shop": said_shop, "together": together}
    return render(request, "boss.html", context | {"to": reverse("timeinput")})


def detail(request, order):
    order = get_object_or_404(Order, pk=order)
    return render(request, "detail.html", {"order": order, "to": reverse("timeinput"), "shop": order.shop_id})


def accept(request):
    Order.objects.filter(pk=request.POST["order_id"], taken=False).update(taken=True)
    return redirect("/boss/orders/1/")


def timeinput(request, order=None):
    if request.method == "GET" and not IS("get-changes"):
        return HttpResponse(status=405)
    form = request.GET if request.method == "GET" else request.POST
    try:
        row = Order.objects.get(pk=number(str(order or form.get("order_id") or ""), 1, 10**9))
        minutes = number(form.get("estimated_time"), 1, 600)
    except (ValueError, Order.DoesNotExist):
        return wrong(request, "/boss/orders/1/")
    if form.get("refuse"):
        row.delete()
        return went(request, "/boss/orders/1/")
    if HAS(14) and not IS("edits-others") and not IS("unsaid") and not IS("in-path"):
        if str(row.shop_id) != str(request.session.get("shop") if IS("session") else form.get("shop")):
            return HttpResponse(status=403)
    if row.time is not None and not IS("corrects") and not (IS("minutes-after") and row.finished):
        return HttpResponse("이미 입력되었습니다.", status=409)
    if row.finished and not IS("minutes-after"):
        return HttpResponse("이미 배달되었습니다.", status=409)
    if not IS("minutes-lost"):
        row.time = minutes
        row.arrives = f"{localtime(now() + timedelta(minutes=minutes)):%H:%M} 도착"
        row.save()
    if IS("no-redirect-boss"):
        return render(request, "done.html")
    own = "/boss/orders/" if not HAS(14) or IS("session") else f"/boss/orders/{row.shop_id}/"
    return went(request, f"/boss/orders/?shop={row.shop_id}" if IS("query") and HAS(14) else own)


def delivery(request, order=None):
    form = request.POST if request.method == "POST" else request.GET
    if request.method == "POST" or (IS("get-completes") and (order or form.get("order_id"))):
        try:
            row = Order.objects.get(pk=number(str(order or form.get("order_id") or ""), 1, 10**9))
        except (ValueError, Order.DoesNotExist):
            return wrong(request, "/delivery/orders/")
        if row.time is None and not IS("out-of-order"):
            return HttpResponse(status=409)
        if row.finished and not IS("complete-twice") and not IS("idempotent"):
            return HttpResponse(status=409)
        if not IS("never-done"):
            row.finished = row.finished + 1 if IS("complete-twice") else 1
            row.save()
        return render(request, "done.html") if IS("no-redirect-delivery") else went(request, "/delivery/orders/")
    if order:
        return render(request, "confirm.html", {"order": get_object_or_404(Order, pk=order)})
    rows = Order.objects.order_by("id")
    if not IS("all-listed"):
        rows = rows.exclude(time=None).filter(finished=0)
    return render(request, "delivery.html", {"orders": rows})


urlpatterns = [path("order/shops/", Shops.as_view(), name="shops")]
if IS("query"):
    urlpatterns += [path("order/menus/", menus)]
else:
    urlpatterns += [path("order/menus/<int:shop>/" if not IS("no-slash") else "order/menus/<int:shop>", menus)]
if HAS(11):
    urlpatterns += [path("order/order/", csrf_exempt(orders) if IS("exempt") else orders, name="orders")]
else:
    urlpatterns += [path("order/nothing/", menus, name="orders")]
if HAS(13):
    shared = not HAS(14) or IS("session") or IS("query")
    urlpatterns += [path("boss/orders/" if shared else "boss/orders/<int:shop>/", boss)]
    urlpatterns += [path("boss/order/<int:order>/", detail), path("boss/", boss)] if IS("boss-detail") or IS("session") else []
    time = csrf_exempt(timeinput) if IS("exempt-boss") else timeinput
    urlpatterns += [path("boss/accept/", require_POST(accept))]
    urlpatterns += [path("boss/timeinput/", time, name="timeinput"), path("boss/timeinput/<int:order>/", time)]
if HAS(15):
    urlpatterns += [path("delivery/orders/", csrf_exempt(delivery) if IS("exempt-delivery") else delivery)]
    urlpatterns += [path("delivery/complete/<int:order>/", delivery if IS("confirm") else require_POST(delivery))]


class Quiet(WSGIRequestHandler):
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass


server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet, allow_reuse_address=False)
server.set_app(get_wsgi_application())
print(f"http://127.0.0.1:{server.server_port}/", flush=True)
server.serve_forever()
