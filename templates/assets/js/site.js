// Looks for what this page asks for by data attributes and loads only that. Nothing here is needed to read or to send a form.
document.documentElement.classList.add("scripted");
for (const name of ["who", "now", "filter", "confirm", "menu", "reorder", "rows", "keep", "fields", "picture", "accent", "plan_editor", "floor_editor", "live", "board", "upload", "sheet", "print_paper", "head_preview", "seats", "search", "fresh", "choose", "map_move", "map_card", "map_find", "map_print", "offline_copy", "fascia", "place_booth"]) {
  const places = document.querySelectorAll(`[data-${name}]`);
  if (places.length) import(`./${name}.js`).then(behaviour => places.forEach(behaviour.start));
}
// On a wide screen the studio's rail is always open.
for (const menu of document.querySelectorAll(".rail-menu")) {
  const wide = matchMedia("(min-width: 60rem)");
  const follow = () => { menu.open = wide.matches; };
  wide.addEventListener("change", follow);
  follow();
}
