// Keeps a public page true while somebody looks at it: listens to the event's stream (data-live="slug"), or asks every
// ten seconds or so where streams do not come through; when something was published, fetches the page's own address and
// replaces what is different. Nobody is sent elsewhere, nothing typed or opened is lost, and what has changed is said.
import { morph } from "./morph.js";
import { look } from "./now.js";

const SHOWN = 8_000; // how long the note of what has changed stays

/** Tells `act({release, revision})` whenever the event moves, and `stands(bool)` whether we are in touch. Only while the page is seen. */
export function listen(slug, act, stands = () => {}) {
  const state = { source: null, timer: 0, tag: "", failures: 0 };
  const later = (what, least, more) => { clearTimeout(state.timer); state.timer = setTimeout(what, least + Math.random() * more); };
  const stop = () => { clearTimeout(state.timer); state.source?.close(); state.source = null; };
  const poll = async () => {
    const headers = state.tag ? { "If-None-Match": state.tag } : {};
    const answer = await fetch(`/${slug}/revision`, { headers, cache: "no-store" }).catch(() => null);
    if (document.hidden) return;
    stands(Boolean(answer && (answer.ok || answer.status === 304)));
    if (answer?.ok) {
      state.tag = answer.headers.get("ETag") ?? "";
      act(await answer.json());
    }
    // Now and then the stream is tried again: networks come back.
    if (++state.failures % 5 === 0) open(); else later(poll, 10_000, 5_000);
  };
  const open = () => {
    stop();
    if (document.hidden) return;
    let release;
    state.source = new EventSource(`/${slug}/stream`);
    state.source.addEventListener("release", event => { release = Number(event.data); });
    state.source.addEventListener("revision", event => { state.failures = 0; stands(true); act({ release, revision: Number(event.data) }); });
    // Our own way back, not the browser's: everybody would come at the same moment.
    state.source.onerror = () => { stop(); state.failures += 1; later(state.failures > 2 ? poll : open, 1_000, 4_000); };
  };
  document.addEventListener("visibilitychange", () => document.hidden ? stop() : open());
  addEventListener("pagehide", stop);
  addEventListener("pageshow", event => { if (event.persisted) open(); });
  open();
}

/** The page of an address as it is now; the same again for a moment where another server does not know the release yet. */
export async function fresh(address, release, css) {
  for (let go = 0; go < 4; go++) {
    const answer = await fetch(address, { cache: "no-cache" }).catch(() => null);
    if (!answer?.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (Number(page.querySelector(css)?.dataset.release) >= (release ?? 0)) return page;
    await new Promise(done => setTimeout(done, 500));
  }
  return null;
}

export function start(place) {
  const address = location.pathname + location.search;
  let known = null;
  let latest = null;
  let running = false;
  const act = async told => {
    const moved = known ? told.revision !== known : told.release !== Number(place.dataset.release);
    known = told.revision;
    latest = told;
    if (!moved || running) return;
    running = true;
    // What is published while a page is under way is fetched after it.
    for (let seen = null; seen !== latest.revision;) {
      seen = latest.revision;
      // Not everybody in the hall at the same moment.
      await new Promise(done => setTimeout(done, Math.random() * 600));
      const page = await fresh(address, latest.release, "[data-live]");
      if (!page) { known = null; break; }
      replace(page, place);
    }
    running = false;
  };
  listen(place.dataset.live, act);
}

function replace(page, place) {
  const main = document.getElementById("main");
  const before = told(main);
  const held = anchor(main);
  const focused = document.activeElement;
  morph(main, page.getElementById("main"), element => element === place);
  place.dataset.release = page.querySelector("[data-live]").dataset.release;
  for (const form of document.querySelectorAll("[data-filter]")) form.dispatchEvent(new Event("input", { bubbles: true }));
  look();
  if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
  if (held?.element.isConnected) scrollBy({ top: held.element.getBoundingClientRect().top - held.top, behavior: "instant" });
  const changed = [...told(main)].filter(([id, text]) => before.has(id) && before.get(id) !== text).map(([, text]) => text);
  if (changed.length) say(place, [place.dataset.said, ...changed.slice(0, 3)].join(" "));
}

// What items say of themselves in a line: their hour, their name and their marks.
function told(main) {
  const line = element => element.querySelector(":scope > .what > h3, :scope > .what")?.cloneNode(true);
  const text = element => {
    const what = line(element);
    if (!what) return "";
    for (const extra of what.querySelectorAll(".now-tag, ul, ol, small, .where")) extra.remove();
    const hour = element.querySelector(":scope > .when time, :scope > .when .time, :scope > time")?.textContent ?? "";
    const where = element.querySelector(":scope > .what > .where span:not(.kind)")?.textContent ?? "";
    return [hour, what.textContent, where].map(part => part.replace(/\s+/g, " ").trim()).filter(Boolean).join(" · ") + ".";
  };
  const rows = [...main.querySelectorAll("[id^=i-]")].map(element => [element.id, text(element)]);
  const page = main.querySelector(".item-page");
  if (page) rows.push(["page", [...page.querySelectorAll("h1, .marks, .facts dd")].map(part => part.textContent.trim()).join(" · ")]);
  return new Map(rows);
}

// What the eye rests on: it must not move.
function anchor(main) {
  if (!scrollY) return null;
  const rows = main.querySelectorAll("[id]");
  const element = [...rows].find(row => row.getBoundingClientRect().top >= 0);
  return element && { element, top: element.getBoundingClientRect().top };
}

function say(place, text) {
  place.textContent = text;
  clearTimeout(place.timer);
  place.timer = setTimeout(() => { place.textContent = ""; }, SHOWN);
}
