// A button that prints the page; it is hidden where there is no script, and Ctrl+P prints the same.
export function start(button) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
