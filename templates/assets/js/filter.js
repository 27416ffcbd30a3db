// Narrows a list in place while one types, by words without marks; the address follows, so that it can be sent to somebody.
// The form's data-filter names the list; its rows carry data-words (folded) and one data attribute for each select,
// which holds one value, or several with blanks between. What else shows the list hears "narrowed" on the form.

/** The same folding as on the server: no marks, đ as d, lower case, single spaces. */
export const fold = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase().replace(/\s+/g, " ").trim();

export function start(form) {
  if ("partly" in form.dataset) { form.addEventListener("change", () => form.submit()); return; }
  const list = `#${CSS.escape(form.dataset.filter)} [data-words]`;
  if (!document.querySelector(list)) return;
  let timer;
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => narrow(form, list), 80); });
  form.addEventListener("submit", event => { event.preventDefault(); narrow(form, list); });
}

// Rows are looked for each time: the page may have been renewed.
function narrow(form, list) {
  const rows = [...document.querySelectorAll(list)];
  const asked = [...new FormData(form)].filter(([, value]) => value);
  const words = asked.filter(([name]) => name === "q").flatMap(([, value]) => fold(value).split(" ")).filter(Boolean);
  const keys = asked.filter(([name]) => name !== "q" && form.elements[name].type !== "hidden");
  let count = 0;
  for (const row of rows) {
    const shown = words.every(word => row.dataset.words.includes(word)) && keys.every(([name, value]) => row.dataset[name]?.split(" ").includes(value));
    row.hidden = !shown;
    count += shown;
  }
  form.querySelector("[role=status]").textContent = count ? form.dataset.counts.replace("#", count) : form.dataset.none;
  form.dispatchEvent(new Event("narrowed"));
  const query = new URLSearchParams(asked).toString();
  history.replaceState(null, "", location.pathname + (query && "?" + query));
}
