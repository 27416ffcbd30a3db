// The item looked at, beside the plan: what it is, where it stands, what it holds, and all that can be done to it without
// dragging: another day, hour or room, the shelf, a new part, the day from here on.
import { add, remove } from "./plan_dialogs.js";
import { hours } from "./plan_ghost.js";
import { range, shown, span } from "./plan_time.js";

const PART = 10; // minutes of a new part

export function begin(plan) {
  const panel = plan.find("[data-detail]");
  const redraw = () => draw(plan, panel);
  plan.on("chosen", redraw);
  plan.on("change", redraw);
  plan.addPart = id => addPart(plan, plan.items.get(id));
  panel.addEventListener("click", event => act(plan, event));
  panel.addEventListener("submit", event => { event.preventDefault(); move(plan, event.target); });
  panel.addEventListener("change", event => {
    if (event.target.name === "parent") plan.act({ do: "nest", item: plan.chosen, parent: Number(event.target.value) || null });
  });
}

function act(plan, event) {
  const button = event.target.closest("[data-do]");
  const item = plan.items.get(plan.chosen);
  if (!button || !item) return;
  switch (button.dataset.do) {
    case "choose": plan.focus(Number(button.dataset.id)); break;
    case "part": addPart(plan, item); break;
    case "shelf": plan.place(item.id, { day: null, from: null, to: null, room: null, all_rooms: false }, item.version); break;
    case "later": later(plan, item); break;
    case "copy": plan.act({ do: "copy", item: item.id, day: item.day, from: item.from, room: item.room }); break;
    case "cancel": plan.act({ do: "cancel", item: item.id, off: !item.off }, () => [[item.id, { off: !item.off }]]); break;
    case "delete": remove(plan, item.id); break;
  }
}

/** Where the form says, as somebody saw the item when it was drawn. */
function move(plan, form) {
  const item = plan.items.get(plan.chosen);
  const said = Object.fromEntries(new FormData(form));
  const where = { day: item.day, room: item.room, all_rooms: item.all_rooms };
  if ("day" in said) Object.assign(where, { day: said.day || null, room: Number(said.room) || null, all_rooms: said.room === "all" });
  Object.assign(where, { from: said.from || null, to: said.to || null });
  // The form is left, so that it is drawn anew.
  plan.find("[data-detail-title]").focus({ preventScroll: true });
  return plan.place(item.id, where, Number(form.dataset.version));
}

/** A part after the last there is, as far as the item lasts. */
function addPart(plan, item) {
  if (!item || item.parent) return null;
  const { from, to } = item.from ? span(item) : {};
  const ends = plan.parts(item.id).filter(part => part.from).map(part => span(part).to);
  const at = Math.max(from, ...ends);
  const free = item.from && (at + PART <= to ? at : Math.max(from, to - PART));
  const where = item.from ? { day: item.day, ...hours(free, PART) } : { day: null, from: null, to: null };
  return add(plan, { ...where, room: null, parent: item.id }, item.from ? `${range(where.from, where.to)}, ${plan.both(item.title)}` : plan.both(item.title));
}

/** Opens what shifts the day, from where this item ends. */
function later(plan, item) {
  const form = plan.find("[data-whole=shift]");
  form.closest("details").open = true;
  form.elements.from.value = item.to ?? item.from;
  form.elements.room.value = item.room ?? "";
  form.elements.minutes.focus();
  form.elements.minutes.select();
}

function draw(plan, panel) {
  const item = plan.items.get(plan.chosen);
  panel.hidden = !item;
  if (!item) return;
  // What somebody is about to fill in stays before their eyes; a change by others shows when it is sent.
  if (panel.dataset.item === String(item.id) && panel.querySelector("form:focus-within")) return;
  const others = plan.ofDay(item.day ?? plan.day).filter(one => one.id !== item.id);
  const key = JSON.stringify([item, others.map(one => one.id), plan.parts(item.id)]);
  if (panel.drawn === key) return;
  panel.drawn = key;
  panel.dataset.item = item.id;
  plan.find("[data-detail-title]").textContent = plan.both(item.title);
  plan.find("[data-detail-body]").replaceChildren(facts(plan, item), place(plan, item), actions(plan, item), ...nesting(plan, item, others), ...(item.parent ? [] : parts(plan, item)));
}

const make = (tag, fields = {}, ...inner) => {
  const { dataset, ...rest } = fields;
  const one = Object.assign(document.createElement(tag), rest);
  Object.assign(one.dataset, dataset);
  one.append(...inner);
  return one;
};

