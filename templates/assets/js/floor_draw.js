// Draws the hall and what stands in it. Elements are kept by id and touched only where something changed.
import { area, centre } from "./floor_geometry.js";
import { inOrder } from "./floor_editor.js";

const SVG = "http://www.w3.org/2000/svg";
/** Power, water, a lock: each in a box of 32 cm. */
const SIGNS = { power: "m18 0l-16 20h10l-4 18l18-24h-11z", water: "m14 0c8 12 12 18 12 25a12 12 0 0 1-24 0c0-7 4-13 12-25z", locked: "m2 16h4v-5a9 9 0 0 1 18 0v5h4v20h-26zm9 0h8v-5a4 4 0 0 0-8 0z" };

export function make(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

export function begin(floor) {
  const plan = floor.find("[data-plan]");
  const layers = ground(floor);
  plan.replaceChildren(...layers.all);
  floor.over = layers.over;
  const faces = new Map();
  floor.focus = id => faces.get(id)?.hand.focus({ preventScroll: true });
  const redraw = changed => {
    const known = changed ? changed.map(id => [id, floor.things.get(id)]) : [...floor.things].concat([...faces.keys()].map(id => [id, floor.things.get(id)]));
    for (const [id, thing] of known) {
      if (thing && thing.hall === floor.hall.id) face(floor, layers, faces, thing);
      else if (faces.has(id)) { faces.get(id).remove(); faces.delete(id); }
    }
    rove(floor, faces);
  };
  floor.on("change", redraw);
  floor.on("chosen", () => {
    for (const [id, one] of faces) {
      const is = floor.chosen.has(id);
      if (one.classList.contains("chosen") === is) continue;
      one.classList.toggle("chosen", is);
      one.hand.setAttribute("aria-pressed", is);
    }
    rove(floor, faces);
  });
  floor.on("heeds", warned => { for (const [id, one] of faces) one.classList.toggle("warned", warned.has(id)); });
  floor.fits = (id, is) => faces.get(id)?.classList.toggle("fits", is);
  /** Shows things elsewhere for as long as somebody holds them. */
  floor.shift = (things, right, down) => {
    for (const thing of things) {
      const at = centre(thing);
      faces.get(thing.id)?.setAttribute("transform", `translate(${at.x + right} ${at.y + down})`);
    }
  };
  redraw();
}

function ground(floor) {
  const { width, depth, background } = floor.hall;
  const line = (id, size, name) => make("pattern", { id, width: size, height: size, patternUnits: "userSpaceOnUse" }, make("path", { d: `M${size} 0H0V${size}`, class: name }));
  const defs = make("defs", {}, line("fp-metre", 100, "fp-fine"), line("fp-five", 500, "fp-coarse"));
  const box = extra => make("rect", { width, height: depth, ...extra });
  const picture = background ? [make("image", { href: background, width, height: depth, preserveAspectRatio: "xMidYMid meet", class: "fp-under" })] : [];
  const [marks, booths, over] = ["fp-marks", "fp-booths", "fp-over"].map(name => make("g", { class: name }));
  const all = [defs, box({ class: "fp-floor" }), ...picture, box({ fill: "url(#fp-metre)" }), box({ fill: "url(#fp-five)" }), marks, booths, box({ class: "fp-wall" }), ...sizes(floor), over];
  return { all, marks, booths, over };
}

/** Every five metres a number along the walls. */
function sizes({ hall }) {
  const text = (x, y, metre, anchor) => make("text", { x, y, class: "fp-scale", "text-anchor": anchor }, String(metre));
  const along = Array.from({ length: Math.floor(hall.width / 500) + 1 }, (_, at) => text(at * 500, -40, at * 5, "middle"));
  const down = Array.from({ length: Math.floor(hall.depth / 500) }, (_, at) => text(-40, (at + 1) * 500 + 18, (at + 1) * 5, "end"));
  return [make("g", { "aria-hidden": "true" }, ...along, ...down)];
}

function face(floor, layers, faces, thing) {
  let one = faces.get(thing.id);
  const drawn = JSON.stringify(thing);
  if (!one) {
    // Who stands there is in its name, whole; what of it fits is written beside, and not read twice.
    const hand = make("g", { class: "fp-hand", tabindex: -1, role: "button", "aria-pressed": floor.chosen.has(thing.id) });
    one = Object.assign(make("g", { "data-id": thing.id }, hand), { hand });
    faces.set(thing.id, one);
    (thing.is === "booth" ? layers.booths : layers.marks).append(one);
  }
  const at = centre(thing);
  one.setAttribute("transform", `translate(${at.x} ${at.y})`);
  if (one.drawn === drawn) return;
  one.drawn = drawn;
  one.hand.setAttribute("aria-label", floor.says(thing));
  const kept = [...one.classList].filter(name => name === "chosen" || name === "warned");
  one.setAttribute("class", [thing.is === "booth" ? "fp-booth" : `fp-mark ${thing.sort}`, ...kept, thing.who ? "held" : "", thing.locked ? "locked" : ""].join(" ").trim());
  if (thing.is === "booth") {
    one.dataset.tone = floor.kind(thing.kind)?.tone ?? "none";
    const [inside, beside] = booth(thing);
    one.hand.replaceChildren(...inside);
    // The hand stays where it is: it may have the focus.
    while (one.lastChild !== one.hand) one.lastChild.remove();
    one.append(...beside);
  } else one.hand.replaceChildren(...mark(floor, thing));
}

function booth(thing) {
  const { width, depth, turn, open_sides: open } = thing;
  const [x, y] = [width / 2, depth / 2];
  const sides = [[1, `M${-x} ${y}H${x}`], [2, `M${x} ${y}V${-y}`], [4, `M${x} ${-y}H${-x}`], [8, `M${-x} ${-y}V${y}`]];
  const walls = is => sides.filter(([bit]) => Boolean(open & bit) === is).map(([, path]) => path).join("");
  const { wide, deep } = area(thing);
  const size = Math.min(95, wide / (Math.max(3, thing.number.length) * .62), deep * .42);
  const inside = [
    make("g", { transform: `rotate(${turn})` }, make("rect", { x: -x, y: -y, width, height: depth, class: "fp-body" }), make("path", { d: walls(true) || "M0 0", class: "fp-open" }), make("path", { d: walls(false) || "M0 0", class: "fp-shut" })),
    make("text", { class: "fp-number-text", "font-size": size, y: thing.who ? -size * .1 : size * .35 }, thing.number),
  ];
  const beside = [];
  if (thing.who) {
    const fits = Math.max(4, Math.floor((wide - 30) / 17));
    beside.push(make("text", { class: "fp-who-text", y: size * .62, "aria-hidden": "true" }, thing.who.length > fits ? `${thing.who.slice(0, fits - 1)}…` : thing.who));
  }
  const signs = ["power", "water", "locked"].filter(name => thing[name]).map((name, at) => `M${wide / 2 - 44 - at * 44} ${deep / 2 - 56}${SIGNS[name]}`);
  if (signs.length) inside.push(make("path", { class: "fp-signs", d: signs.join("") }));
  return [inside, beside];
}

function mark(floor, thing) {
  const { width, depth, turn, sort } = thing;
  const { wide, deep } = area(thing);
  const words = floor.label(thing);
  const size = Math.max(28, Math.min(120, wide / Math.max(4, words.length) / .66, deep * .5));
  const box = make("rect", { x: -width / 2, y: -depth / 2, width, height: depth, class: "fp-body" });
  const inside = [make("g", { transform: `rotate(${turn})` }, box)];
  if (sort === "door") inside[0].append(make("path", { d: `M${-width / 2} ${depth / 2}H${width / 2}`, class: "fp-open" }));
  if (words) inside.push(make("text", { class: "fp-mark-text", "font-size": size, y: size * .35 }, words));
  return inside;
}

/** One of all faces is reached by Tab; from there on, keys go from one to the next. */
function rove(floor, faces) {
  const first = [...floor.chosen].find(id => faces.has(id)) ?? floor.last ?? floor.placed().sort(inOrder)[0]?.id;
  if (floor.reached === first && faces.get(first)?.hand.getAttribute("tabindex") === "0") return;
  faces.get(floor.reached)?.hand.setAttribute("tabindex", -1);
  floor.reached = faces.has(first) ? first : faces.keys().next().value;
  faces.get(floor.reached)?.hand.setAttribute("tabindex", 0);
}
