// Asks before an act that is hard to undo: data-confirm="question" on a form or on one of its buttons, data-confirm-yes="verb".
const dialog = document.getElementById("confirm");

export function start(place) {
  const form = place.closest("form");
  if (!dialog || !form) return;
  form.addEventListener("submit", event => {
    const mine = place === form || event.submitter === place;
    if (!mine || form.dataset.confirmed || event.defaultPrevented) return;
    event.preventDefault();
    ask(place, () => {
      form.dataset.confirmed = "yes";
      form.requestSubmit(event.submitter);
      delete form.dataset.confirmed;
    });
  });
}

function ask(place, yes) {
  const [question, agree, refuse] = [dialog.querySelector("p"), dialog.querySelector("[data-yes]"), dialog.querySelector("[data-no]")];
  const usual = agree.textContent;
  question.textContent = place.dataset.confirm;
  agree.textContent = place.dataset.confirmYes || usual;
  agree.onclick = () => { dialog.close(); yes(); };
  refuse.onclick = () => dialog.close();
  dialog.addEventListener("close", () => { agree.textContent = usual; }, { once: true });
  dialog.showModal();
  refuse.focus();
}
