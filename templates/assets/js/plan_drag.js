// Drags by pointer: an item to another hour, room, day or the shelf; its lower edge; a new item on empty time.
// A mouse drags at once; a finger must rest first, so that the plan still scrolls. Esc leaves everything as it was.
import { add } from "./plan_dialogs.js";
import { ghost, hours } from "./plan_ghost.js";
import { clock, range, span } from "./plan_time.js";

const REST = 350; // milliseconds a finger rests before it drags
const FAR = 5; // pixels after which a mouse drags, and a finger scrolls
const EDGE = 44; // pixels from the edge where the grid scrolls along
const USUAL = 30; // minutes of an item that had none

export function begin(plan) {
  const grid = plan.find("[data-grid]");
  const mark = grid && ghost(plan);
  let press = null;

  plan.root.addEventListener("dragstart", event => event.preventDefault());
  plan.root.addEventListener("contextmenu", event => press && press.touch && event.preventDefault());
  plan.root.addEventListener("pointerdown", event => {
    if (event.button !== 0 || !event.isPrimary || !grid) return;
    press = pressed(plan, event);
    if (press?.touch) press.timer = setTimeout(() => lift(), REST);
  });
  addEventListener("pointermove", event => {
    if (!press || event.pointerId !== press.id) return;
    [press.nowX, press.nowY] = [event.clientX, event.clientY];
    if (press.lifted || Math.hypot(event.clientX - press.x, event.clientY - press.y) < FAR) return;
    press.touch ? end(false) : lift();
  });
  addEventListener("pointerup", event => press && event.pointerId === press.id && end(true));
  addEventListener("pointercancel", event => press && event.pointerId === press.id && end(false));
  addEventListener("keydown", event => {
    if (event.key !== "Escape" || !press?.lifted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (press.item) plan.say(plan.word("studio-said-dropped-back", { title: plan.title(press.item.id) }));
    end(false);
  }, true);
  // Only while a finger holds something does the page not scroll under it.
  addEventListener("touchmove", event => press?.lifted && event.cancelable && event.preventDefault(), { passive: false });
  plan.root.addEventListener("click", event => {
    const slot = event.target.closest(".slot[data-item]");
    if (!slot || event.ctrlKey || event.metaKey || event.detail > 1) return;
    event.preventDefault();
    plan.focus(Number(slot.dataset.item), true);
  });
  plan.root.addEventListener("dblclick", event => {
    const face = event.target.closest(".slot-face");
    if (face) location.assign(face.href);
  });

  function lift() {
    press.lifted = true;
    clearTimeout(press.timer);
    measure(plan, press);
    document.documentElement.classList.add("dragging");
    press.slot?.classList.add("lifted");
    if (press.touch && navigator.userActivation?.hasBeenActive) navigator.vibrate?.(15);
    if (press.item) press.label = document.body.appendChild(Object.assign(document.createElement("div"), { className: "ed-drag", textContent: plan.title(press.item.id) }));
    const step = () => {
      if (!press?.lifted) return;
      follow();
      press.frame = requestAnimationFrame(step);
    };
    step();
  }

  function follow() {
    creep(press);
    const where = target(plan, press);
    press.label?.style.setProperty("translate", `${press.nowX + 14}px ${press.nowY + 18}px`);
    if (JSON.stringify(where) === press.key) return;
    press.key = JSON.stringify(where);
    press.where = where;
    for (const over of plan.root.querySelectorAll(".over")) over.classList.remove("over");
    if (where?.tab) plan.find(`[data-day-tab="${where.tab}"]`).classList.add("over");
    if (where?.shelf) plan.find("[data-shelf]").classList.add("over");
    if (where?.from && !where.tab) mark.show(where, where.len);
    else mark.hide();
    if (press.label) press.label.hidden = Boolean(where?.from && !where.tab);
  }

  function end(well) {
    const done = press;
    clearTimeout(done.timer);
    cancelAnimationFrame(done.frame);
    if (done.lifted && well) follow();
    press = null;
    if (!done.lifted) return;
    document.documentElement.classList.remove("dragging");
    for (const over of plan.root.querySelectorAll(".over")) over.classList.remove("over");
    done.slot?.classList.remove("lifted");
    done.label?.remove();
    mark.hide();
    // The click that ends a drag is no click.
    addEventListener("click", event => { event.stopPropagation(); event.preventDefault(); }, { capture: true, once: true });
    setTimeout(() => dispatchEvent(new Event("click")), 0);
    if (well && done.where) drop(plan, done);
  }
}

function pressed(plan, event) {
  const touch = event.pointerType !== "mouse";
  const near = event.target.closest(".slot[data-item]");
  // Browsers give a finger the nearest thing to press; on free time beside an item it draws all the same.
  const slot = touch && near && !holds(near.getBoundingClientRect(), event) ? null : near;
  const column = event.target.closest("[data-room] > ol");
  const item = slot && plan.items.get(Number(slot.dataset.item));
  const kind = slot ? (event.target === slot && item?.from && (!touch || slot.classList.contains("chosen")) ? "resize" : "move") : "draw";
  if (slot ? !item : !column) return null;
  const grabbed = event.clientY - (slot?.getBoundingClientRect().top ?? event.clientY);
  return { id: event.pointerId, x: event.clientX, y: event.clientY, nowX: event.clientX, nowY: event.clientY, touch, slot, item, kind, grabbed, room: column && Number(column.parentElement.dataset.room) };
}

const holds = (box, { clientX: x, clientY: y }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

/** Measures once; while dragging only the scroll position is read. */
function measure(plan, press) {
  const scroller = plan.find("[data-scroll]");
  const columns = plan.find(".ed-cols");
  press.scroller = scroller;
  press.box = scroller.getBoundingClientRect();
  press.top = columns.getBoundingClientRect().top + scroller.scrollTop;
  press.pixels = plan.pixels();
  press.first = Number(plan.find("[data-grid]").dataset.first);
  press.columns = plan.columns().filter(column => getComputedStyle(column).display !== "none").map(column => {
    const box = column.getBoundingClientRect();
    const away = column.classList.contains("pinned") ? 0 : scroller.scrollLeft;
    return { room: Number(column.dataset.room), left: box.left + away, right: box.right + away, pinned: column.classList.contains("pinned") };
  });
  press.begun = minute(press, press.y);
}

const minute = (press, y) => press.first + (y + press.scroller.scrollTop - press.top) / press.pixels;

function columnAt(press, x) {
  const inside = column => { const at = column.pinned ? x : x + press.scroller.scrollLeft; return at >= column.left && at < column.right; };
  return press.columns.find(column => column.pinned && inside(column)) ?? press.columns.find(inside);
}

function target(plan, press) {
  const snap = at => Math.round(at / plan.step) * plan.step;
  const item = press.item;
  if (press.kind === "draw") {
    // The grid may have scrolled along since.
    const [from, to] = [press.begun, minute(press, press.nowY)].sort((a, b) => a - b);
    const at = Math.floor(from / plan.step) * plan.step;
    const len = Math.max(plan.step, snap(to) - at);
    return { day: plan.day, ...hours(at, len), room: press.room || null, all_rooms: false, len };
  }
  const held = item.from ? span(item) : { from: 0, to: item.minutes ?? USUAL };
  if (press.kind === "resize") {
    const len = Math.max(plan.step, snap(minute(press, press.nowY)) - held.from);
    return { day: item.day, ...hours(held.from, len), room: item.room, all_rooms: item.all_rooms, len };
  }
  const under = document.elementFromPoint(press.nowX, press.nowY);
  const tab = under?.closest("[data-day-tab]");
  const len = held.to - held.from;
  if (tab) return { tab: tab.dataset.dayTab, day: tab.dataset.dayTab, from: item.from, to: item.to, room: item.room, all_rooms: item.all_rooms };
  if (under?.closest("[data-shelf]")) return { shelf: true };
  const { left, right, top, bottom } = press.box;
  if (press.nowX < left || press.nowX > right || press.nowY < top || press.nowY > bottom) return null;
  const column = item.all_rooms ? { room: null } : columnAt(press, press.nowX);
  if (!column) return null;
  return { day: plan.day, ...hours(snap(minute(press, press.nowY - Math.min(press.grabbed, len * press.pixels))), len), room: column.room || null, all_rooms: item.all_rooms, len };
}

/** Near its edges the grid scrolls along. */
function creep({ scroller, box, nowX, nowY }) {
  const pull = (at, low, high) => at < low + EDGE && at > low - EDGE ? -1 : at > high - EDGE && at < high + EDGE ? 1 : 0;
  const [x, y] = [pull(nowX, box.left, box.right), pull(nowY, box.top, box.bottom)];
  if (x || y) scroller.scrollBy(x * 9, y * 9);
}

async function drop(plan, { kind, item, where }) {
  const { tab, shelf, len, ...place } = where;
  if (kind === "draw") return add(plan, { day: place.day, from: place.from, to: place.to, room: place.room }, `${range(place.from, place.to)}, ${plan.roomName(place)}`);
  if (shelf) return item.from && plan.place(item.id, { day: null, from: null, to: null, room: null, all_rooms: false }, item.version);
  const parent = plan.items.get(item.parent);
  const at = parent && !parent.all_rooms ? parent.room : item.room;
  if (parent) {
    // A part that stays in its item's column stays a part; in another it stands alone.
    if (parent.all_rooms || tab || place.room === at) place.room = item.room;
    else if (!await plan.act({ do: "nest", item: item.id, version: item.version, parent: null }, () => [[item.id, { parent: null }]])) return;
    else return plan.place(item.id, place);
  }
  const same = ["day", "from", "to", "room"].every(name => (place[name] ?? null) === (item[name] ?? null));
  if (!same) return plan.place(item.id, place, item.version);
}
