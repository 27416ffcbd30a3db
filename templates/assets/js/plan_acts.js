// Sends what is done, one act after the other, and draws its outcome before the server has answered: then the server's word
// stands. Refused, stale or without a connection, the item is where it was and the reader hears why.
import { differing, open } from "./plan_dialogs.js";
import { clock, minutes, range, span } from "./plan_time.js";

const queue = [];
let busy = false;
const own = new Map(); // item and version before an act of this window → the version it left

export function begin(plan) {
  plan.sitting = sitting(plan);
  plan.act = (act, guess = () => []) => new Promise(done => {
    const one = { act: { ...act }, guess, done, before: new Map() };
    if (act.item !== undefined && act.version === undefined && act.do !== "copy") one.act.version = plan.items.get(act.item).version;
    suppose(plan, one);
    queue.push(one);
    next(plan);
  });
  // The version is the one that was before the reader's eyes when they took hold of it.
  plan.place = (id, where, version) => plan.act({ do: "place", item: id, version, ...where }, () => placed(plan, id, where));
  plan.undo = which => plan.act({ do: which });
  plan.remember = answer => remember(plan, answer);
  for (const which of ["undo", "redo"]) plan.find(`[data-${which}]`).addEventListener("click", () => plan.undo(which));
  label(plan, JSON.parse(sessionStorage.getItem(`${key(plan)}:can`) ?? "{}"));
  window.addEventListener("offline", () => offline(plan, true));
  window.addEventListener("online", () => offline(plan, false));
}

const key = plan => `sitting:${plan.base}`;

function sitting(plan) {
  const kept = sessionStorage.getItem(key(plan));
  // Another tab that was opened from this one begins with a copy of its storage: it is a sitting of its own.
  if (kept && window.opener === null) return kept;
  const token = [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
  sessionStorage.setItem(key(plan), token);
  return token;
}

/** What the place of an item and of its parts will be. */
function placed(plan, id, where) {
  const item = plan.items.get(id);
  const changes = [[id, { ...where, part_of_day: null }]];
  if (!item.from || !where.from) return changes;
  const moved = minutes(where.from) - minutes(item.from);
  const same = (where.to && item.to ? minutes(where.to) - minutes(where.from) === span(item).to - span(item).from : true);
  if (!same || (!moved && where.day === item.day)) return changes;
  for (const part of plan.parts(id)) {
    if (!part.from) continue;
    const at = text => text && clock(Math.min(Math.max(minutes(text) + moved, 0), 24 * 60 - 1));
    changes.push([part.id, { day: where.day, from: at(part.from), to: at(part.to) }]);
  }
  return changes;
}

function suppose(plan, one) {
  const changes = one.guess();
  for (const [id, fields] of changes) {
    const known = plan.items.get(id);
    if (!known) continue;
    one.before.set(id, known);
    plan.items.set(id, { ...known, ...fields });
  }
  if (changes.length) plan.tell("change", []);
}

function takeBack(plan, one) {
  for (const [id, item] of one.before) if ((plan.items.get(id)?.version ?? 0) <= item.version) plan.items.set(id, item);
  plan.tell("change", []);
}

async function next(plan) {
  if (busy || !queue.length) return;
  busy = true;
  const one = queue.shift();
  let answer = null;
  try {
    answer = await send(plan, one);
  } finally {
    busy = false;
    next(plan);
  }
  // Where somebody chose to do it all the same, it stands in line again.
  one.done(typeof answer === "function" ? await answer() : answer);
}

async function send(plan, one) {
  const { item } = one.act;
  // What somebody was about to do to an item is not stale by what they did to it themselves meanwhile.
  while (own.has(`${item}:${one.act.version}`)) one.act.version = own.get(`${item}:${one.act.version}`);
  const options = { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify({ sitting: plan.sitting, act: one.act }) };
  const answer = await fetch(`${plan.base}/acts`, options).catch(() => null);
  if (!answer) return lost(plan, one);
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return taken(plan, one, said);
  takeBack(plan, one);
  if (answer.status === 409 && said.stale) return stale(plan, one, said);
  plan.say(answer.status === 422 && said.detail ? plan.word("studio-said-refused", { why: said.detail }) : plan.word("studio-said-failed"), true);
  return null;
}

function lost(plan, one) {
  takeBack(plan, one);
  // What was to come after it cannot come either.
  for (const later of queue.splice(0).reverse()) { takeBack(plan, later); later.done(null); }
  offline(plan, true);
  plan.say(plan.word("studio-said-offline"));
  return null;
}

function taken(plan, one, said) {
  for (const item of said.items) {
    const old = item.id === one.act.item ? one.act.version : (one.before.get(item.id) ?? plan.items.get(item.id))?.version;
    // An act raises by one: more, and somebody else was there in between.
    if (item.version === old + 1) own.set(`${item.id}:${old}`, item.version);
  }
  plan.merge(said.items, said.gone);
  for (const later of queue) suppose(plan, later);
  remember(plan, said);
  offline(plan, false);
  plan.say(said.said ?? "", one.act.do !== "place" && one.act.do !== "words");
  return said;
}

async function stale(plan, one, said) {
  plan.merge([said.theirs]);
  const mine = await open(plan, "stale", dialog => {
    dialog.querySelector("[data-text]").textContent = said.said ?? "";
    dialog.querySelector("[data-by]").textContent = said.by ?? "";
    const [theirs, yours] = differing(rows(plan, said.theirs), rows(plan, { ...said.theirs, ...wanted(one.act, said.theirs) }));
    dialog.querySelector("[data-theirs]").replaceChildren(...theirs);
    dialog.querySelector("[data-yours]").replaceChildren(...yours);
  });
  return mine ? () => plan.act({ ...one.act, version: said.theirs.version }, one.guess) : null;
}

/** An act as the item would be after it. */
function wanted(act, theirs) {
  const { do: what, item, version, ...fields } = act;
  if (what === "words") return { ...fields, title: { ...theirs.title, ...fields.title } };
  return fields;
}

/** What differs could be any of these: each with the word for it. */
const rows = (plan, item) => [["studio-column-title-vi", item.title.vi], ["studio-column-title-en", item.title.en], ["programme-filter-day", plan.dayName(item.day)],
  ["studio-detail-when", item.from ? range(item.from, item.to) : plan.word("studio-no-hour")], ["programme-filter-room", plan.roomName(item)],
  ["programme-filter-kind", plan.kinds.find(kind => kind.value === item.kind)?.label ?? ""]].map(([key, text]) => [plan.word(key), text]);

function remember(plan, said) {
  if (said.undo === undefined && said.redo === undefined) return;
  const can = { undo: said.undo, redo: said.redo };
  sessionStorage.setItem(`${key(plan)}:can`, JSON.stringify(can));
  label(plan, can);
}

function label(plan, can) {
  for (const which of ["undo", "redo"]) {
    const button = plan.find(`[data-${which}]`);
    button.disabled = !can[which];
    button.title = can[which] ?? "";
    button.ariaLabel = can[which] ? `${plan.word(`studio-${which}`)}: ${can[which]}` : plan.word(`studio-${which}`);
  }
}

function offline(plan, is) {
  const place = plan.find("[data-offline]");
  if (place.hidden === !is) return;
  place.hidden = !is;
  place.textContent = is ? plan.word("studio-said-offline") : "";
  plan.tell(is ? "offline" : "online");
}
