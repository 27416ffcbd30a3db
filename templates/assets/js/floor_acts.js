// Sends what is done, one act after the other, and draws its outcome before the server has answered; then the server's word stands.
// Refused, stale or without a connection, everything is where it was and the reader hears why. What others do is asked for in between.
import { open } from "./plan_dialogs.js";

const ROUND = 4_000; // milliseconds between two questions for what others did

const queue = [];
let busy = false;
const own = new Map(); // a thing and its version before an act of this window → the version it left

export function begin(floor) {
  floor.sitting = sitting(floor);
  floor.at = null;
  /** Does something. `guess` are things as they will be; the answer is the server's, or null. */
  floor.act = (act, guess = []) => new Promise(done => {
    const one = { act, guess, done, before: new Map() };
    suppose(floor, one);
    queue.push(one);
    next(floor);
  });
  floor.seen = thing => ({ id: thing.id, version: thing.version });
  floor.place = things => things.length && floor.act({ do: "place", hall: floor.hall.id, things: things.map(({ id, version, x, y, turn, width, depth }) => ({ id, version, x, y, turn, width, depth })) }, things.map(thing => ({ ...thing, hall: floor.hall.id })));
  floor.takeAll = state => takeAll(floor, state);
  floor.undo = which => floor.act({ do: which });
  for (const which of ["undo", "redo"]) floor.find(`[data-${which}]`).addEventListener("click", () => floor.undo(which));
  remember(floor, floor.state);
  status(floor, "saved");
  addEventListener("online", () => poll(floor));
  setInterval(() => poll(floor), ROUND);
  poll(floor);
}

function sitting(floor) {
  const key = `sitting:${floor.base}`;
  const kept = sessionStorage.getItem(key);
  // Another tab that was opened from this one begins with a copy of its storage: it is a sitting of its own.
  if (kept && window.opener === null) return kept;
  const token = [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
  sessionStorage.setItem(key, token);
  return token;
}

function suppose(floor, one) {
  for (const thing of one.guess) {
    const known = floor.things.get(thing.id);
    if (known) one.before.set(thing.id, known);
  }
  if (one.guess.length) floor.merge(one.guess);
}

function takeBack(floor, one) {
  if (one.before.size) floor.merge([...one.before.values()]);
}

async function next(floor) {
  if (busy || !queue.length) return;
  busy = true;
  status(floor, "saving");
  const one = queue.shift();
  let answer = null;
  try {
    answer = await send(floor, one);
  } finally {
    busy = false;
    next(floor);
  }
  // Where somebody chose to do it all the same, it stands in line again.
  one.done(typeof answer === "function" ? await answer() : answer);
}

/** What somebody is about to do to a thing is not stale by what they did to it themselves meanwhile. */
function renewed(value) {
  if (Array.isArray(value)) return value.map(renewed);
  if (!value || typeof value !== "object") return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, renewed(inner)]));
  while (copy.version !== undefined && own.has(`${copy.id}:${copy.version}`)) copy.version = own.get(`${copy.id}:${copy.version}`);
  return copy;
}

async function send(floor, one) {
  const act = renewed(one.act);
  const body = JSON.stringify({ sitting: floor.sitting, hall: floor.hall.id, act });
  const answer = await fetch(`${floor.base}/acts`, { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body }).catch(() => null);
  if (!answer) return lost(floor, one);
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return taken(floor, said);
  takeBack(floor, one);
  if (answer.status === 409 && said.stale) return stale(floor, one, act, said);
  status(floor, answer.status === 422 ? "saved" : "failed");
  floor.say(answer.status === 422 && said.detail ? floor.word("plan-refused", { why: said.detail }) : floor.word("plan-status-failed"), true);
  return null;
}

function lost(floor, one) {
  takeBack(floor, one);
  // What was to come after it cannot come either.
  for (const later of queue.splice(0).reverse()) { takeBack(floor, later); later.done(null); }
  offline(floor, true);
  return null;
}

function taken(floor, said) {
  for (const thing of said.things) own.set(`${thing.id}:${thing.version - 1}`, thing.version);
  // What waits in line to be sent is drawn already, and will be answered for.
  const waiting = new Set(queue.flatMap(one => one.guess.map(thing => thing.id)));
  for (const later of queue) for (const thing of said.things) if (later.before.has(thing.id)) later.before.set(thing.id, thing);
  floor.merge(said.things.map(thing => waiting.has(thing.id) ? { ...floor.things.get(thing.id), version: thing.version } : thing), said.gone);
  floor.heeded(said.heeds);
  remember(floor, said);
  offline(floor, false);
  status(floor, queue.length ? "saving" : "saved");
  floor.say(said.said ?? "", true);
  return said;
}

async function stale(floor, one, act, said) {
  floor.merge(said.theirs);
  status(floor, "saved");
  const mine = await open(floor, "stale", dialog => { dialog.querySelector("[data-text]").textContent = said.said ?? ""; });
  if (!mine) return null;
  await read(floor);
  const current = value => Array.isArray(value) ? value.map(current) : value?.version && floor.things.has(value.id) ? { ...value, version: floor.things.get(value.id).version } : value;
  return () => floor.act(Object.fromEntries(Object.entries(current(act)).map(([name, value]) => [name, current(value)])));
}

function remember(floor, said) {
  for (const which of ["undo", "redo"]) {
    if (said[which] === undefined) continue;
    const button = floor.find(`[data-${which}]`);
    button.disabled = !said[which];
    button.title = said[which] ?? "";
    button.ariaLabel = said[which] ? `${floor.word(`plan-${which}`)}: ${said[which]}` : floor.word(`plan-${which}`);
  }
}

function status(floor, is) {
  const place = floor.find("[data-status]");
  place.dataset.is = is;
  place.textContent = floor.word(`plan-status-${is}`);
}

function offline(floor, is) {
  const place = floor.find("[data-offline]");
  if (is) status(floor, "failed");
  if (place.hidden === !is) return;
  place.hidden = !is;
  place.textContent = is ? floor.word("plan-status-offline") : "";
}

/** What others did meanwhile, unless somebody is in the middle of something here. */
async function poll(floor) {
  if (document.hidden || busy || queue.length || floor.held) return;
  await read(floor, floor.at);
}

async function read(floor, since) {
  const address = `${floor.base}/state?hall=${floor.hall.id}&sitting=${floor.sitting}${since ? `&since=${since}` : ""}`;
  const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer) return offline(floor, true);
  offline(floor, false);
  if (floor.find("[data-status]").dataset.is === "failed") status(floor, "saved");
  if (answer.status !== 200) return;
  const state = await answer.json();
  if (busy || queue.length || floor.held) return;
  if (takeAll(floor, state) && state.by) floor.say(floor.word("plan-status-others", { by: state.by }), true);
}

/** The whole hall as the server has it; whether anything is different. */
function takeAll(floor, state) {
  floor.at = state.at;
  const there = new Set(state.things.map(thing => thing.id));
  const gone = [...floor.things.keys()].filter(id => !there.has(id));
  const changed = state.things.filter(thing => JSON.stringify(thing) !== JSON.stringify(floor.things.get(thing.id)));
  remember(floor, state);
  floor.heeded(state.heeds);
  floor.lacking(state.unplaced);
  if (!changed.length && !gone.length) return false;
  floor.merge(changed, gone);
  return true;
}
