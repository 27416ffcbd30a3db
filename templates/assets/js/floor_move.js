// Takes hold of what is chosen and puts it elsewhere; draws a frame around what is to be chosen. By mouse, pen and finger.
import { area, cornered, metres, overlaps, snap, union } from "./floor_geometry.js";
import { make } from "./floor_draw.js";

const FAR = 4; // pixels before a press becomes a drag
const EDGE = 28; // pixels from the edge within which the plan scrolls along

export function begin(floor) {
  const [scroll, plan] = [floor.find("[data-scroll]"), floor.find("[data-plan]")];
  let press = null;
  floor.many = false;
  const many = floor.find("input[data-many]");
  many.addEventListener("change", () => { floor.many = many.checked; scroll.dataset.many = many.checked ? "yes" : "no"; });
  /** The thing under a pointer. */
  floor.under = target => floor.things.get(target.closest?.("[data-id]")?.dataset.id);

  plan.addEventListener("pointerdown", event => {
    if (!event.isPrimary || event.button > 1) return;
    if (event.button === 1 || floor.panning) return pan(event);
    if (floor.tool.name !== "select") return;
    const thing = floor.under(event.target);
    const touch = event.pointerType === "touch";
    const adds = event.shiftKey || event.ctrlKey || event.metaKey || floor.many;
    press = { id: event.pointerId, at: event, from: floor.spot(event), thing, touch, adds, kind: null };
    // A finger on what is not chosen looks about: the browser scrolls.
    const grips = thing ? !touch || floor.chosen.has(thing.id) : !touch || floor.many;
    if (grips) press.kind = thing ? "move" : "frame";
    if (thing && !touch) floor.last = thing.id;
  });
  addEventListener("pointermove", event => {
    if (!press || event.pointerId !== press.id || !press.kind) return;
    press.now = event;
    if (!press.begun && Math.hypot(event.clientX - press.at.clientX, event.clientY - press.at.clientY) < FAR) return;
    if (!press.begun) start();
    if (!press) return;
    press.free = event.altKey;
    follow();
  });
  addEventListener("pointerup", event => press && event.pointerId === press.id && end(event, true));
  addEventListener("pointercancel", event => press && event.pointerId === press.id && end(event, false));
  // While a finger holds something the page does not scroll under it.
  plan.addEventListener("touchmove", event => press?.kind && event.touches.length === 1 && event.cancelable && event.preventDefault(), { passive: false });
  addEventListener("keydown", event => {
    if (event.key !== "Escape" || !press?.begun) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    end(event, false);
  }, true);
  floor.on("pinch", () => press && end(null, false));

  function start() {
    press.begun = floor.held = true;
    plan.setPointerCapture?.(press.id);
    if (press.kind === "frame") {
      press.before = press.adds ? [...floor.chosen] : [];
      press.frame = make("rect", { class: "fp-frame" });
      floor.over.append(press.frame);
    } else {
      if (!floor.chosen.has(press.thing.id)) floor.choose(press.adds ? [...floor.chosen, press.thing.id] : [press.thing.id]);
      press.things = floor.free();
      if (!press.things.length) return end(null, false);
      press.lead = area(press.things.find(one => one.id === press.thing.id) ?? press.things[0]);
      press.others = floor.placed().filter(one => !floor.chosen.has(one.id) && one.sort !== "label").map(area);
      press.note = make("text", { class: "fp-note" });
      floor.over.append(press.note);
    }
    const step = () => { if (!press?.begun) return; if (creep()) follow(); press.timer = requestAnimationFrame(step); };
    step();
  }

  function follow() {
    const spot = floor.spot(press.now);
    if (press.kind === "frame") return frame(spot);
    const step = press.free ? 10 : undefined;
    press.right = snap(press.lead.left + spot.x - press.from.x, step) - press.lead.left;
    press.down = snap(press.lead.top + spot.y - press.from.y, step) - press.lead.top;
    floor.shift(press.things, press.right, press.down);
    const all = union(press.things.map(thing => moved(area(thing), press)));
    // Red while it would stand on something else: the word comes with the warning.
    const meets = press.things.length < 60 && press.things.some(thing => { const at = moved(area(thing), press); return press.others.some(other => overlaps(at, other)); });
    plan.classList.toggle("meets", meets);
    press.note.textContent = floor.word("plan-ghost-at", { x: metres(all.left, floor.language), y: metres(all.top, floor.language) });
    press.note.setAttribute("x", all.left);
    press.note.setAttribute("y", all.top - 14 / floor.scale);
  }

  function frame(spot) {
    const box = { left: Math.min(spot.x, press.from.x), top: Math.min(spot.y, press.from.y), right: Math.max(spot.x, press.from.x), bottom: Math.max(spot.y, press.from.y) };
    for (const [name, value] of Object.entries({ x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top })) press.frame.setAttribute(name, value);
    const inside = floor.placed().filter(thing => overlaps(area(thing), box)).map(thing => thing.id);
    if (inside.length !== press.count) { press.count = inside.length; floor.choose([...press.before, ...inside]); }
  }

  /** Near its edges the plan scrolls along. */
  function creep() {
    const box = scroll.getBoundingClientRect();
    const pull = (at, low, high) => at < low + EDGE ? -1 : at > high - EDGE ? 1 : 0;
    const [x, y] = [pull(press.now.clientX, box.left, box.right), pull(press.now.clientY, box.top, box.bottom)];
    if (x || y) scroll.scrollBy(x * 8, y * 8);
    return x || y;
  }

  function end(event, well) {
    const done = press;
    press = null;
    floor.held = false;
    cancelAnimationFrame(done.timer);
    floor.over.replaceChildren();
    plan.classList.remove("meets");
    if (!done.begun) { if (well) tap(done); return; }
    if (done.kind === "frame") { if (!well) floor.choose(done.before); return; }
    if (!done.things?.length) return;
    const stays = !well || (!done.right && !done.down);
    if (stays) return floor.shift(done.things, 0, 0);
    if (event.ctrlKey || event.metaKey) {
      floor.shift(done.things, 0, 0);
      return floor.copy(done.things, done.right, done.down);
    }
    floor.place(done.things.map(thing => { const at = area(thing); return { ...thing, ...cornered(at.left + done.right, at.top + done.down, thing) }; }));
  }

  function tap({ thing, adds, touch, kind }) {
    if (!thing) return !adds && floor.choose([]);
    adds ? floor.toggle(thing.id) : floor.choose([thing.id]);
    floor.last = thing.id;
    if (!touch || kind) floor.focus(thing.id);
  }

  function pan(event) {
    event.preventDefault();
    let [x, y] = [event.clientX, event.clientY];
    const go = now => { scroll.scrollBy(x - now.clientX, y - now.clientY); [x, y] = [now.clientX, now.clientY]; };
    addEventListener("pointermove", go);
    addEventListener("pointerup", () => removeEventListener("pointermove", go), { once: true });
  }
}

const moved = (at, { right, down }) => ({ ...at, left: at.left + right, right: at.right + right, top: at.top + down, bottom: at.bottom + down });
