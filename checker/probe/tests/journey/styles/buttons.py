"""One form for a whole page: each of its buttons sends it to an address of its own; how long it takes is said in words."""

from course import *

PAGES = {
    "base.html": """<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>주문</title>
      <script src="https://cdn.example/bootstrap.min.js"></script></head><body><nav><a href="/">홈</a>
      <a href="/order/shops/?sort=name">이름순</a><a href="/order/shops/?sort=new">최신순</a><a href="/about/1/">소개</a></nav>
      {% for message in messages %}<p>{{ message }}</p>{% endfor %}<main>{% block body %}{% endblock %}</main></body></html>""",
    "shops.html": """{% extends "base.html" %}{% block body %}{% for shop in shops %}<div><a href="../menus/{{ shop.id }}/">
      <img src="/static/{{ shop.id }}.png" alt=""><h5>{{ shop.name }}</h5></a></div>{% endfor %}{% if stage >= 12 %}
      <a href="/order/order/" class="btn">주문 확인</a>{% endif %}{% endblock %}""",
    "menu.html": """{% extends "base.html" %}{% block body %}<form action="/order/shops/"><input name="q"><button>검색</button>
      </form><h1>{{ shop.name }}</h1>{% if stage < 11 %}<ol>{% for menu in menus %}<li>{{ menu.name }}
      <span>{{ menu.price }}</span>{% endfor %}</ol>{% else %}<form method="post" action="/order/order/">{% csrf_token %}
      <input type="hidden" name="shop" value="{{ shop.id }}"><select name="menu" multiple size="5">{% for menu in menus %}
      <option value="{{ menu.id }}">{{ menu.name }} ({{ menu.price }}원)</option>{% endfor %}</select>
      <input type="number" name="amount" min="1" max="10" value="1"><input name="address" list="towns">
      <datalist id="towns"><option value="서울시"></datalist><input name="detail_address"><button>결제</button></form>
      {% endif %}{% endblock %}""",
    "orders.html": """{% extends "base.html" %}{% block body %}<table>{% for order in orders %}<tr><td>{{ order.id }}
      <td>{{ order.address }}<td>{{ order.dishes }}<td>{% if order.done %}완료{% elif order.time %}{{ order.time }}분 소요
      {% else %}접수 전{% endif %}{% endfor %}</table>{% endblock %}""",
    "boss.html": """{% extends "base.html" %}{% block body %}<form method="post">{% csrf_token %}<table>
      {% for order in orders %}<tr><td>{{ order.id }}<td>{{ order.address }}<td>{{ order.dishes }}
      <td>{% if order.time is None %}<button formaction="/boss/timeinput/{{ order.id }}/">입력</button>{% else %}
      {{ order.time }}분{% endif %}{% endfor %}</table><select name="estimated_time"><option value="20">이십 분</option>
      <option value="40">사십 분</option></select></form>{% endblock %}""",
    "delivery.html": """{% extends "base.html" %}{% block body %}<form method="post" action="/delivery/orders/">{% csrf_token %}
      {% for order in orders %}<p>{{ order.address }} {{ order.time }}분
      <button type="submit" formaction="/delivery/orders/{{ order.id }}/">배달완료</button></p>{% endfor %}</form>
      {% endblock %}""",
}
configure(__name__, PAGES)

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_POST


def page(request, name, **more):
    return render(request, name, {"stage": STAGE, **more})


def known(shop):
    found = shop_of(shop)
    if found is None:
        raise Http404
    return found


def shops(request):
    if HAS(10):
        return page(request, "shops.html", shops=SHOPS)
    rows = [{"model": "order.shop", "pk": shop["id"], "fields": {"shop_name": shop["name"]}} for shop in SHOPS]
    return JsonResponse(rows, safe=False)


def menu(request, shop):
    menus = menus_of(known(shop))
    if HAS(10):
        return page(request, "menu.html", shop=known(shop), menus=menus)
    return JsonResponse([{"model": "order.menu", "pk": menu["id"], "fields": menu} for menu in menus], safe=False)


def orders(request):
    if request.method != "POST":
        return page(request, "orders.html", orders=listed()[::-1])
    sent = request.POST
    address = f"{sent.get('address', '')} {sent.get('detail_address', '')}"
    try:
        lines = [(dish, sent.get("amount", "1")) for dish in sent.getlist("menu")]
        order = place(sent.get("shop"), lines, address)
    except Refused as why:
        messages.error(request, str(why))
        return redirect(request.META.get("HTTP_REFERER", "/order/shops/"))
    messages.info(request, f"주문되었습니다. {order.total}원")
    return redirect("/order/order/" if HAS(12) else f"/order/menus/{order.shop['id']}/")


def boss(request, shop):
    return page(request, "boss.html", orders=waiting_at(known(shop)))


def doing(request, deed, back):
    try:
        deed()
    except Refused as why:
        messages.error(request, str(why))
    return redirect(back)


@require_POST
def time(request, order):
    deed = lambda: accept(order, request.POST.get("estimated_time", ""))
    return doing(request, deed, request.META.get("HTTP_REFERER", "/boss/orders/1/"))


def delivery(request):
    return page(request, "delivery.html", orders=underway())


@require_POST
def arrived(request, order):
    return doing(request, lambda: complete(order), "/delivery/orders/")


urlpatterns = [
    path("order/shops/", shops),
    path("order/menus/<int:shop>/", menu),
    *([path("order/order/", orders)] if HAS(11) else []),
    *([path("boss/orders/<int:shop>/", boss), path("boss/timeinput/<int:order>/", time)] if HAS(13) else []),
    *([path("delivery/orders/", delivery), path("delivery/orders/<int:order>/", arrived)] if HAS(15) else []),
]

if __name__ == "__main__":
    serve()
