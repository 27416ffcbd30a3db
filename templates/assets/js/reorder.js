// Drags the rows of a form (li with data-id) by pointer, and moves them by its up and down buttons, without reloading.
// Sends order=3,1,2 and moved=1 to the form's address; without script the buttons send move=up:3 and the page comes back.
// With data-redraw the rows are drawn anew from the page afterwards: numbers and reasons change with the order.
import { morph } from "./morph.js";

export function start(form) {
  const list = form.querySelector(".rows");
  if (!list) return;
  for (const row of list.children) addGrip(row);
  form.addEventListener("submit", event => step(event, form, list));
  list.addEventListener("pointerdown", event => event.target.closest(".grip") && drag(event, form, list));
}

function addGrip(row) {
  const grip = document.createElement("span");
  grip.className = "grip";
  grip.textContent = "⠿";
  grip.ariaHidden = "true";
  row.prepend(grip);
}

function step(event, form, list) {
  const button = event.submitter;
  if (button?.name !== "move") return;
  event.preventDefault();
  const row = button.closest("[data-id]");
  if (button.value.startsWith("up:")) row.previousElementSibling?.before(row);
  else row.nextElementSibling?.after(row);
  settle(list);
  (button.disabled ? row.querySelector(".move button:not([disabled])") : button)?.focus();
  send(form, list, row);
}

function drag(event, form, list) {
  event.preventDefault();
  const row = event.target.closest("[data-id]");
  const before = order(list);
  row.classList.add("moving");
  const move = pointer => {
    const other = [...list.children].find(one => one !== row && inside(one, pointer.clientY));
    if (!other) return;
    const down = row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    down ? other.after(row) : other.before(row);
  };
  const stop = () => {
    row.classList.remove("moving");
    removeEventListener("pointermove", move);
    settle(list);
    if (order(list) !== before) send(form, list, row);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", stop, { once: true });
  addEventListener("pointercancel", stop, { once: true });
}

const inside = (row, y) => { const box = row.getBoundingClientRect(); return y > box.top && y < box.bottom; };
const order = list => [...list.children].map(row => row.dataset.id).join();

function settle(list) {
  for (const row of list.children) {
    const [up, down] = row.querySelectorAll(".move button");
    if (up) up.disabled = !row.previousElementSibling;
    if (down) down.disabled = !row.nextElementSibling;
  }
}

async function send(form, list, row) {
  const body = new URLSearchParams(new FormData(form));
  body.set("order", order(list));
  body.set("moved", row.dataset.id);
  const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
  const well = answer && (answer.ok || answer.type === "opaqueredirect");
  // The next order starts from this one.
  if (well && form.elements.seen) form.elements.seen.value = body.get("order");
  say(form, well ? form.dataset.saved : form.dataset.failed);
  if (well && "redraw" in form.dataset) redraw(list);
}

async function redraw(list) {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(list.closest("[id]").id)?.querySelector(".rows");
  // Somebody may have moved on meanwhile: then the next answer draws.
  if (!fresh || order(fresh) !== order(list)) return;
  for (const grip of list.querySelectorAll(".grip")) grip.remove();
  morph(list, fresh);
  for (const row of list.children) addGrip(row);
}

function say(form, text) {
  let place = form.querySelector("[role=status]");
  if (!place) {
    place = Object.assign(document.createElement("p"), { className: "muted small", role: "status" });
    form.prepend(place);
  }
  place.textContent = text ?? "";
}
