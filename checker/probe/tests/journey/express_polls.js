// Polls in Express, with mistakes that can be switched on.
//
//     EXPRESS=…/node_modules/express node express_polls.js [MISTAKE…]
//
// It prints its address. Nothing is kept; each visitor has a token that belongs to a cookie.
"use strict";

const crypto = require("node:crypto");
const express = require(process.env.EXPRESS || "express");

const MISTAKES = new Set(process.argv.slice(2));
const is = (mistake) => MISTAKES.has(mistake);
const secret = crypto.randomBytes(16);
const tokenOf = (id) => crypto.createHmac("sha256", secret).update(is("same-token") ? "" : id).digest("hex");
const questions = new Map([
  [1, { text: "Lunch?", choices: new Map([[1, ["Gimbap", 0]], [2, ["Pizza", 0]]]) }],
  [2, { text: "Database?", choices: new Map([[3, ["PostgreSQL", 0]], [4, ["MariaDB", 0]]]) }],
]);

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use((request, response, next) => {
  const found = /(?:^|; )sid=([0-9a-f]{32})/.exec(request.headers.cookie || "");
  const id = found ? found[1] : crypto.randomBytes(16).toString("hex");
  if (!found) response.cookie("sid", id, { httpOnly: true, sameSite: "lax" });
  request.token = tokenOf(id);
  const sends = request.method === "POST" && !is("no-token-check");
  if (sends && (request.body || {})._csrf !== request.token) return response.status(403).send("token");
  next();
});
const page = (body) => `<!doctype html><title>Polls</title><body>${body}`;

app.param("question", (request, response, next, id) => {
  request.question = questions.get(Number(id));
  if (!request.question && !is("unknown-fails")) return response.status(404).send("no such question");
  next();
});
app.get("/polls", (request, response) => {
  response.send(page([...questions].map(([id, { text }]) => `<li><a href="/polls/${id}">${text}</a>`).join("")));
});
const form = (request, said) => {
  const { text, choices } = request.question;
  const options = [...choices].map(([id, [name]]) => `<option value="${id}">${name}</option>`).join("");
  return page(`<h1>${text}</h1>${said}<form method="post" action="/polls/${request.params.question}/vote">
    <input type="hidden" name="_csrf" value="${request.token}"><select name="choice" required><option value="">-</option>
    ${options}</select><button>Vote</button></form><a href="/polls/${request.params.question}/results">Results</a>`);
};
app.get("/polls/:question", (request, response) => response.send(form(request, "")));
const results = (request) =>
  page(`<ol>${[...request.question.choices.values()].map(([name, votes]) => `<li>${name}: ${votes}`).join("")}</ol>`);
app.get("/polls/:question/results", (request, response) => response.send(results(request)));

const vote = async (request, response) => {
  const id = Number((request.method === "POST" ? request.body : request.query).choice);
  const own = request.question.choices;
  const all = new Map([...questions.values()].flatMap((question) => [...question.choices]));
  const choice = (is("choice-of-others") ? all : own).get(id);
  if (!choice) return response.status(422).send(form(request, "<p>Please choose."));
  if (is("race")) {
    const count = choice[1];
    await new Promise((resolve) => setTimeout(resolve, 20));
    choice[1] = count + 1;
  } else {
    choice[1] += 1;
  }
  if (is("no-redirect")) return response.send(results(request));
  response.redirect(303, `/polls/${request.params.question}/results`);
};
app.post("/polls/:question/vote", vote);
if (is("by-get")) app.get("/polls/:question/vote", vote);

app.use((error, request, response, _next) => response.status(500).send("broken"));
const server = app.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
