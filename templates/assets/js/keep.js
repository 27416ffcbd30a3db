// Keeps a half-typed form in this browser tab, gives it back after an accident, and warns before leaving it.
// data-keep="a name for this form"; data-keep-restored="sentence". Passwords and files are never kept.
export function start(form) {
  const key = `keep ${location.pathname} ${form.dataset.keep}`;
  const opened = text(form);
  restore(form, key);
  let sending = false;
  form.addEventListener("input", () => sessionStorage.setItem(key, text(form)));
  form.addEventListener("submit", () => { sending = true; sessionStorage.removeItem(key); });
  addEventListener("beforeunload", event => { if (!sending && text(form) !== opened) event.preventDefault(); });
}

const fields = form => [...form.elements].filter(one => one.name && !["password", "file", "submit", "button", "hidden"].includes(one.type));
const valueOf = one => ["checkbox", "radio"].includes(one.type) ? one.checked : one.value;
const text = form => JSON.stringify(fields(form).map(one => [one.name, one.value, valueOf(one)]));

// A form that came back from the server with problems already holds what was typed.
function restore(form, key) {
  const kept = sessionStorage.getItem(key);
  if (!kept || form.querySelector(".problems, .errors li")) return;
  let changed = false;
  const rows = JSON.parse(kept);
  for (const one of fields(form)) {
    const choice = typeof valueOf(one) === "boolean";
    const row = rows.find(([name, value]) => name === one.name && (!choice || value === one.value));
    if (!row || row[2] === valueOf(one)) continue;
    choice ? one.checked = row[2] : one.value = row[2];
    one.dispatchEvent(new Event("input", { bubbles: true }));
    changed = true;
  }
  if (changed && form.dataset.keepRestored) form.prepend(Object.assign(document.createElement("p"), { className: "flash success", role: "status", textContent: form.dataset.keepRestored }));
}
