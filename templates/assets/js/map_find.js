// Lights up on the plan what the list was narrowed to (data-map_find on the list that filter.js narrows), and goes to it where it is one.
import { look } from "./map_move.js";

export function start(list) {
  const form = document.querySelector(`[data-filter="${list.id}"]`);
  form?.addEventListener("narrowed", () => {
    const asked = [...new FormData(form)].some(([, value]) => value);
    const found = [];
    for (const line of list.querySelectorAll("[data-words]")) {
      const booth = document.getElementById(`b-${line.id.slice(2)}`);
      if (!booth) continue;
      booth.classList.toggle("hit", asked && !line.hidden);
      booth.classList.toggle("dim", asked && line.hidden);
      if (asked && !line.hidden) found.push(booth);
    }
    const [only] = found;
    if (only && found.length <= 3) look(only.closest("[data-map_move]"), only);
  });
}
