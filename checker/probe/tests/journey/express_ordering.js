// The course's ordering application in Express, as its learners build it: by stages, with mistakes that can be switched on.
//
//     EXPRESS=…/node_modules/express node express_ordering.js STAGE [MISTAKE…]
//
// It prints its address. Nothing is kept; each visitor has a token that belongs to a cookie.
"use strict";

const crypto = require("node:crypto");
const express = require(process.env.EXPRESS || "express");

const STAGE = Number(process.argv[2].split(".")[1]);
const MISTAKES = new Set(process.argv.slice(3));
const has = (stage) => STAGE >= stage;
const is = (mistake) => MISTAKES.has(mistake);

const SHOPS = new Map([
  [1, { name: "Hangang Bunsik", dishes: new Map([[1, ["Gimbap", 4000]], [2, ["Ramyeon", 4500]]]) }],
  [2, { name: "Hill Pizza", dishes: new Map([[3, ["Margherita", 15000]]]) }],
]);
if (is("no-shops")) SHOPS.clear();
const orders = [];
const sessions = new Map();

const app = express();
app.set("trust proxy", is("trusts-proxy"));
app.use(express.urlencoded({ extended: false }));
app.use((request, response, next) => {
  const found = /(?:^|; )sid=([0-9a-f]{32})/.exec(request.headers.cookie || "");
  let id = found && found[1];
  if (!sessions.has(id)) {
    id = crypto.randomBytes(16).toString("hex");
    sessions.set(id, is("same-token") ? "0123456789abcdef0123456789abcdef" : crypto.randomBytes(16).toString("hex"));
    response.cookie("sid", id, { httpOnly: true, sameSite: "lax", secure: is("secure-cookies") });
  }
  request.token = sessions.get(id);
  const sends = request.method === "POST" && !is("no-token-check");
  const own = `${request.protocol}://${request.headers.host}`;
  if (sends && is("origins") && request.headers.origin !== own) return response.status(403).send("origin");
  if (sends && (request.body || {})._csrf !== request.token) return response.status(403).send("token");
  next();
});

const escaped = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const field = (request) => (is("no-token-field") ? "" : `<input type="hidden" name="_csrf" value="${request.token}">`);
const page = (body) =>
  `<!doctype html><title>Orders</title><body>${body}${has(12) && !is("no-link") ? '<p><a href="/order/order">Orders</a>' : ""}`;

class Wrong extends Error {}
const number = (text, low, high) => {
  if (is("numbers-unchecked")) return Number(text);
  const value = Number(text);
  if (!/^-?[0-9]{1,12}$/.test(text || "") || value < low || value > high) throw new Wrong(text);
  return value;
};

app.get("/order/shops", (request, response) => {
  const shops = [...SHOPS].map(([id, shop]) => ({ id, name: shop.name }));
  if (!has(10)) return response.json({ shops });
  const link = (shop) => (is("no-menu-links") ? shop.name : `<a href="/order/menus/${shop.id}">${shop.name}</a>`);
  response.send(page(`<ul>${shops.map((shop) => `<li>${link(shop)}</li>`).join("")}</ul>`));
});

app.get("/order/menus/:shop", (request, response) => {
  const shop = SHOPS.get(Number(request.params.shop));
  if (!shop) return response.status(404).send("no such shop");
  const { dishes } = is("menus-alike") ? SHOPS.get(1) : shop;
  const all = [...dishes].map(([id, [name, price]]) => ({ id, name, price }));
  if (!has(10)) return response.json(all);
  if (!has(11)) return response.send(page(all.map((dish) => `<p>${dish.name} ${dish.price}</p>`).join("")));
  const boxes = all.map((dish) => `<label><input type="checkbox" name="menu" value="${dish.id}">${dish.name}</label>`);
  const total = is("price-from-form") ? `<input type="hidden" name="total" value="${all[0].price}">${all[0].price}` : "";
  response.send(
    page(`<form method="${is("order-by-get") ? "get" : "post"}" action="/order/order">${field(request)}${total}
      <input type="hidden" name="shop" value="${request.params.shop}">${boxes.join("")}
      <input type="number" name="count" value="1" min="1"><textarea name="address"></textarea>
      <button>Order</button></form>`),
  );
});

