// A folded list of acts (details.menu) folds again when something else is touched, or at Escape.
export function start(menu) {
  const shut = () => { menu.open = false; };
  document.addEventListener("pointerdown", event => { if (!menu.contains(event.target)) shut(); });
  menu.addEventListener("focusout", event => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) shut(); });
  menu.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !menu.open) return;
    shut();
    menu.querySelector("summary").focus();
  });
}
