// What one holds in hand: kinds of booth, which a dragged rectangle fills in rows, and marks. And what is done to what is chosen.
import { aligned, area, cells, centimetres, freeSeries, metres, rows, snap, turned, union } from "./floor_geometry.js";
import { make } from "./floor_draw.js";
import { open } from "./plan_dialogs.js";
import { inOrder } from "./floor_editor.js";

const LEAST = 50; // centimetres a mark has at least

export function begin(floor) {
  const [scroll, plan, hint, marks] = [floor.find("[data-scroll]"), floor.find("[data-plan]"), floor.find("[data-hint]"), floor.find("[data-mark-tool]")];
  for (const button of floor.all("button[data-tool]")) {
    button.addEventListener("click", () => floor.take(button.dataset.tool === "select" ? { name: "select" } : { name: "booths", kind: button.dataset.kind }));
  }
  marks.addEventListener("change", () => floor.take(marks.value ? { name: "mark", sort: marks.value } : { name: "select" }));
  floor.on("tool", () => {
    const { name, kind, sort } = floor.tool;
    scroll.dataset.tool = name;
    if (name !== "mark") marks.value = "";
    for (const button of floor.all("button[data-tool]")) button.ariaPressed = String(button.dataset.tool === name && (button.dataset.kind ?? "") === (kind ?? ""));
    hint.textContent = name === "booths" ? floor.word("plan-tool-booths", { kind: floor.kind(kind)?.label ?? "" }) : name === "mark" ? floor.word("plan-tool-mark", { sort: floor.sorts.find(one => one.value === sort)?.label ?? "" }) : "";
    if (hint.textContent) floor.say(hint.textContent);
  });
  drawing(floor, plan);
  deeds(floor);
  counts(floor);
  for (const button of floor.all("[data-act]")) button.addEventListener("click", () => floor.deed(button.dataset.act));
  for (const button of floor.all("[data-align]")) button.addEventListener("click", () => { const things = floor.free(); if (things.length) floor.place(aligned(things, button.dataset.align)); });
}

/** A press, a way, a rectangle: filled with booths, or one mark. */
function drawing(floor, plan) {
  let press = null;
  plan.addEventListener("pointerdown", event => {
    if (!["booths", "mark"].includes(floor.tool.name) || !event.isPrimary || event.button !== 0 || floor.panning) return;
    event.preventDefault();
    plan.setPointerCapture?.(event.pointerId);
    floor.held = true;
    press = { id: event.pointerId, from: floor.spot(event), now: floor.spot(event), free: event.altKey };
    show();
  });
  plan.addEventListener("pointermove", event => {
    if (!press || event.pointerId !== press.id) return;
    [press.now, press.free] = [floor.spot(event), event.altKey];
    cancelAnimationFrame(press.frame);
    press.frame = requestAnimationFrame(() => press && show());
  });
  plan.addEventListener("pointerup", event => press && event.pointerId === press.id && end(true));
  plan.addEventListener("pointercancel", event => press && event.pointerId === press.id && end(false));
  addEventListener("keydown", event => {
    if (event.key !== "Escape" || !press) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    end(false);
  }, true);
  floor.on("pinch", () => press && end(false));

  const drawn = () => {
    const step = press.free ? 10 : undefined;
    const at = (one, other) => [Math.min(one, other), Math.max(one, other)];
    const [[left, right], [top, bottom]] = [at(snap(press.from.x, step), snap(press.now.x, step)), at(snap(press.from.y, step), snap(press.now.y, step))];
    return { left, top, right, bottom };
  };

  function show() {
    const box = drawn();
    const label = make("text", { class: "fp-note", x: box.left, y: box.top - 16 / floor.scale });
    if (floor.tool.name === "mark") {
      press.box = { ...box, right: Math.max(box.right, box.left + LEAST), bottom: Math.max(box.bottom, box.top + LEAST) };
      label.textContent = `${metres(press.box.right - press.box.left, floor.language)} × ${metres(press.box.bottom - press.box.top, floor.language)} m`;
      floor.over.replaceChildren(outline([press.box]), label);
      return;
    }
    const kind = floor.kind(floor.tool.kind);
    press.rows = rows(box, kind, floor.hall);
    const count = press.rows.reduce((sum, row) => sum + row.count, 0);
    const letters = freeSeries([...floor.things.values()].map(thing => thing.number ?? ""), press.rows.length);
    const names = letters.length > 1 ? `${letters[0]}–${letters.at(-1)}` : `${letters[0]}01–${letters[0]}${String(count).padStart(2, "0")}`;
    label.textContent = `${names} · ${floor.word("plan-ghost-row", { count, rows: press.rows.length })}`;
    floor.over.replaceChildren(outline(press.rows.flatMap(row => cells(row, kind))), label);
  }

  async function end(well) {
    const done = press;
    press = null;
    cancelAnimationFrame(done.frame);
    floor.held = false;
    if (!well) return floor.over.replaceChildren();
    if (floor.tool.name === "mark") { await placed(done.box); return floor.over.replaceChildren(); }
    const answer = await floor.act({ do: "draw", hall: floor.hall.id, kind: floor.tool.kind, rows: done.rows });
    floor.over.replaceChildren();
    if (answer) floor.choose(answer.things.map(thing => thing.id));
  }

  async function placed(box) {
    const { sort } = floor.tool;
    const said = await open(floor, "mark", dialog => {
      dialog.querySelector("[data-title]").textContent = floor.sorts.find(one => one.value === sort)?.label ?? "";
      dialog.querySelector("[name=vi]").required = sort === "label";
    });
    floor.take({ name: "select" });
    if (!said) return;
    const name = { vi: said.vi.trim(), en: said.en.trim() };
    const answer = await floor.act({ do: "mark", hall: floor.hall.id, sort, name, x: box.left, y: box.top, width: box.right - box.left, depth: box.bottom - box.top, turn: 0 });
    if (answer) floor.choose(answer.things.map(thing => thing.id));
  }
}

