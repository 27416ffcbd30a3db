// Moves "now" with the clock, without reloading: marks items that are on, keeps the strips of now and next (one for the
// whole place, or one for each room), shows the hour at the place of the event, offers a jump.
const STEP = 15_000; // milliseconds between two looks at the clock
const strips = new Set();
let timer = null;

/** `place` is the strip [data-now], or any element that asks for marks alone. */
export function start(place) {
  if (place.querySelector("[data-coming]")) strips.add(place);
  if (timer) return;
  timer = setInterval(look, STEP);
  document.addEventListener("visibilitychange", () => document.hidden || look());
  look();
}

/** Looks at the clock now. */
export function look() {
  const now = Date.now();
  mark(now);
  for (const strip of strips) fill(strip, now);
  for (const clock of document.querySelectorAll("[data-clock]")) tell(clock, now);
}

// 9h20 in Vietnamese, 09:20 in English: as the server writes hours.
function tell(clock, now) {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: clock.dataset.clock, hour: "2-digit", minute: "2-digit" }).formatToParts(now);
  const [hour, minute] = ["hour", "minute"].map(type => parts.find(part => part.type === type).value);
  clock.textContent = document.documentElement.lang === "vi" ? `${Number(hour)}h${minute}` : `${hour}:${minute}`;
  clock.dateTime = `${hour}:${minute}`;
  clock.hidden = false;
}

const isOn = (element, now) => Date.parse(element.dataset.from) <= now && now < Date.parse(element.dataset.to);

function mark(now) {
  let first = null;
  for (const element of document.querySelectorAll("main [data-from]")) {
    const on = isOn(element, now);
    element.classList.toggle("now", on);
    element.querySelector(":scope > .what .now-tag")?.toggleAttribute("hidden", !on);
    if (on && element.matches(".item")) first ??= element;
  }
  for (const button of document.querySelectorAll("[data-now-jump]")) {
    button.hidden = !first;
    button.onclick = () => go(first);
  }
}

function go(item) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  item.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
}

// A strip is redrawn only when what it says has changed, so that a reading voice is not disturbed.
function fill(strip, now) {
  const coming = [...strip.querySelector("[data-coming]").content.children];
  const later = coming.filter(one => Date.parse(one.dataset.from) > now);
  const soonest = Math.min(...later.map(one => Date.parse(one.dataset.from)));
  put(strip, "now", coming.filter(one => isOn(one, now)), one => one.dataset.ends);
  put(strip, "next", later.filter(one => Date.parse(one.dataset.from) === soonest), one => one.dataset.starts);
}

function put(strip, which, rows, when) {
  const list = strip.querySelector(`[data-${which}-list]`);
  const key = rows.map(one => one.dataset.from + one.textContent).join();
  if (list.dataset.key === key) return;
  list.dataset.key = key;
  const shown = rows.map(one => {
    const copy = one.cloneNode(true);
    copy.querySelector("i").replaceWith(when(one));
    for (const name of ["from", "to", "starts", "ends"]) delete copy.dataset[name];
    return copy;
  });
  list.replaceChildren(...(shown.length ? shown : [strip.querySelector(`[data-nothing-${which}]`).content.cloneNode(true)]));
}
