// The editor of the programme: reads what the page brings along and wakes each behaviour. `plan` is what they share:
// items by id, rooms, days, words; it tells "change" when items changed and "chosen" when another item is looked at.
import * as acts from "./plan_acts.js";
import * as aside from "./plan_aside.js";
import * as detail from "./plan_detail.js";
import * as drag from "./plan_drag.js";
import * as draw from "./plan_draw.js";
import * as keys from "./plan_keys.js";
import * as order from "./plan_order.js";
import * as settings from "./plan_settings.js";
import * as stream from "./plan_stream.js";

export function start(root) {
  const plan = new Plan(root, JSON.parse(root.querySelector("[data-plan-data]").textContent));
  for (const behaviour of [settings, draw, acts, detail, aside, keys, drag, order, stream]) behaviour.begin(plan);
  document.documentElement.classList.add("plan-ready");
}

/** Items by id, which knows parts by what holds them until something changes. */
class Items extends Map {
  set(id, item) { this.held = null; return super.set(id, item); }

  delete(id) { this.held = null; return super.delete(id); }

  partsOf(id) {
    this.held ??= Map.groupBy([...this.values()].filter(item => item.parent).sort(inOrder), item => item.parent);
    return this.held.get(id) ?? [];
  }
}

class Plan extends EventTarget {
  constructor(root, data) {
    super();
    Object.assign(this, data, { root, items: new Items(data.items.map(item => [item.id, item])), chosen: null, others: [] });
    this.language = document.documentElement.lang;
  }

  find(selector) { return this.root.querySelector(selector); }

  tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail })); }

  on(name, act) { this.addEventListener(name, event => act(event.detail)); }

  /** A sentence, with values where it has #names. */
  word(key, values = {}) {
    return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`#${name}`, value), this.words[key] ?? key);
  }

  /** What is written in both languages, in the reader's. */
  both(text) { return (this.language === "en" ? text.en || text.vi : text.vi || text.en) || ""; }

  title(id) { const item = this.items.get(id); return item ? this.both(item.title) : ""; }

  room(id) { return this.rooms.find(room => room.id === id); }

  roomName(item) {
    if (item.all_rooms) return this.word("programme-all-rooms");
    const room = this.room(item.room);
    return room ? this.both(room.name) : this.word("studio-no-room");
  }

  dayName(day) { return this.days.find(one => one.day === day)?.short ?? day ?? ""; }

  parts(id) { return this.items.partsOf(id); }

  /** The items of a day that have an hour and are no parts. */
  ofDay(day = this.day) { return [...this.items.values()].filter(item => item.day === day && item.from && !item.parent).sort(inOrder); }

  shelf() { return [...this.items.values()].filter(item => !item.from && !item.parent).sort(inOrder); }

  /** Takes items as the server has them; older news than what is known is left aside. */
  merge(items, gone = []) {
    const changed = [];
    for (const item of items) {
      const known = this.items.get(item.id);
      if (known && known.version > item.version) continue;
      this.items.set(item.id, item);
      changed.push(item.id);
    }
    for (const id of gone) this.items.delete(id);
    this.tell("change", changed);
    return changed;
  }

  choose(id) { this.chosen = id; this.tell("chosen", id); }

  /** For readers of screens, and for a moment for everybody where `seen`. */
  say(text, seen = false) {
    const place = this.find("[data-said]");
    place.textContent = place.textContent === text ? `${text}\u00a0` : text;
    if (!seen) return;
    const toast = this.find("[data-toast]");
    toast.textContent = text;
    toast.hidden = false;
    clearTimeout(this.toastEnds);
    this.toastEnds = setTimeout(() => { toast.hidden = true; }, 6000);
  }
}

const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
const inOrder = (a, b) => compare(a.day ?? "", b.day ?? "") || compare(a.from ?? "99", b.from ?? "99") || a.place - b.place || a.id - b.id;