function facts(plan, item) {
  const list = make("dl");
  const add = (key, text) => text && list.append(make("dt", { textContent: plan.word(key) }), make("dd", { textContent: text }));
  add("studio-detail-when", item.from ? range(item.from, item.to) : plan.word("studio-no-hour"));
  if (item.parent) add("programme-filter-room", plan.roomName(item.room ? item : plan.items.get(item.parent) ?? item));
  add("programme-filter-kind", plan.kinds.find(kind => kind.value === item.kind)?.label);
  add("studio-detail-people", item.people.join(", "));
  add("studio-detail-expected", item.expected ? String(item.expected) : "");
  add("studio-detail-nest", plan.title(item.parent));
  if (item.warnings) list.append(make("dt"), make("dd", { className: "heed", textContent: plan.word("studio-warned", { count: item.warnings }) }));
  return list;
}

function parts(plan, item) {
  const inner = plan.parts(item.id);
  if (!inner.length) return [];
  const row = part => make("li", {}, make("button", { type: "button", dataset: { do: "choose", id: part.id } }, make("span", { className: "num muted", textContent: shown(part.from) }), make("span", { textContent: plan.both(part.title) })));
  return [make("h3", { className: "small", textContent: plan.word("studio-detail-parts") }), make("ol", {}, ...inner.map(row))];
}

function nesting(plan, item, others) {
  if (plan.parts(item.id).length) return [];
  const option = one => make("option", { value: one.id, textContent: `${shown(one.from)} ${plan.both(one.title)}`, selected: one.id === item.parent });
  const select = make("select", { name: "parent", id: "ed-parent" }, make("option", { value: "", textContent: plan.word("studio-detail-nest-none") }));
  select.append(...others.filter(one => one.id === item.parent).map(option));
  // A day has hundreds of others, and few who look at an item nest it: they are listed for who comes to the field.
  const fill = () => { if (select.options.length < others.length + 1) select.replaceChildren(select.options[0], ...others.map(option)); };
  for (const sign of ["pointerdown", "focus"]) select.addEventListener(sign, fill);
  return [make("div", { className: "field" }, make("label", { htmlFor: "ed-parent", textContent: plan.word("studio-detail-nest") }), select)];
}

/** Day, hours and room as a form, for fingers and for whoever does not drag. A part has the day and the room of its item. */
function place(plan, item) {
  const field = (name, key, control) => make("div", { className: "field" }, make("label", { htmlFor: `ed-at-${name}`, textContent: plan.word(key) }), Object.assign(control, { id: `ed-at-${name}`, name }));
  const hour = name => make("input", { type: "time", value: item[name] ?? "" });
  const list = (options, chosen) => make("select", {}, ...options.map(([value, text]) => make("option", { value, textContent: text, selected: String(value) === String(chosen) })));
  const days = [["", "–"], ...plan.days.map(one => [one.day, one.short])];
  const rooms = [["", plan.word("studio-no-room")], ["all", plan.word("programme-all-rooms")], ...plan.rooms.map(room => [room.id, plan.both(room.name)])];
  const pair = (...fields) => make("div", { className: "ed-pair" }, ...fields);
  const own = item.parent ? [] : [pair(field("day", "programme-filter-day", list(days, item.day ?? (item.from ? "" : plan.day ?? ""))), field("room", "programme-filter-room", list(rooms, item.all_rooms ? "all" : item.room ?? "")))];
  return make("form", { className: "ed-at", dataset: { version: item.version } }, ...own, pair(field("from", "studio-column-from", hour("from")), field("to", "studio-column-to", hour("to"))),
    make("button", { type: "submit", className: "button quiet small", textContent: plan.word(item.from ? "studio-detail-move" : "studio-detail-place") }));
}

function actions(plan, item) {
  const button = (what, key) => make("button", { type: "button", className: "button quiet small", textContent: plan.word(key), dataset: { do: what } });
  const all = [button("copy", "studio-detail-copy")];
  if (!item.parent) all.unshift(button("part", "studio-detail-part"));
  if (item.from && !item.parent) all.push(button("later", "studio-detail-later"), button("shelf", "studio-detail-shelf"));
  all.push(button("cancel", item.off ? "studio-detail-restore" : "studio-detail-cancel"));
  if (!item.released) all.push(button("delete", "studio-delete"));
  return make("div", { className: "actions" }, make("a", { className: "button small", href: item.href, textContent: plan.word("studio-detail-open") }), ...all);
}
