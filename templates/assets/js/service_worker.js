// Public pages of an event without a network: programme, exhibitors, plan and booths, once they were seen.
// The network comes first; where it does not answer soon, the kept copy comes with a line that says from when it is.
// Nothing else passes through here: not who is signed in, no room of work, no form.
// VERSION is put before this file by the server and changes with the application's own files.
const PAGES = `pages ${VERSION}`, PARTS = `parts ${VERSION}`;
const PATIENCE = 3000; // milliseconds before a kept copy is shown instead
const MOST = { [PAGES]: 60, [PARTS]: 240 }; // the oldest are dropped
const PAGE = /^\/(vi|en)\/[^/]+\/(programme|exhibitors|startups|ocop|universities|floor-plan|booth)(\/[^/]+)?$/;
const PART = /^\/(assets|files)\//;
const KEPT_AT = "x-kept-at";

addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil(tidy().then(() => clients.claim())));
addEventListener("message", event => event.waitUntil(seen(event.data)));
addEventListener("fetch", event => {
  const { request } = event, address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate" && PAGE.test(address.pathname)) event.respondWith(page(request));
  else if (request.mode !== "navigate" && PART.test(address.pathname)) event.respondWith(part(request));
});

// Pages that an older version kept are fetched anew: they name files of their own version.
async function tidy() {
  const old = (await caches.keys()).filter(name => name !== PAGES && name !== PARTS);
  for (const name of old.filter(name => name.startsWith("pages "))) {
    const known = await (await caches.open(name)).keys();
    await Promise.all(known.map(request => fetch(request.url).then(answer => keep(PAGES, request.url, answer)).catch(() => null)));
  }
  await Promise.all(old.map(name => caches.delete(name)));
}

// What was there before this worker: the page on the screen and its parts.
async function seen({ page, parts }) {
  if (!PAGE.test(new URL(page).pathname)) return;
  await Promise.all([[PAGES, page], ...parts.map(part => [PARTS, part])].map(async ([name, address]) => {
    if (!await (await caches.open(name)).match(address)) await fetch(address).then(answer => keep(name, address, answer)).catch(() => null);
  }));
}

async function page(request) {
  const kept = (await caches.open(PAGES)).match(request.url);
  // Past the browser's own cache, which would give an old page as if it were of now.
  const asked = fetch(request, { cache: "no-cache" }).then(async answer => { await keep(PAGES, request.url, answer); return answer; });
  const late = new Promise(done => setTimeout(done, PATIENCE));
  const first = await Promise.race([asked.catch(() => null), late]);
  if (first) return first;
  const copy = await kept;
  return copy ? dated(copy) : asked;
}

async function part(request) {
  const kept = await (await caches.open(PARTS)).match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  await keep(PARTS, request.url, answer);
  return answer;
}

// Only whole answers that anybody may have; what is gone is forgotten here as well.
async function keep(name, address, answer) {
  const cache = await caches.open(name);
  if (answer.status === 404 || answer.status === 410) await cache.delete(address);
  if (answer.status !== 200 || answer.redirected || !/\bpublic\b/.test(answer.headers.get("cache-control") ?? "")) return;
  const copy = answer.clone(), headers = new Headers(copy.headers);
  // The body is unpacked by now.
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  headers.set(KEPT_AT, new Date().toISOString());
  await cache.put(address, new Response(await copy.blob(), { status: 200, headers }));
  const known = await cache.keys();
  await Promise.all(known.slice(0, Math.max(known.length - MOST[name], 0)).map(one => cache.delete(one)));
}

// The line is in every page, empty and hidden: its time is written in, in the page's language.
async function dated(copy) {
  const html = await copy.text(), language = /<html lang="(\w+)"/.exec(html)?.[1] ?? "vi";
  const at = new Date(copy.headers.get(KEPT_AT));
  const two = number => String(number).padStart(2, "0");
  const day = `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`;
  const hour = language === "vi" ? `${at.getHours()}h${two(at.getMinutes())}` : `${two(at.getHours())}:${two(at.getMinutes())}`;
  return new Response(html.replace(/ hidden data-kept>([^<]*)#/, (_, words) => ` data-kept>${words}${hour}, ${day}`), { status: 200, headers: copy.headers });
}
