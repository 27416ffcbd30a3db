// The plan by keyboard: Tab goes from booth to booth, arrows move what is chosen, letters turn, copy, lock and delete it.
import { open } from "./plan_dialogs.js";
import { area, GRID, metres, union } from "./floor_geometry.js";
import { inOrder } from "./floor_editor.js";

const REST = 350; // milliseconds after the last arrow before the way is sent
const LEAP = 6; // half metres of an arrow with Shift
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export function begin(floor) {
  const [scroll, plan] = [floor.find("[data-scroll]"), floor.find("[data-plan]")];
  let going = null;
  floor.find("[data-help]").addEventListener("click", () => open(floor, "help"));
  plan.addEventListener("focusin", event => {
    const id = event.target.closest("[data-id]")?.dataset.id;
    if (!id) return;
    floor.last = id;
    if (event.target.matches(":focus-visible")) floor.reveal(area(floor.things.get(id)));
  });
  // What had the focus is gone: the next key is still meant for the plan.
  floor.on("change", () => {
    if (document.activeElement !== document.body || !floor.last || floor.things.has(floor.last)) return;
    floor.last = null;
    floor.reached ? floor.focus(floor.reached) : scroll.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", event => {
    if (event.target !== document.body && !floor.root.contains(event.target)) return;
    if (event.target.closest("input, select, textarea, dialog, summary") || event.altKey || event.isComposing) return;
    if (event.target.closest("button, a") && ["Enter", " "].includes(event.key)) return;
    const act = event.ctrlKey || event.metaKey ? usual(event) : free(event);
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  addEventListener("keydown", event => { if (event.key === " " && [scroll, plan].includes(event.target)) floor.panning = true; });
  addEventListener("keyup", event => { if (event.key === " ") floor.panning = false; });

  /** What hands know from elsewhere. */
  function usual(event) {
    const which = { z: event.shiftKey ? "redo" : "undo", y: "redo" }[event.key.toLowerCase()];
    if (which) return () => { settle(); floor.undo(which); };
    if (event.key === "a") return () => floor.choose(floor.placed().map(thing => thing.id));
    if (event.key === "d") return () => floor.deed("copy");
  }

  function free(event) {
    const here = floor.things.get(event.target.closest("[data-id]")?.dataset.id);
    const onPlan = here || [scroll, plan, document.body].includes(event.target);
    if (here && event.key === "Tab") return step(here, event.shiftKey ? -1 : 1);
    if (here && event.key === "Enter") return () => floor.choose([here.id]);
    if (here && event.key === " ") return () => floor.toggle(here.id);
    if (ARROWS[event.key] && here) return () => { if (!floor.chosen.size) floor.choose([here.id]); go(ARROWS[event.key], event.shiftKey); };
    if (ARROWS[event.key] && onPlan && floor.chosen.size) return () => go(ARROWS[event.key], event.shiftKey);
    if (event.key === "Escape") return escape;
    if (event.key === "?") return () => open(floor, "help");
    if (event.key === "n") return () => floor.deed("row");
    if (here && !floor.chosen.size && ["r", "c", "l", "Delete"].includes(event.key)) floor.choose([here.id]);
    const deed = { r: "turn", c: "copy", l: "lock", Delete: "delete", Backspace: "delete" }[event.key];
    if (deed && floor.chosen.size) return () => { settle(); floor.deed(deed); };
  }

  /** The next in the order of numbers; past the last, Tab goes on through the page. */
  function step(here, by) {
    const order = floor.placed().sort(inOrder);
    const next = order[order.findIndex(thing => thing.id === here.id) + by];
    return next && (() => floor.focus(next.id));
  }

  function escape() {
    if (going) { floor.shift(going.things, 0, 0); clearTimeout(going.timer); going = null; floor.held = false; return; }
    if (floor.tool.name !== "select") return floor.take({ name: "select" });
    if (floor.chosen.size) return floor.choose([]);
    floor.find("[data-detail-title]").focus();
  }

  /** Arrows are drawn at once and sent when they rest. */
  function go([right, down], leaps) {
    const by = GRID * (leaps ? LEAP : 1);
    going ??= { things: floor.free(), right: 0, down: 0 };
    if (!going.things.length) { going = null; return; }
    floor.held = true;
    going.right += right * by;
    going.down += down * by;
    floor.shift(going.things, going.right, going.down);
    const all = union(going.things.map(area));
    floor.say(floor.word("plan-moved-to", { label: going.things.length > 1 ? going.things.length : floor.label(going.things[0]), x: metres(all.left + going.right, floor.language), y: metres(all.top + going.down, floor.language) }));
    clearTimeout(going.timer);
    going.timer = setTimeout(settle, REST);
  }

  function settle() {
    if (!going) return;
    const { things, right, down, timer } = going;
    clearTimeout(timer);
    going = null;
    floor.held = false;
    if (right || down) floor.place(things.map(thing => ({ ...thing, x: thing.x + right, y: thing.y + down })));
  }
}
