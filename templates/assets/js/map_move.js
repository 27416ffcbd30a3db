// A drawn plan that one moves with a finger, the wheel or keys (data-map_move on the window it is seen through, whose first child
// is the sheet). Only the sheet's transform changes while it moves, so that nothing is painted anew; it is painted sharp once it rests.
// Without script the window scrolls.
const FURTHEST = 1, NEAREST = 16; // times the size at which the whole plan is seen
const STEP = 70; // pixels for an arrow key
const SLIP = 6; // pixels a finger may slip and still press
const FAR = 2.2; // pixels for a decimetre below which names cannot be read
const windows = new WeakMap();
const waiting = new WeakMap(); // what was to be seen before its window was there

export function start(view) {
  const sheet = view.firstElementChild, svg = sheet.querySelector("svg");
  const floor = { view, sheet, svg, x: 0, y: 0, k: 1, fingers: new Map(), slipped: 0, frame: 0, rest: 0 };
  windows.set(view, floor);
  view.classList.add("moves");
  view.addEventListener("pointerdown", event => down(floor, event));
  view.addEventListener("pointermove", event => move(floor, event));
  for (const end of ["pointerup", "pointercancel"]) view.addEventListener(end, event => up(floor, event));
  // A press at the end of a pull is no press.
  view.addEventListener("click", event => { if (floor.slipped > SLIP) { event.preventDefault(); event.stopPropagation(); } floor.slipped = 0; }, true);
  view.addEventListener("dragstart", event => event.preventDefault());
  view.addEventListener("wheel", event => wheel(floor, event), { passive: false });
  view.addEventListener("keydown", event => key(floor, event));
  for (const button of view.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => press(floor, button.dataset.zoom));
  new ResizeObserver(() => draw(floor)).observe(view);
  const wanted = waiting.get(view) ?? svg.querySelector(".here");
  if (wanted) look(view, wanted); else settle(floor);
}

/** Brings a booth into the middle, near enough to be read. */
export function look(view, booth) {
  const floor = windows.get(view);
  if (!floor) return void waiting.set(view, booth);
  const box = booth.getBoundingClientRect(), frame = view.getBoundingClientRect();
  if (!box.width) return;
  const k = Math.max(floor.k, clamp(floor.k * 88 / box.width, FURTHEST, NEAREST / 2));
  const by = k / floor.k;
  const middle = { x: box.x + box.width / 2 - frame.x, y: box.y + box.height / 2 - frame.y };
  floor.x = frame.width / 2 - (middle.x - floor.x) * by;
  floor.y = frame.height * .4 - (middle.y - floor.y) * by; // the card lies over the lower edge
  floor.k = k;
  draw(floor);
  settle(floor);
}

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

/** Zooms about a point of the window, which stays where it is. */
function zoom(floor, by, at) {
  const k = clamp(floor.k * by, FURTHEST, NEAREST);
  const real = k / floor.k;
  floor.x = at.x - (at.x - floor.x) * real;
  floor.y = at.y - (at.y - floor.y) * real;
  floor.k = k;
  ask(floor);
}

// One change of the page for each frame, however many events come in between.
function ask(floor) {
  floor.frame ||= requestAnimationFrame(() => { floor.frame = 0; draw(floor); });
  clearTimeout(floor.rest);
  floor.rest = setTimeout(() => settle(floor), 160);
}

function draw(floor) {
  const { clientWidth: wide, clientHeight: high } = floor.view;
  floor.x = clamp(floor.x, wide * (1 - floor.k), 0);
  floor.y = clamp(floor.y, high * (1 - floor.k), 0);
  floor.sheet.style.transform = `translate(${floor.x}px,${floor.y}px) scale(${floor.k})`;
}

// At rest the sheet is let go for a frame, which paints it at its new size, and taken up again for the next move.
function settle(floor) {
  const pixels = floor.svg.getScreenCTM()?.a ?? 1;
  floor.svg.toggleAttribute("data-far", pixels < FAR);
  floor.svg.style.setProperty("--k", 1 / floor.k);
  for (const button of floor.view.querySelectorAll("[data-zoom]")) button.disabled = button.dataset.zoom === "in" ? floor.k >= NEAREST : floor.k <= FURTHEST;
  if (floor.painted === floor.k) return;
  floor.painted = floor.k;
  floor.sheet.style.willChange = "auto";
  requestAnimationFrame(() => requestAnimationFrame(() => { floor.sheet.style.willChange = ""; }));
}

const place = (floor, event) => { const frame = floor.view.getBoundingClientRect(); return { x: event.clientX - frame.x, y: event.clientY - frame.y }; };

function down(floor, event) {
  if (event.button || event.target.closest("button, dialog")) return;
  floor.fingers.set(event.pointerId, place(floor, event));
  if (floor.fingers.size === 1) floor.slipped = 0;
}

function move(floor, event) {
  const old = floor.fingers.get(event.pointerId);
  if (!old) return;
  const now = place(floor, event);
  floor.slipped += Math.hypot(now.x - old.x, now.y - old.y);
  if (floor.slipped > SLIP && !floor.view.hasPointerCapture(event.pointerId)) floor.view.setPointerCapture(event.pointerId);
  const other = [...floor.fingers].find(([id]) => id !== event.pointerId)?.[1];
  floor.fingers.set(event.pointerId, now);
  if (other) {
    const apart = (a, b) => Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1);
    zoom(floor, apart(now, other) / apart(old, other), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  }
  const share = other ? 2 : 1;
  floor.x += (now.x - old.x) / share;
  floor.y += (now.y - old.y) / share;
  ask(floor);
}

function up(floor, event) {
  floor.fingers.delete(event.pointerId);
}

// Who sees the whole plan and turns the wheel on wants to go on down the page.
function wheel(floor, event) {
  if (event.deltaY > 0 && floor.k <= FURTHEST && !event.ctrlKey) return;
  event.preventDefault();
  const lines = event.deltaMode === 1 ? 16 : 1;
  zoom(floor, Math.exp(-clamp(event.deltaY * lines, -120, 120) * (event.ctrlKey ? .01 : .0025)), place(floor, event));
}

function press(floor, what) {
  const { clientWidth: wide, clientHeight: high } = floor.view;
  if (what === "fit") Object.assign(floor, { x: 0, y: 0, k: 1 });
  zoom(floor, { in: 1.6, out: 1 / 1.6, fit: 1 }[what], { x: wide / 2, y: high / 2 });
}

function key(floor, event) {
  if (event.target !== floor.view || event.ctrlKey || event.metaKey || event.altKey) return;
  const ways = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  const zooms = { "+": "in", "=": "in", "-": "out", "_": "out", 0: "fit", Home: "fit" };
  if (ways[event.key]) {
    floor.x += ways[event.key][0] * STEP;
    floor.y += ways[event.key][1] * STEP;
    ask(floor);
  } else if (zooms[event.key]) {
    press(floor, zooms[event.key]);
  } else {
    return;
  }
  event.preventDefault();
}
