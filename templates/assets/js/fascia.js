// Draws the name over a booth as it is typed, at the width of the booth, and counts its characters. The server measures again.
export function start(form) {
  const [width, usual, most] = ["fasciaWidth", "fasciaUsual", "fasciaMost"].map(name => Number(form.dataset[name]));
  const tight = form.querySelector("[data-fascia-tight]");
  const rows = [["fascia.vi", ".fascia-vi", 16], ["fascia.en", ".fascia-en", 10]].map(([name, drawn, largest]) => ({ input: form.elements[name], drawn: form.querySelector(drawn), largest }));
  const follow = () => {
    for (const row of rows) draw(row, width, usual, most);
    tight.hidden = !rows.some(row => length(row) > usual && length(row) <= most);
  };
  form.addEventListener("input", follow);
  follow();
}

// As the server counts: characters, blanks collapsed.
const text = row => row.input.value.normalize("NFC").trim().replace(/\s+/g, " ");
const length = row => [...text(row)].length;

function draw(row, width, usual, most) {
  const count = length(row);
  row.drawn.textContent = text(row);
  row.drawn.setAttribute("font-size", row.largest);
  const long = row.drawn.getComputedTextLength();
  if (long > width - 12) row.drawn.setAttribute("font-size", Math.max(3, row.largest * (width - 12) / long));
  const told = row.input.parentElement.querySelector(".suffix");
  told.textContent = `${count}/${most}`;
  told.classList.toggle("over", count > most);
  told.classList.toggle("tight", count > usual && count <= most);
}
