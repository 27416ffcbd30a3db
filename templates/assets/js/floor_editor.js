// The editor of a floor plan: reads what the page brings along and wakes each behaviour. `floor` is what they share: things by id,
// what is chosen, the tool in hand, words; it tells "change" when things changed, "chosen" when others are, "tool" and "heeds".
import * as acts from "./floor_acts.js";
import * as detail from "./floor_detail.js";
import * as draw from "./floor_draw.js";
import * as heeds from "./floor_heeds.js";
import * as keys from "./floor_keys.js";
import * as move from "./floor_move.js";
import * as stand from "./floor_stand.js";
import * as tools from "./floor_tools.js";
import * as view from "./floor_view.js";

export function start(root) {
  const floor = new Floor(root, JSON.parse(root.querySelector("[data-plan-data]").textContent));
  for (const behaviour of [view, draw, acts, move, tools, detail, heeds, stand, keys]) behaviour.begin(floor);
  document.documentElement.classList.add("floor-ready");
}

class Floor extends EventTarget {
  constructor(root, data) {
    super();
    Object.assign(this, data, { root, things: new Map(data.state.things.map(thing => [thing.id, thing])), chosen: new Set(), tool: { name: "select" } });
    this.language = document.documentElement.lang;
  }

  find(selector) { return this.root.querySelector(selector); }

  all(selector) { return [...this.root.querySelectorAll(selector)]; }

  tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail })); }

  on(name, act) { this.addEventListener(name, event => act(event.detail)); }

  /** A sentence, with values where it has #names. */
  word(key, values = {}) {
    return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`#${name}`, value), this.words[key] ?? key);
  }

  /** What is written in both languages, in the reader's. */
  both(text) { return (this.language === "en" ? text.en || text.vi : text.vi || text.en) || ""; }

  kind(code) { return this.kinds.find(kind => kind.code === code); }

  label(thing) {
    if (thing.is === "booth") return thing.number;
    return this.both(thing.name) || this.sorts.find(sort => sort.value === thing.sort)?.label || "";
  }

  /** What a thing is, for who listens. */
  says(thing) {
    if (thing.is !== "booth") return `${this.sorts.find(sort => sort.value === thing.sort)?.label ?? ""} ${this.both(thing.name)}`.trim();
    return this.word("plan-booth-says", { number: thing.number, kind: this.kind(thing.kind)?.label ?? "", who: thing.who ?? this.word("plan-booth-free") });
  }

  /** What stands in this hall: marks beneath booths. */
  placed() { return [...this.things.values()].filter(thing => thing.hall === this.hall.id); }

  offPlan() { return [...this.things.values()].filter(thing => thing.is === "booth" && thing.hall === null).sort(inOrder); }

  picked() { return [...this.chosen].map(id => this.things.get(id)).filter(Boolean); }

  /** What is chosen and may be moved. */
  free() {
    const free = this.picked().filter(thing => !thing.locked);
    if (free.length < this.chosen.size) this.say(this.word("plan-locked-some"), true);
    return free;
  }

  choose(ids) {
    this.chosen = new Set([...ids].filter(id => this.things.has(id)));
    this.tell("chosen");
  }

  toggle(id) { this.choose(this.chosen.has(id) ? [...this.chosen].filter(one => one !== id) : [...this.chosen, id]); }

  take(tool) { this.tool = tool; this.tell("tool"); }

  /** Takes things as the server has them. */
  merge(things, gone = []) {
    for (const thing of things) this.things.set(thing.id, thing);
    for (const id of gone) this.things.delete(id);
    const left = [...this.chosen].filter(id => this.things.get(id)?.hall === this.hall.id);
    const fewer = left.length < this.chosen.size;
    this.chosen = new Set(left);
    this.tell("change", [...things.map(thing => thing.id), ...gone]);
    if (fewer || things.some(thing => this.chosen.has(thing.id))) this.tell("chosen");
  }

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

const parts = thing => (thing.number ?? "").match(/^(.*?)(\d*)$/);
/** As people count: "A2" before "A10"; marks come last. */
export function inOrder(one, other) {
  if (one.is !== other.is) return one.is === "booth" ? -1 : 1;
  const [[, series, place], [, otherSeries, otherPlace]] = [parts(one), parts(other)];
  return series < otherSeries ? -1 : series > otherSeries ? 1 : Number(place) - Number(otherPlace);
}
