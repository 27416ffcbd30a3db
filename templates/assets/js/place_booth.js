// Drags who waits for a booth (li data-token) onto a free one of the plan (id "b-A01"): fills in the form beside the name and sends it.
// Without script, or by keys, one writes the number into that form.
export function start(place) {
  for (const row of place.querySelectorAll("[data-token]")) addGrip(row);
  place.addEventListener("pointerdown", event => event.target.closest(".grip") && drag(event, place));
  place.addEventListener("submit", event => { event.preventDefault(); send(place, event.target); });
}

function addGrip(row) {
  const grip = document.createElement("span");
  grip.className = "grip";
  grip.textContent = "⠿";
  grip.ariaHidden = "true";
  row.prepend(grip);
}

function drag(event, place) {
  event.preventDefault();
  const row = event.target.closest("[data-token]");
  const ghost = Object.assign(document.createElement("div"), { className: "placing-ghost", textContent: row.querySelector(".who a").textContent });
  document.body.append(ghost);
  row.classList.add("moving");
  let over = null;
  const move = pointer => {
    ghost.style.translate = `${pointer.clientX + 12}px ${pointer.clientY + 12}px`;
    const booth = document.elementFromPoint(pointer.clientX, pointer.clientY)?.closest(".floor-map .b.free");
    if (booth !== over) { over?.classList.remove("over"); booth?.classList.add("over"); over = booth ?? null; }
    const edge = 60;
    if (pointer.clientY < edge) scrollBy(0, -16);
    else if (pointer.clientY > innerHeight - edge) scrollBy(0, 16);
  };
  const stop = given => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", drop);
    removeEventListener("pointercancel", cancel);
    ghost.remove();
    row.classList.remove("moving");
    over?.classList.remove("over");
    if (!given || !over) return;
    const form = row.querySelector("form");
    const number = over.id.slice(2);
    form.elements.numbers.value = number;
    send(place, form);
  };
  const drop = () => stop(true);
  const cancel = () => stop(false);
  addEventListener("pointermove", move);
  addEventListener("pointerup", drop);
  addEventListener("pointercancel", cancel);
  move(event);
}

// The answer is the page as it is now, or with what is wrong beside the form.
async function send(place, form) {
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
  const page = answer && (answer.ok || answer.status === 422) && new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page && page.querySelector("[data-place_booth]");
  if (!fresh) { say(place, place.dataset.failed); return; }
  place.replaceChildren(...fresh.childNodes);
  for (const row of place.querySelectorAll("[data-token]")) addGrip(row);
  if (answer.ok) say(place, place.dataset.done);
  else place.querySelector("[aria-invalid]")?.focus();
}

function say(place, text) {
  place.querySelector("[role=status]").textContent = text;
}
