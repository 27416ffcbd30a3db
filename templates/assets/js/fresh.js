// Keeps a part of a page (data-fresh="milliseconds", with an id) true while somebody looks at it: asks for the page's own address
// (or data-from), which answers 304 while nothing changed, and changes only what is different. Forms inside are sent without leaving.
import { morph } from "./morph.js";

export function start(place) {
  const from = place.dataset.from || location.href;
  let tag = "", timer = 0, turn = 0;
  const draw = html => {
    const fresh = new DOMParser().parseFromString(html, "text/html").getElementById(place.id);
    if (!fresh) return;
    morph(place, fresh);
    document.querySelector(`[data-filter="${place.id}"]`)?.dispatchEvent(new Event("input"));
  };
  const ask = async () => {
    clearTimeout(timer);
    const mine = ++turn;
    if (!document.hidden) {
      const answer = await fetch(from, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" }).catch(() => null);
      place.classList.toggle("away", !answer || !(answer.ok || answer.status === 304));
      if (answer?.ok && mine === turn) { tag = answer.headers.get("ETag") ?? ""; draw(await answer.text()); }
    }
    if (mine === turn) timer = setTimeout(ask, Number(place.dataset.fresh));
  };
  place.addEventListener("submit", async event => {
    event.preventDefault();
    const { target: form, submitter } = event;
    submitter.disabled = true;
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, submitter)), redirect: "manual" }).catch(() => null);
    submitter.disabled = false;
    say(place, answer && (answer.ok || answer.type === "opaqueredirect") ? "" : place.dataset.failed);
    ask();
  });
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  timer = setTimeout(ask, Number(place.dataset.fresh));
}

function say(place, text) {
  let line = place.previousElementSibling?.matches(".fresh-said") ? place.previousElementSibling : null;
  if (!line) {
    line = Object.assign(document.createElement("p"), { className: "fresh-said", role: "status" });
    place.before(line);
  }
  line.textContent = text;
}
