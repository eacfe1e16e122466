// Everything here is an extra: the pages work without it.
"use strict";

// A double click must not send a form twice. Coming back to the page makes the buttons work again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
  }
});

// Orders on the page follow what happens to them.
if (document.querySelector("[data-live] [data-order]") && "EventSource" in window) {
  const events = new EventSource("/order/events");
  events.addEventListener("order", (event) => {
    const change = JSON.parse(event.data);
    const row = document.querySelector(`[data-live] [data-order="${Number(change.id)}"]`);
    if (!row || row.dataset.state === change.state) return;
    row.dataset.state = change.state;
    row.querySelector(".state").textContent = change.text;
    row.classList.add("changed");
  });
  events.addEventListener("reload", () => location.reload());
  window.addEventListener("pagehide", () => events.close());
}
