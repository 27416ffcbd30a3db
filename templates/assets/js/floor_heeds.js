// What is to be looked at, as the server finds it after each act: a list beside the plan, and a mark at each thing it speaks of.
import { area, union } from "./floor_geometry.js";

export function begin(floor) {
  const [list, count, none] = [floor.find("[data-heeds]"), floor.find("[data-heed-count]"), floor.find("[data-heeds-none]")];
  let shown = "";
  floor.heeded = heeds => {
    const key = JSON.stringify(heeds);
    if (key === shown) return;
    shown = key;
    none.hidden = heeds.length > 0;
    count.textContent = heeds.length || "";
    list.replaceChildren(...heeds.map(heed => row(floor, heed)));
    floor.tell("heeds", new Set(heeds.flatMap(heed => heed.keys)));
  };
  floor.heeded(floor.state.heeds);
}

function row(floor, { what, text, keys }) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  button.addEventListener("click", () => {
    const things = keys.map(id => floor.things.get(id)).filter(Boolean);
    if (!things.length) return;
    floor.choose(keys);
    floor.reveal(union(things.map(area)));
  });
  const one = document.createElement("li");
  one.dataset.what = what;
  one.append(button);
  return one;
}
