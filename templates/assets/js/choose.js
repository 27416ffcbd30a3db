// One box for all: ticks every box of the same form that is called like it (data-choose="name"), and follows what they are.
export function start(all) {
  const boxes = [...all.form.elements].filter(box => box.type === "checkbox" && box.name === all.dataset.choose);
  const follow = () => {
    const ticked = boxes.filter(box => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  all.closest("[hidden]")?.removeAttribute("hidden");
  all.addEventListener("change", () => boxes.forEach(box => { box.checked = all.checked; }));
  boxes.forEach(box => box.addEventListener("change", follow));
  follow();
}
