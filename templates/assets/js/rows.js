// Adds and removes repeated groups of fields (positions, products) without a round trip to the server.
// data-rows holds groups marked data-row and a <template> in whose names "__" stands for the number; buttons data-add, data-remove, data-up, data-down.
export function start(place) {
  const mould = place.querySelector("template");
  place.addEventListener("click", event => {
    const button = event.target.closest("[data-add], [data-remove], [data-up], [data-down]");
    if (!button) return;
    event.preventDefault();
    if (button.matches("[data-add]")) add(place, mould, button);
    else if (button.matches("[data-remove]")) remove(place, button);
    else move(place, button);
  });
}

function add(place, mould, button) {
  const number = Math.max(-1, ...[...place.querySelectorAll("[data-row]")].map(row => Number(row.dataset.row))) + 1;
  const fresh = document.createElement("template");
  fresh.innerHTML = mould.innerHTML.replaceAll("__", number);
  const row = fresh.content.firstElementChild;
  row.dataset.row = number;
  const last = [...place.querySelectorAll("[data-row]")].at(-1);
  last ? last.after(row) : (place.querySelector("[data-row-list]") ?? button.parentElement).before(row);
  row.querySelector("input, select, textarea")?.focus();
  place.dispatchEvent(new Event("input", { bubbles: true }));
}

// Numbers may have gaps afterwards: the server takes rows in the order they arrive.
function remove(place, button) {
  button.closest("[data-row]").remove();
  place.querySelector("[data-add]")?.focus();
  place.dispatchEvent(new Event("input", { bubbles: true }));
}

function move(place, button) {
  const row = button.closest("[data-row]");
  const up = button.matches("[data-up]");
  const other = up ? row.previousElementSibling : row.nextElementSibling;
  if (!other?.matches("[data-row]")) return;
  up ? other.before(row) : other.after(row);
  button.focus();
  place.dispatchEvent(new Event("input", { bubbles: true }));
}