function outline(boxes) {
  return make("path", { class: "fp-ghost", d: boxes.map(({ left, top, right, bottom }) => `M${left} ${top}H${right}V${bottom}H${left}Z`).join("") });
}

/** What buttons and keys do. */
function deeds(floor) {
  floor.copy = async (things, right, down) => {
    const answer = await floor.act({ do: "copy", things: things.map(thing => thing.id), right: Math.round(right), down: Math.round(down) });
    if (answer) floor.choose(answer.things.map(thing => thing.id));
  };
  const beside = things => {
    const all = union(things.map(area));
    const below = all.bottom + floor.hall.aisle + all.deep <= floor.hall.depth;
    return below ? [0, all.deep + floor.hall.aisle] : all.right + all.wide <= floor.hall.width ? [all.wide, 0] : [100, 100];
  };
  const all = {
    turn: () => { const things = floor.free(); return things.length && floor.place(turned(things, floor.hall)); },
    copy: () => { const things = floor.picked(); return things.length && floor.copy(things, ...beside(things)); },
    delete: () => { const things = floor.free(); return things.length && floor.act({ do: "delete", things: things.map(floor.seen) }); },
    shelve: () => { const booths = floor.free().filter(thing => thing.is === "booth"); return booths.length && floor.act({ do: "shelve", booths: booths.map(floor.seen) }); },
    lock: () => {
      const booths = floor.picked().filter(thing => thing.is === "booth");
      const locked = !booths.every(thing => thing.locked);
      return booths.length && floor.act({ do: "set", booths: booths.map(floor.seen), locked }, booths.map(thing => ({ ...thing, locked })));
    },
    row: () => byNumbers(floor),
  };
  floor.deed = name => all[name]?.();
  /** In the order people read: rows from top to bottom, booths from left to right, or the other way where they stand so. */
  floor.inRows = things => {
    const whole = union(things.map(area));
    const level = whole.wide >= whole.deep;
    const key = thing => { const at = area(thing); return level ? [Math.round(at.top / 150), at.left] : [Math.round(at.left / 150), at.top]; };
    return [...things].sort((a, b) => { const [one, other] = [key(a), key(b)]; return one[0] - other[0] || one[1] - other[1] || inOrder(a, b); });
  };
}

async function byNumbers(floor) {
  const at = floor.middle();
  const said = await open(floor, "row", dialog => {
    const form = dialog.querySelector("form");
    if (floor.tool.kind) form.elements.kind.value = floor.tool.kind;
    form.elements.x.value = metres(Math.max(0, snap(at.x - 1500)), floor.language);
    form.elements.y.value = metres(Math.max(0, snap(at.y)), floor.language);
  });
  if (!said) return;
  const [x, y] = [centimetres(said.x), centimetres(said.y)];
  if (x === null || y === null) return floor.say(floor.word("plan-wrong-metres"), true);
  const row = { x, y, count: Number(said.count), down: said.way === "down", turn: Number(said.turn), first: said.first };
  const answer = await floor.act({ do: "draw", hall: floor.hall.id, kind: said.kind, rows: [row] });
  if (!answer) return;
  floor.choose(answer.things.map(thing => thing.id));
  floor.reveal(union(answer.things.map(area)));
  floor.focus(answer.things[0].id);
}

/** How many of each kind are drawn, in all halls. */
function counts(floor) {
  const here = () => Map.groupBy(floor.placed().filter(thing => thing.is === "booth"), thing => thing.kind);
  const first = here();
  const known = new Map(floor.kinds.map(kind => [kind.code, Number(kind.count.split("/")[0]) - (first.get(kind.code)?.length ?? 0)]));
  const show = () => {
    const now = here();
    for (const kind of floor.kinds) {
      const quota = kind.count.split("/")[1];
      const count = known.get(kind.code) + (now.get(kind.code)?.length ?? 0);
      const place = floor.find(`[data-kind-count="${CSS.escape(kind.code)}"]`);
      place.textContent = quota ? `${count}/${quota}` : count;
      place.classList.toggle("over", Boolean(quota) && count > Number(quota));
    }
  };
  floor.on("change", show);
}
