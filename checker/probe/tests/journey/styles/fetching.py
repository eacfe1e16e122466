"""Forms that a script of every page sends, with the token from the page's head in a header; answers are data."""

from course import *

PAGES = {
    "base.html": """<!doctype html><html lang="ko"><head><meta charset="utf-8"><meta name="csrf-token" content="{{ csrf_token }}">
      <title>주문</title></head><body>{% block body %}{% endblock %}<script>
      const token = document.querySelector("meta[name=csrf-token]").content;
      document.querySelectorAll("form[data-sent]").forEach((form) => form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const headers = { "X-CSRFToken": token };
        const answer = await (await fetch(form.action, { method: "POST", headers, body: new FormData(form) })).json();
        if (answer.ok) location.reload(); else alert(answer.error);
      }));</script></body></html>""",
    "shops.html": """{% extends "base.html" %}{% block body %}<ul>{% for shop in shops %}<li>
      <a href="/order/menus/{{ shop.id }}">{{ shop.name }}</a>{% endfor %}</ul>{% if stage >= 12 %}
      <a href="/order/order/">목록</a>{% endif %}{% endblock %}""",
    "menu.html": """{% extends "base.html" %}{% block body %}<h1>{{ shop.name }}</h1>{% if stage < 11 %}
      {% for menu in menus %}<p>{{ menu.name }} {{ menu.price }}</p>{% endfor %}{% else %}
      <form data-sent method="post" action="/order/order/"><input type="hidden" name="shop" value="{{ shop.id }}">
      {% for menu in menus %}<label><input type="checkbox" name="menu" value="{{ menu.id }}">{{ menu.name }}</label>
      {% endfor %}<input name="address"><button>주문</button></form>{% endif %}{% endblock %}""",
    "orders.html": """{% extends "base.html" %}{% block body %}{% for order in orders %}<div>#{{ order.id }}
      {{ order.shop.name }} {{ order.dishes }} <i>{{ order.address }}</i> {% if order.done %}✔
      {% elif order.time %}약 {{ order.time }}분{% else %}…{% endif %}</div>{% endfor %}{% endblock %}""",
    "boss.html": """{% extends "base.html" %}{% block body %}{% for order in orders %}<div>{{ order.id }} {{ order.address }}
      {% if order.time is not None %}{{ order.time }}분{% else %}<form data-sent method="post" action="/boss/timeinput/">
      <input type="hidden" name="order_id" value="{{ order.id }}">{% for time in times %}<label>
      <input type="radio" name="estimated_time" value="{{ time }}분">{{ time }}분</label>{% endfor %}<button>확인</button>
      </form>{% endif %}</div>{% endfor %}{% endblock %}""",
    "delivery.html": """{% extends "base.html" %}{% block body %}{% for order in orders %}<div>{{ order.address }}
      {{ order.time }}분<form data-sent method="post" action=""><input type="hidden" name="order_id" value="{{ order.id }}">
      <button>완료</button></form></div>{% endfor %}{% endblock %}""",
}
configure(__name__, PAGES)

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_POST


def page(request, name, **more):
    return render(request, name, {"stage": STAGE, **more})


def known(shop):
    found = shop_of(shop)
    if found is None:
        raise Http404
    return found


def told(deed, *args):
    try:
        deed(*args)
    except Refused as why:
        return JsonResponse({"ok": False, "error": str(why)}, status=200 if IS("always-200") else 400)
    return JsonResponse({"ok": True})


def shops(request):
    if HAS(10):
        return page(request, "shops.html", shops=SHOPS)
    return JsonResponse({"data": {"shops": [{"shopId": shop["id"], "shopName": shop["name"]} for shop in SHOPS]}})


def menu(request, shop):
    menus = menus_of(known(shop))
    return page(request, "menu.html", shop=known(shop), menus=menus) if HAS(10) else JsonResponse({"data": {"menus": menus}})


def orders(request):
    sent = request.POST
    if request.method == "POST":
        return told(place, sent.get("shop"), [(dish, 1) for dish in sent.getlist("menu")], sent.get("address", ""))
    return page(request, "orders.html", orders=listed())


def boss(request, shop):
    request.session["shop"] = known(shop)["id"]
    return page(request, "boss.html", orders=waiting_at(known(shop)), times=(20, 30, 60))


@require_POST
def time(request):
    shop = shop_of(request.session.get("shop")) if HAS(14) else None
    return told(accept, request.POST.get("order_id"), request.POST.get("estimated_time", ""), shop)


def delivery(request):
    if request.method == "POST":
        return told(complete, request.POST.get("order_id"))
    return page(request, "delivery.html", orders=underway())


urlpatterns = [
    path("order/shops/", shops),
    path("order/menus/<int:shop>", menu),
    *([path("order/order/", orders)] if HAS(11) else []),
    *([path("boss/orders/<int:shop>", boss), path("boss/timeinput/", time)] if HAS(13) else []),
    *([path("delivery/orders/", delivery)] if HAS(15) else []),
]

if __name__ == "__main__":
    serve()
