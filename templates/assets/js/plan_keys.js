// The plan by keyboard. Arrow keys go between items; Enter or the space bar picks one up, then arrows move it, Shift makes it longer
// or shorter, Enter puts it down, Esc leaves it where it was.
import { add, open, remove } from "./plan_dialogs.js";
import { ghost, hours } from "./plan_ghost.js";
import { minutes, range, span } from "./plan_time.js";

const USUAL = 30; // minutes of an item that had none

export function begin(plan) {
  const grid = plan.find("[data-grid]");
  const mark = grid && ghost(plan);
  let held = null;

  plan.focus = (id, quiet) => {
    plan.choose(id);
    settle(plan);
    const face = faceOf(plan, id);
    face?.focus({ preventScroll: quiet });
  };
  plan.on("change", () => {
    settle(plan);
    // What had the focus is gone: the next key is still meant for the plan.
    if (grid && document.activeElement === document.body && plan.chosen && !plan.items.has(plan.chosen)) plan.find("[data-scroll]").focus({ preventScroll: true });
  });
  plan.on("redraw", () => settle(plan));
  settle(plan);
  const asked = Number(location.hash.match(/^#i(\d+)$/)?.[1]);
  if (faceOf(plan, asked)) plan.focus(asked);
  plan.root.addEventListener("focusin", event => {
    const slot = event.target.closest(".slot[data-item]");
    if (slot && Number(slot.dataset.item) !== plan.chosen) { plan.choose(Number(slot.dataset.item)); settle(plan); }
  });
  plan.root.addEventListener("focusout", event => { if (held && event.relatedTarget && !event.relatedTarget.closest(".slot-face")) leave(); });
  plan.find("[data-help]").addEventListener("click", () => open(plan, "help"));
  plan.find("[data-new]").addEventListener("click", event => {
    event.preventDefault();
    begun();
  });
  document.addEventListener("keydown", event => {
    if (event.target !== document.body && !plan.root.contains(event.target)) return;
    if (event.target.closest("input, select, textarea, dialog, summary") || event.altKey || event.isComposing) return;
    const act = event.ctrlKey || event.metaKey ? usual(event) : held ? carried(event) : free(event);
    if (act === undefined) return;
    event.preventDefault();
    act();
  });

  /** What hands know from elsewhere. */
  function usual(event) {
    const which = { z: event.shiftKey ? "redo" : "undo", y: "redo" }[event.key.toLowerCase()];
    if (which && !held) return () => plan.undo(which);
  }

  function free(event) {
    const face = event.target.closest(".slot-face");
    const id = face && Number(face.closest(".slot").dataset.item);
    const row = event.target.closest("tr[data-item]");
    const any = id ?? (row && Number(row.dataset.item));
    switch (event.key) {
      case "?": return () => open(plan, "help");
      case "u": return () => plan.undo("undo");
      case "r": return () => plan.undo("redo");
      case "n": return () => begun(id);
      case "Delete": return any && (() => remove(plan, any));
      case "p": return any && !plan.items.get(any)?.parent ? () => plan.addPart(any) : undefined;
      case "o": return any && (() => location.assign(plan.items.get(any).href));
      case "Enter": case " ": return face && grid ? () => lift(id) : undefined;
      case "ArrowUp": case "ArrowDown": case "ArrowLeft": case "ArrowRight": return face ? () => walk(plan, id, event.key) : undefined;
    }
  }

  function begun(id) {
    if (plan.view === "shelf") return add(plan, { day: null, from: null, to: null, room: null }, plan.word("studio-said-shelf"));
    const item = plan.items.get(id ?? plan.chosen);
    const at = item?.from && item.day === plan.day ? span(item).to : 8 * 60;
    const where = { day: plan.day, ...hours(at, USUAL), room: item?.room ?? (Number(plan.columns?.()[0]?.dataset.room) || null) };
    return add(plan, where, `${range(where.from, where.to)}, ${plan.roomName(where)}`);
  }

  function lift(id) {
    const item = plan.items.get(id);
    const { from, to } = item.from ? span(item) : { from: 8 * 60, to: 8 * 60 + (item.minutes ?? USUAL) };
    const room = item.from || item.all_rooms ? item.room : Number(plan.columns()[0].dataset.room) || null;
    const room0 = item.parent && !item.room ? plan.items.get(item.parent).room : room;
    held = { id, version: item.version, day: item.from ? item.day : plan.day, from, len: to - from, room: room0, all_rooms: item.all_rooms, start: room0, shelf: false };
    faceOf(plan, id).setAttribute("aria-pressed", "true");
    plan.root.querySelector(`.slot[data-item="${id}"]`).classList.add("lifted");
    show();
    plan.say(plan.word("studio-said-picked", { title: plan.title(id) }));
  }

  function carried(event) {
    const by = { ArrowUp: -plan.step, ArrowDown: plan.step }[event.key];
    if (event.key === "Escape") return () => { plan.say(plan.word("studio-said-dropped-back", { title: plan.title(held.id) })); leave(); };
    if (event.key === "Enter" || event.key === " ") return put;
    if (event.key === "Tab") return () => {};
    if (by && event.shiftKey) return () => { held.len = Math.max(plan.step, held.len + by); told(); };
    if (by) return () => { held.from = Math.min(Math.max(0, held.from + by), 24 * 60 - held.len); held.shelf = false; told(); };
    if (event.key === "ArrowLeft") return () => { aside(-1); told(); };
    if (event.key === "ArrowRight") return () => { aside(1); told(); };
    if (event.key === "PageUp") return () => { another(-1); told(); };
    if (event.key === "PageDown") return () => { another(1); told(); };
    if (event.key === "s") return () => { held.shelf = true; told(); };
  }

  function aside(by) {
    if (held.all_rooms) return;
    const rooms = plan.columns().map(column => Number(column.dataset.room));
    const at = rooms.indexOf(held.room ?? 0) + by;
    if (at >= 0 && at < rooms.length) held.room = rooms[at] || null;
  }

  function another(by) {
    const at = plan.days.findIndex(day => day.day === held.day) + by;
    if (plan.days[at]) held.day = plan.days[at].day;
  }

  const where = () => held.shelf ? { day: null, from: null, to: null, room: null, all_rooms: false }
    : { day: held.day, ...hours(held.from, held.len), room: held.room, all_rooms: held.all_rooms };

  function show() {
    const at = where();
    for (const over of plan.root.querySelectorAll(".over")) over.classList.remove("over");
    if (held.shelf) plan.find("[data-shelf]")?.classList.add("over");
    else if (held.day !== plan.day) plan.find(`[data-day-tab="${held.day}"]`)?.classList.add("over");
    if (held.shelf || held.day !== plan.day) mark.hide();
    else { mark.show(at, held.len); mark.near(); }
  }

  function told() {
    show();
    const at = where();
    const day = held.day === plan.day ? "" : `${plan.days.find(one => one.day === held.day)?.full}, `;
    plan.say(held.shelf ? plan.word("studio-said-shelf") : day + plan.word("studio-said-at", { time: range(at.from, at.to), room: plan.roomName(at) }));
  }

  async function put() {
    const { id, start, shelf, version } = held;
    const item = plan.items.get(id);
    const at = where();
    leave();
    if (item.parent && !shelf) {
      if (at.room === start) at.room = item.room;
      else if (!await plan.act({ do: "nest", item: id, version, parent: null }, () => [[id, { parent: null }]])) return;
      else return plan.place(id, at);
    }
    const same = ["day", "from", "to", "room"].every(name => (at[name] ?? null) === (item[name] ?? null));
    if (same) return plan.say(plan.word("studio-said-dropped-back", { title: plan.title(id) }));
    const done = plan.place(id, at, version);
    plan.focus(id);
    await done;
    plan.focus(id);
  }

  function leave() {
    for (const lifted of plan.root.querySelectorAll(".lifted, .over")) lifted.classList.remove("lifted", "over");
    plan.root.querySelector(".slot-face[aria-pressed=true]")?.removeAttribute("aria-pressed");
    mark.hide();
    held = null;
  }
}

const faceOf = (plan, id) => plan.root.querySelector(`.slot[data-item="${id}"] > .slot-face`);

/** One item at a time can be reached by Tab; the grid's links are buttons that pick up. */
function settle(plan) {
  for (const slot of plan.root.querySelectorAll(".slot.chosen")) slot.classList.remove("chosen");
  const faces = [...plan.root.querySelectorAll(".slot > .slot-face")];
  const chosen = faceOf(plan, plan.chosen);
  chosen?.parentElement.classList.add("chosen");
  for (const face of faces) {
    if (face.tabIndex !== -1 && face !== chosen) face.tabIndex = -1;
    if (!face.role) face.role = "button";
  }
  // The grid and the shelf are each one stop.
  for (const place of [plan.find("[data-grid]"), plan.find("[data-shelf-list]")]) {
    const first = place?.contains(chosen) ? chosen : place?.querySelector(".slot > .slot-face");
    if (first) first.tabIndex = 0;
  }
}

/** The next item in a direction: down and up through a column by time, aside to what stands nearest in time. */
function walk(plan, id, key) {
  const item = plan.items.get(id);
  if (!item.from) {
    const shelf = plan.shelf();
    const to = shelf[shelf.indexOf(item) + (key === "ArrowDown" || key === "ArrowRight" ? 1 : -1)];
    if (to) plan.focus(to.id);
    return;
  }
  const parent = plan.items.get(item.parent) ?? item;
  const side = one => one.all_rooms ? -1 : one.room ?? 0;
  const inColumn = room => plan.ofDay().filter(one => side(one) === room || one.all_rooms).flatMap(one => [one, ...plan.parts(one.id).filter(part => part.from)]);
  if (key === "ArrowUp" || key === "ArrowDown") {
    const column = inColumn(side(parent));
    const to = column[column.findIndex(one => one.id === id) + (key === "ArrowDown" ? 1 : -1)];
    if (to) plan.focus(to.id);
    return;
  }
  const rooms = plan.columns().map(column => Number(column.dataset.room));
  const by = key === "ArrowRight" ? 1 : -1;
  for (let at = rooms.indexOf(side(parent)) + by; at >= 0 && at < rooms.length; at += by) {
    const near = inColumn(rooms[at]).filter(one => !one.all_rooms && !one.parent)
      .sort((a, b) => Math.abs(minutes(a.from) - minutes(item.from)) - Math.abs(minutes(b.from) - minutes(item.from)))[0];
    if (near) return plan.focus(near.id);
  }
}
