// Beside the grid: everything about the item looked at, with what can be done to it; and the findings, read again after each change.
import { remove } from "./plan_dialogs.js";
import { range, shown } from "./plan_time.js";

export function begin(plan) {
  const panel = plan.find("[data-detail]");
  const redraw = () => draw(plan, panel);
  plan.on("chosen", redraw);
  plan.on("change", redraw);
  panel.addEventListener("click", event => act(plan, event));
  panel.addEventListener("change", event => {
    const item = plan.items.get(plan.chosen);
    if (event.target.name === "parent") plan.act({ do: "nest", item: item.id, parent: Number(event.target.value) || null });
    if (event.target.name === "all") plan.place(item.id, { day: item.day, from: item.from, to: item.to, room: null, all_rooms: event.target.checked });
  });
  for (const form of plan.root.querySelectorAll("[data-whole]")) form.addEventListener("submit", event => { event.preventDefault(); whole(plan, form); });
  findings(plan);
}

/** What is done to a whole day. */
function whole(plan, form) {
  const said = Object.fromEntries(new FormData(form));
  if (form.dataset.whole === "shift") return plan.act({ do: "shift", day: plan.day, from: said.from, minutes: Number(said.minutes), room: Number(said.room) || null });
  if (said.to_day) return plan.act({ do: "copy_day", from_day: plan.day, to_day: said.to_day });
}

function act(plan, event) {
  const button = event.target.closest("[data-do]");
  const item = plan.items.get(plan.chosen);
  if (!button || !item) return;
  switch (button.dataset.do) {
    case "choose": plan.focus(Number(button.dataset.id)); break;
    case "copy": plan.act({ do: "copy", item: item.id, day: item.day, from: item.from, room: item.room }); break;
    case "cancel": plan.act({ do: "cancel", item: item.id, off: !item.off }, () => [[item.id, { off: !item.off }]]); break;
    case "delete": remove(plan, item.id); break;
  }
}

function draw(plan, panel) {
  const item = plan.items.get(plan.chosen);
  panel.hidden = !item;
  if (!item) return;
  const others = plan.ofDay(item.day ?? plan.day).filter(one => one.id !== item.id);
  const key = JSON.stringify([item, others.map(one => one.id), plan.parts(item.id)]);
  if (panel.drawn === key) return;
  panel.drawn = key;
  plan.find("[data-detail-title]").textContent = plan.both(item.title);
  plan.find("[data-detail-body]").replaceChildren(facts(plan, item), ...(item.parent ? [] : parts(plan, item)), ...nesting(plan, item, others), ...allRooms(plan, item), actions(plan, item));
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
  add("programme-filter-room", plan.roomName(item));
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
  const select = make("select", { name: "parent", id: "ed-parent" }, make("option", { value: "", textContent: plan.word("studio-detail-nest-none") }),
    ...others.map(one => make("option", { value: one.id, textContent: `${shown(one.from)} ${plan.both(one.title)}`, selected: one.id === item.parent })));
  return [make("div", { className: "field" }, make("label", { htmlFor: "ed-parent", textContent: plan.word("studio-detail-nest") }), select)];
}

function allRooms(plan, item) {
  if (!item.from || item.parent) return [];
  return [make("label", { className: "check" }, make("input", { type: "checkbox", name: "all", checked: item.all_rooms }), make("span", { textContent: plan.word("programme-all-rooms") }))];
}

function actions(plan, item) {
  const button = (what, key) => make("button", { type: "button", className: "button quiet small", textContent: plan.word(key), dataset: { do: what } });
  return make("div", { className: "actions" }, make("a", { className: "button small", href: item.href, textContent: plan.word("studio-detail-open") }),
    button("copy", "studio-detail-copy"), button("cancel", item.off ? "studio-detail-restore" : "studio-detail-cancel"), button("delete", "studio-delete"));
}

/** An act also changes what is to be said of items it did not touch: the list knows. */
function count(plan, place) {
  const counts = new Map();
  for (const finding of place.querySelectorAll(".finding:not([data-severity=hint])")) {
    for (const id of [finding.dataset.item, finding.dataset.other]) if (id) counts.set(Number(id), (counts.get(Number(id)) ?? 0) + 1);
  }
  let changed = false;
  for (const item of plan.items.values()) {
    const warnings = counts.get(item.id) ?? 0;
    if (item.day !== plan.day || item.warnings === warnings) continue;
    plan.items.set(item.id, { ...item, warnings });
    changed = true;
  }
  if (changed) plan.tell("change", []);
}

/** The list of what is to be looked at, from the server; a link in it leads to its item here where it is drawn. */
function findings(plan) {
  const place = plan.find("[data-findings-beside]");
  let timer;
  const read = async () => {
    const answer = await fetch(`${plan.base}/findings?day=${plan.day ?? ""}`).catch(() => null);
    if (!answer?.ok) return;
    place.innerHTML = await answer.text();
    count(plan, place);
  };
  plan.on("change", changed => { if (changed?.length) { clearTimeout(timer); timer = setTimeout(read, 250); } });
  place.addEventListener("click", event => {
    const id = Number(event.target.closest("a[href*='#i']")?.hash.slice(2));
    if (!id || !plan.root.querySelector(`.slot[data-item="${id}"], tr[data-item="${id}"]`)) return;
    event.preventDefault();
    plan.focus(id);
  });
}
