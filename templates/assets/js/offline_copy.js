// Keeps what one has seen of an event for when there is no network (data-offline_copy holds the address of the worker that does).
// The page at hand was fetched before the worker was there: it is told to keep it, with all that belongs to it.
export async function start(place) {
  if (!navigator.serviceWorker) return;
  if (document.readyState !== "complete") await new Promise(done => addEventListener("load", done, { once: true }));
  await navigator.serviceWorker.register(place.dataset.offline_copy).catch(() => null);
  const { active } = await navigator.serviceWorker.ready;
  const parts = performance.getEntriesByType("resource").map(one => one.name).filter(name => name.startsWith(`${location.origin}/assets/`) || name.startsWith(`${location.origin}/files/`));
  active.postMessage({ page: location.href.split("#")[0], parts: [...new Set(parts)] });
}
