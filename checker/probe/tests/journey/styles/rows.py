"""Class-based views, a formset for the dishes, fields in table cells that name the form of their row, `30분` in a select."""

from course import *

PAGES = {
    "base.html": """<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>배달</title></head><body><nav>
      <a href="/order/shops/">가게</a> {% if stage >= 12 %}<a href="/order/order/">주문 내역</a>{% endif %}</nav>
      {% for message in messages %}<div class="alert">{{ message }}</div>{% endfor %}{% block body %}{% endblock %}</body>
      </html>""",
    "shops.html": """{% extends "base.html" %}{% block body %}<ul>{% for shop in shops %}<li>
      <a href="{% url 'menu' shop.id %}">{{ shop.name }} 메뉴 보기</a>{% endfor %}</ul>{% endblock %}""",
    "menu.html": """{% extends "base.html" %}{% block body %}<h2>{{ shop.name }}</h2>{% if stage < 11 %}<dl>
      {% for line in lines %}<dt>{{ line.dish.name }}<dd>{{ line.dish.price }}원{% endfor %}</dl>{% else %}
      <form method="post" action="{% url 'order' %}">{% csrf_token %}{{ lines.management_form }}<table>
      {% for line in lines %}<tr><td>{{ line.dish.name }}<td>{{ line.dish.price }}원<td>{{ line.menu }}{{ line.quantity }}
      {% endfor %}</table><input type="hidden" name="shop" value="{{ shop.id }}"><label>배달 주소
      <input name="address" maxlength="200" required></label><button type="submit">주문</button></form>{% endif %}
      {% endblock %}""",
    "orders.html": """{% extends "base.html" %}{% block body %}<table>{% for order in orders %}<tr><td>{{ order.id }}
      <td>{{ order.shop.name }}<td>{{ order.dishes }}<td>{{ order.total }}원<td>{{ order.address }}
      <td>{% if order.done %}배달 완료{% elif order.time %}{{ order.time }}분 뒤 도착{% else %}대기{% endif %}
      {% endfor %}</table>{% endblock %}""",
    "boss.html": """{% extends "base.html" %}{% block body %}<table>{% for order in orders %}<tr><td>{{ order.id }}
      <td>{{ order.dishes }}<td>{{ order.address }}<td>{% if order.time is not None %}{{ order.time }}분{% else %}
      <form id="f{{ order.id }}" method="post" action="/boss/timeinput/">{% csrf_token %}</form>
      <input type="hidden" name="order_id" value="{{ order.id }}" form="f{{ order.id }}">
      {% if stage >= 14 %}<input type="hidden" name="shop_id" value="{{ shop.id }}" form="f{{ order.id }}">{% endif %}
      <select name="estimated_time" form="f{{ order.id }}"><option value="" disabled selected>선택</option>
      <option>20분</option><option>30분</option><option>50분</option></select><td><button form="f{{ order.id }}">접수</button>
      {% endif %}{% endfor %}</table>{% endblock %}""",
    "delivery.html": """{% extends "base.html" %}{% block body %}{% for order in orders %}<section><p>{{ order.address }}
      ({{ order.time }}분)</p><form method="post" action="/delivery/orders/">{% csrf_token %}
      <button name="order_id" value="{{ order.id }}">배달 완료</button></form></section>{% endfor %}{% endblock %}""",
}
configure(__name__, PAGES)

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views import View


class Line(forms.Form):
    menu = forms.IntegerField(widget=forms.HiddenInput)
    quantity = forms.IntegerField(initial=0, min_value=0, max_value=99, required=False)


Lines = forms.formset_factory(Line, extra=0)


def page(request, name, **more):
    return render(request, name, {"stage": STAGE, **more})


def known(shop):
    found = shop_of(shop)
    if found is None:
        raise Http404
    return found


class Shops(View):
    def get(self, request):
        if HAS(10):
            return page(request, "shops.html", shops=SHOPS)
        return JsonResponse([{"id": shop["id"], "name": shop["name"]} for shop in SHOPS], safe=False)


class Menu(View):
    def get(self, request, shop):
        menus = menus_of(known(shop))
        if not HAS(10):
            return JsonResponse({"menus": menus})
        lines = Lines(initial=[{"menu": menu["id"]} for menu in menus])
        for line, menu in zip(lines, menus):
            line.dish = menu
        return page(request, "menu.html", shop=known(shop), lines=lines)


class Order(View):
    def get(self, request):
        return page(request, "orders.html", orders=listed())

    def post(self, request):
        lines = Lines(request.POST)
        try:
            if not lines.is_valid():
                raise Refused("수량을 확인하세요")
            chosen = [(line.cleaned_data["menu"], line.cleaned_data.get("quantity")) for line in lines]
            place(request.POST.get("shop"), [one for one in chosen if one[1]], request.POST.get("address", ""))
        except Refused as why:
            messages.error(request, str(why))
            return redirect("menu", known(request.POST.get("shop"))["id"])
        messages.success(request, "접수되었습니다")
        return redirect("order")


class Boss(View):
    def get(self, request, shop):
        return page(request, "boss.html", shop=known(shop), orders=waiting_at(known(shop)))


class Time(View):
    def post(self, request):
        shop = shop_of(request.POST.get("shop_id")) if HAS(14) else SHOPS[0]
        try:
            accept(request.POST.get("order_id"), request.POST.get("estimated_time", ""), shop if HAS(14) else None)
        except Refused as why:
            messages.error(request, str(why))
        return redirect(f"/boss/orders/{shop['id']}")


class Delivery(View):
    def get(self, request):
        return page(request, "delivery.html", orders=underway())

    def post(self, request):
        try:
            complete(request.POST.get("order_id"))
        except Refused as why:
            return HttpResponseBadRequest(str(why))
        return redirect("/delivery/orders/")


urlpatterns = [
    path("order/shops/", Shops.as_view()),
    path("order/menus/<int:shop>", Menu.as_view(), name="menu"),
    *([path("order/order/", Order.as_view(), name="order")] if HAS(11) else []),
    *([path("boss/orders/<int:shop>", Boss.as_view()), path("boss/timeinput/", Time.as_view())] if HAS(13) else []),
    *([path("delivery/orders/", Delivery.as_view())] if HAS(15) else []),
]

if __name__ == "__main__":
    serve()
