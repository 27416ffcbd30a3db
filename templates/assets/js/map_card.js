// Shows who stands in a booth that is pressed on the plan (data-map_card on the dialog): what the list says of it, in a card over the
// plan. Pressing a number in the list shows the booth on the plan. Without script a booth leads to its line in the list.
import { look } from "./map_move.js";

export function start(card) {
  const place = card.querySelector("[data-place]");
  let chosen = null;
  const close = () => {
    chosen?.classList.remove("chosen");
    chosen = null;
    card.close();
  };
  const open = (number, booth) => {
    const line = document.getElementById(`r-${number}`);
    if (!line || !booth) return;
    chosen?.classList.remove("chosen");
    chosen = booth;
    booth.classList.add("chosen");
    place.replaceChildren(...[...line.children].map(one => one.cloneNode(true)));
    const view = booth.closest("[data-map_move]");
    if (card.parentElement !== view) view.append(card);
    card.show();
  };
  const find = number => document.getElementById(`b-${number}`);
  document.addEventListener("click", event => {
    if (event.defaultPrevented) return;
    const booth = event.target.closest("svg.floor-map .b");
    if (booth) {
      event.preventDefault();
      open(booth.id.slice(2), booth);
      return;
    }
    const shown = event.target.closest("a[data-show]");
    if (shown) {
      event.preventDefault();
      show(shown.dataset.show);
      return;
    }
    if (event.target.closest("[data-map_move]") && !event.target.closest("button, dialog")) close();
  });
  const show = number => {
    const booth = find(number), view = booth?.closest("[data-map_move]");
    if (!view) return;
    open(number, booth);
    look(view, booth);
    view.scrollIntoView({ block: "nearest" });
    card.querySelector("h3, a, button")?.focus({ preventScroll: true });
  };
  card.querySelector("[data-close]").addEventListener("click", close);
  document.addEventListener("keydown", event => { if (event.key === "Escape" && card.open) close(); });
  // An address that names a booth shows it: links from an exhibitor's page come so.
  const named = () => { if (location.hash.startsWith("#r-")) show(decodeURIComponent(location.hash.slice(3))); };
  addEventListener("hashchange", named);
  named();
}