let looks = 0;
if (has(11)) {
  app.get("/order/order", (request, response) => {
    // Chance would now and then show the same order twice: every other look shows it the other way round.
    looks += 1;
    const shown = is("unstable-order") && looks % 2 ? [...orders] : [...orders].reverse();
    if (!has(12)) return response.json(shown);
    const address = (order) => (is("raw-text") ? order.address : escaped(order.address));
    const row = (order) =>
      `<tr><td>${order.id}<td>${order.price}<td>${address(order)}<td>${order.minutes || ""}<td>${order.done || ""}</tr>`;
    response.send(page(`<table>${shown.map(row).join("")}</table>`));
  });
  app.post("/order/order", (request, response) => {
    const { address = "", menu = [], count = "1", total } = request.body;
    const shop = SHOPS.get(number(request.body.shop, 1, 1e9));
    const dishes = [menu].flat().map((id) => number(id, 1, 1e9));
    const many = number(count, 1, 99);
    const strange = (id) => !shop.dishes.has(id);
    if (!shop || !dishes.length || !address.trim()) throw new Wrong("order");
    if (!is("dish-of-others") && dishes.some(strange)) throw new Wrong("dish");
    const sum = dishes.reduce((sum, id) => sum + (shop.dishes.get(id) || ["", 0])[1], 0) * many;
    const price = is("price-from-form") ? Number(total) : sum;
    const of = Number(request.body.shop);
    if (!is("not-stored")) orders.push({ id: orders.length + 1, shop: of, price, address, minutes: null, done: 0 });
    if (is("no-redirect")) return response.send(page("Thank you"));
    response.redirect(303, "/order/order");
  });
}

const find = (text) => {
  const order = orders[number(text, 1, 1e9) - 1];
  if (!order) throw new Wrong("order");
  return order;
};

const boss = (request, response, shown, shop) => {
  const own = shop ? `<input type="hidden" name="shop" value="${shop}">` : "";
  const form = (order) =>
    order.minutes !== null
      ? `${order.minutes} minutes`
      : `<form method="post" action="/boss/timeinput">${field(request)}${own}<input type="hidden" name="order_id"
         value="${order.id}"><input name="estimated_time"><button>Accept</button></form>`;
  response.send(page(shown.map((order) => `<section>${escaped(order.address)} ${form(order)}</section>`).join("")));
};
if (has(13) && !has(14)) app.get("/boss/orders", (request, response) => boss(request, response, orders));
if (has(14)) {
  app.get("/boss/orders/:shop", (request, response) => {
    const shop = Number(request.params.shop);
    const shown = orders.filter((order) => is("others-shown") || order.shop === shop);
    boss(request, response, shown, shop);
  });
}
if (has(13)) {
  const minutes = (request, response) => {
    const form = request.method === "POST" ? request.body : request.query;
    const order = find(form.order_id);
    const value = number(form.estimated_time, 1, 600);
    if (has(14) && !is("edits-others") && String(order.shop) !== form.shop) return response.status(403).send("not yours");
    if (order.minutes !== null && !is("minutes-after")) return response.status(409).send("decided");
    if (!is("minutes-lost")) order.minutes = value;
    if (is("no-redirect-boss")) return response.send(page("Done"));
    response.redirect(303, has(14) ? `/boss/orders/${form.shop}` : "/boss/orders");
  };
  app.post("/boss/timeinput", minutes);
  if (is("get-changes")) app.get("/boss/timeinput", minutes);
}

if (has(15)) {
  const complete = (request, response) => {
    const order = find((request.method === "POST" ? request.body : request.query).order_id);
    if (order.minutes === null && !is("out-of-order")) return response.status(409).send("not accepted");
    if (order.done && !is("complete-twice")) return response.status(409).send("delivered already");
    if (!is("never-done")) order.done += 1;
    response.redirect(303, "/delivery/orders");
  };
  app.get("/delivery/orders", (request, response) => {
    if (is("get-completes") && request.query.order_id) return complete(request, response);
    const form = (order) =>
      `<li>${escaped(order.address)}<form method="post">${field(request)}<input type="hidden" name="order_id"
       value="${order.id}"><button>Delivered</button></form></li>`;
    const open = orders.filter((order) => order.minutes !== null && !order.done);
    response.send(page(`<ul>${open.map(form).join("")}</ul>`));
  });
  app.post("/delivery/orders", complete);
}

app.use((error, request, response, _next) => {
  response.status(error instanceof Wrong ? 400 : 500).send("wrong");
});

const server = app.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
