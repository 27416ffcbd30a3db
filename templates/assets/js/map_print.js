// Prints the plan on a sheet of the size that a button names (data-map_print="a3"). The browser's own printing takes A4.
export function start(button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    document.documentElement.dataset.sheet = button.dataset.map_print;
    print();
  });
}
