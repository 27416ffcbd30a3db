// Draws the day's items into the grid, and the shelf. Elements are kept by item and touched only where something changed,
// and nothing is measured: places are minutes and lanes, the style sheet makes pixels of them.
import { lanes } from "./plan_layout.js";
import { shown, span } from "./plan_time.js";

export function begin(plan) {
  const grid = plan.find("[data-grid]");
  plan.narrow = Number(grid?.dataset.narrow);
  const faces = new Map();
  for (const slot of plan.root.querySelectorAll(".slot[data-item]")) {
    const item = plan.items.get(Number(slot.dataset.item));
    if (!grid?.contains(slot) || !item) continue;
    faces.set(item.id, slot);
    // The server has drawn it so already.
    slot.drawn = keyOf(plan, item);
  }
  const redraw = changed => {
    if (grid) drawGrid(plan, grid, faces);
    drawShelf(plan);
    for (const id of changed ?? []) flash(plan, id);
  };
  plan.on("change", redraw);
  plan.on("redraw", () => redraw());
  if (grid && !plan.isDrawn) drawGrid(plan, grid, faces);
}

function drawGrid(plan, grid, faces) {
  const own = plan.ofDay();
  const seen = new Set();
  widen(grid, own);
  const least = plan.leastMinutes();
  for (const column of grid.querySelectorAll("[data-room], [data-all]")) {
    const room = Number(column.dataset.room ?? -1);
    const here = own.filter(item => item.all_rooms ? room === -1 : (item.room ?? 0) === room);
    place(plan, column.querySelector("ol"), here, faces, seen, least);
    if (room >= 0) shape(plan, column, here, least);
  }
  for (const [id, slot] of faces) if (!seen.has(id)) { slot.remove(); faces.delete(id); }
}

function place(plan, list, items, faces, seen, least) {
  const spans = items.map(span);
  lanes(spans, least).forEach(([lane, all], at) => {
    const item = items[at];
    const slot = faces.get(item.id) ?? fresh(item, faces);
    seen.add(item.id);
    const style = `--at:${spans[at].from};--len:${spans[at].to - spans[at].from};--lane:${lane};--lanes:${all}`;
    if (slot.getAttribute("style") !== style) slot.setAttribute("style", style);
    if (slot.parentElement !== list) list.append(slot);
    fill(plan, slot, item);
    const parts = plan.parts(item.id).filter(part => part.from && part.day === item.day);
    slot.classList.toggle("holds", parts.length > 0);
    slot.classList.toggle("short", spans[at].to - spans[at].from < least * 2.5);
    slot.classList.toggle("narrow", all > plan.narrow);
    let inner = slot.querySelector(":scope > .parts");
    if (parts.length && !inner) slot.append(inner = Object.assign(document.createElement("ol"), { className: "parts" }));
    if (inner) place(plan, inner, parts, faces, seen, least);
    if (inner && !parts.length) inner.remove();
  });
}

function fresh(item, faces) {
  const slot = document.createElement("li");
  slot.className = "slot";
  slot.id = `i${item.id}`;
  slot.dataset.item = item.id;
  slot.innerHTML = `<a class="slot-face" tabindex="-1"></a>`;
  faces.set(item.id, slot);
  return slot;
}

const isOff = (plan, item) => Boolean(item.off || plan.items.get(item.parent)?.off);
const atWork = (plan, item) => plan.others.filter(one => one.item === item.id).map(one => one.name).join(", ");
const keyOf = (plan, item) => [item.from, item.to, item.title.vi, item.title.en, item.kind, isOff(plan, item), item.warnings, item.people.join(), atWork(plan, item)].join("|");

/** The words on a slot; `drawn` says what they were, so that nothing is touched in vain. */
function fill(plan, slot, item) {
  const key = keyOf(plan, item);
  if (slot.drawn === key) return;
  slot.drawn = key;
  const [off, where] = [isOff(plan, item), atWork(plan, item)];
  slot.dataset.kind = item.kind;
  slot.classList.toggle("off", off);
  slot.classList.toggle("warned", item.warnings > 0);
  const face = slot.querySelector(".slot-face");
  face.href = item.href;
  const part = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text });
  const title = part("b", "", plan.both(item.title));
  const words = [part("span", "num", shown(item.from) || plan.dayName(item.day)), " ", title];
  if (off) words.push(" ", part("span", "tag off", plan.word("programme-state-off")));
  if (item.warnings) words.push(" ", part("span", "heed", plan.word("studio-warned", { count: item.warnings })));
  if (where) words.push(" ", part("span", "at-work", where));
  words.push(part("small", "", item.people.join(", ")));
  face.replaceChildren(...words);
}

/** A column's room for its lanes; the column without a room shows only where something stands in it. */
function shape(plan, column, here, least) {
  const most = here.length ? Math.max(...lanes(here.map(span), least).map(([, all]) => all)) : 1;
  const holds = here.some(item => plan.parts(item.id).some(part => part.from));
  const head = column.closest("[data-grid]").querySelector(`[data-head="${column.dataset.room}"]`);
  for (const one of [column, head]) {
    one.style.setProperty("--wide", Math.max(holds ? 1.6 : 1, most * .7));
    if (column.dataset.room === "0") one.hidden = !here.length && plan.rooms.length > 0;
  }
}

/** The hours drawn reach as far as what is planned. */
function widen(grid, own) {
  let [first, last] = [Number(grid.dataset.first), Number(grid.dataset.last)];
  for (const item of own) {
    const { from, to } = span(item);
    first = Math.min(first, Math.floor(from / 60) * 60);
    last = Math.max(last, Math.ceil(to / 60) * 60);
  }
  if (first === Number(grid.dataset.first) && last === Number(grid.dataset.last)) return;
  Object.assign(grid.dataset, { first, last });
  grid.style.setProperty("--first", first);
  grid.style.setProperty("--last", last);
  const hours = [];
  for (let at = Math.ceil(first / 60) * 60; at < last; at += 60) {
    const hour = Object.assign(document.createElement("span"), { className: "num", textContent: shown(`${String(at / 60).padStart(2, "0")}:00`) });
    hour.style.setProperty("--at", at);
    hours.push(hour);
  }
  grid.querySelector(".ed-hours").replaceChildren(...hours);
}

function drawShelf(plan) {
  const list = plan.find("[data-shelf-list]");
  if (!list) return;
  const known = new Map([...list.children].map(slot => [Number(slot.dataset.item), slot]));
  const items = plan.shelf();
  for (const item of items) {
    const slot = known.get(item.id) ?? fresh(item, known);
    slot.removeAttribute("style");
    fill(plan, slot, item);
    list.append(slot);
    known.delete(item.id);
  }
  for (const slot of known.values()) slot.remove();
  plan.find("[data-shelf-count]").textContent = items.length || "";
}

/** Shows for a moment that an item has changed. */
function flash(plan, id) {
  const slot = plan.root.querySelector(`#i${id}`);
  if (!slot) return;
  slot.classList.remove("changed");
  requestAnimationFrame(() => slot.classList.add("changed"));
}
