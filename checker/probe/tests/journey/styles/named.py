"""Addresses with a language before them and no slash behind; names of shops, UUIDs of orders, a button for each time; who
orders says what they are called before."""

from course import *

PAGES = {
    "base.html": """<!doctype html><html lang="{{ LANGUAGE_CODE }}"><meta charset="utf-8"><title>Eat</title><body>
      {% block body %}{% endblock %}{% if stage >= 12 %}<footer><a href="{% url 'orders' %}">내 주문</a></footer>{% endif %}
      </body></html>""",
    "login.html": """{% extends "base.html" %}{% block body %}<form method="post">{% csrf_token %}
      <input name="nickname" placeholder="별명"><input type="hidden" name="next" value="{{ next }}"><button>입장</button>
      </form>{% endblock %}""",
    "shops.html": """{% extends "base.html" %}{% block body %}{% for shop in shops %}<div class="card"><h3>{{ shop.name }}</h3>
      <a class="btn" href="{% url 'menu' shop.slug %}">메뉴</a></div>{% endfor %}{% endblock %}""",
    "menu.html": """{% extends "base.html" %}{% block body %}<h1>{{ shop.name }}</h1>{% if stage < 11 %}
      {% for menu in menus %}<p>{{ menu.name }} - {{ menu.price }}</p>{% endfor %}{% else %}
      <form action="{% url 'orders' %}" method="POST">{% csrf_token %}<input type="hidden" name="shop" value="{{ shop.slug }}">
      <input type="hidden" name="total" value="{{ menus.0.price }}">{% for menu in menus %}<label>
      <input type="checkbox" name="menu" value="{{ menu.id }}">{{ menu.name }} {{ menu.price }}원</label>
      <select name="qty_{{ menu.id }}">{% for many in counts %}<option value="{{ many }}">{{ many }}개</option>{% endfor %}
      </select>{% endfor %}<textarea name="address" required></textarea><button>주문하기</button></form>{% endif %}
      {% endblock %}""",
    "orders.html": """{% extends "base.html" %}{% block body %}{% for order in orders %}<dl><dt>번호<dd>{{ order.uuid }}
      <dt>가게<dd>{{ order.shop.name }}<dt>메뉴<dd>{{ order.dishes }} = {{ order.total }}<dt>주소<dd>{{ order.address }}
      <dt>상태<dd>{% if order.done %}도착{% elif order.time %}예상 {{ order.time }}분{% else %}확인 중{% endif %}</dl>
      {% endfor %}{% endblock %}""",
    "boss.html": """{% extends "base.html" %}{% block body %}{% for order in orders %}<article><p>{{ order.dishes }}</p>
      <p>{{ order.address }}</p>{% if order.time is not None %}<b>{{ order.time }}분</b>{% else %}
      <form method="post" action="{% url 'time' order.uuid %}">{% csrf_token %}{% for time in times %}
      <button name="estimated_time" value="{{ time }}">{{ time }}분</button>{% endfor %}</form>{% endif %}</article>
      {% endfor %}{% endblock %}""",
    "delivery.html": """{% extends "base.html" %}{% block body %}<table>{% for order in orders %}<tr><td>{{ order.address }}
      <td>{{ order.time }}<td><form method="post" action="{% url 'complete' order.uuid %}">{% csrf_token %}
      <input type="submit" value="완료"></form>{% endfor %}</table>{% endblock %}""",
}
configure(
    __name__,
    PAGES,
    middleware=["django.middleware.locale.LocaleMiddleware"],
    APPEND_SLASH=False,
    LANGUAGE_CODE="ko",
    LANGUAGES=[("ko", "Korean"), ("en", "English")],
)

from django.conf.urls.i18n import i18n_patterns
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST


def page(request, name, **more):
    return render(request, name, {"stage": STAGE, **more})


def see(place):
    return HttpResponse(status=303, headers={"Location": place})


def known(shop):
    found = shop_of(shop)
    if found is None:
        raise Http404
    return found


def shops(request):
    if HAS(10):
        return page(request, "shops.html", shops=SHOPS)
    return JsonResponse({"shops": [{"slug": shop["slug"], "name": shop["name"]} for shop in SHOPS]})


def menu(request, shop):
    menus = menus_of(known(shop))
    if not HAS(10):
        return JsonResponse(menus, safe=False)
    if HAS(11) and not request.session.get("nickname"):
        return see(f"{reverse('login')}?next={request.path}")
    return page(request, "menu.html", shop=known(shop), menus=menus, counts=range(1, 6))


def login(request):
    if request.method == "POST" and request.POST.get("nickname"):
        request.session["nickname"] = request.POST["nickname"]
        return see(request.POST.get("next") or "/")
    return page(request, "login.html", next=request.GET.get("next", ""))


def orders(request):
    if request.method != "POST":
        return page(request, "orders.html", orders=listed())
    sent = request.POST
    lines = [(dish, sent.get(f"qty_{dish}", "1")) for dish in sent.getlist("menu")]
    try:
        place(sent.get("shop"), lines, sent.get("address", ""), sent.get("total"))
    except Refused as why:
        return HttpResponse(str(why), status=400)
    return see(reverse("orders"))


def boss(request, shop):
    request.session["shop"] = known(shop)["slug"]
    return page(request, "boss.html", orders=waiting_at(known(shop)), times=(15, 45) if IS("two-times") else (15, 25, 45))


@require_POST
def time(request, order):
    shop = shop_of(request.session.get("shop")) if HAS(14) else None
    try:
        accept(order, request.POST.get("estimated_time", ""), shop)
    except Refused as why:
        return HttpResponse(str(why), status=400)
    return see(reverse("boss", args=[order_of(order).shop["slug"]]))


def delivery(request):
    return page(request, "delivery.html", orders=underway())


@require_POST
def arrived(request, order):
    try:
        complete(order)
    except Refused as why:
        return HttpResponse(str(why), status=409)
    return see(reverse("delivery"))


urlpatterns = i18n_patterns(
    path("order/shops", shops),
    path("order/menus/<slug:shop>", menu, name="menu"),
    path("login", login, name="login"),
    *([path("order/order", orders, name="orders")] if HAS(11) else []),
    *([path("boss/orders/<slug:shop>", boss, name="boss")] if HAS(13) else []),
    *([path("boss/timeinput/<uuid:order>", time, name="time")] if HAS(13) else []),
    *([path("delivery/orders", delivery, name="delivery")] if HAS(15) else []),
    *([path("delivery/done/<uuid:order>", arrived, name="complete")] if HAS(15) else []),
)

if __name__ == "__main__":
    serve()
