// Drags somebody from seat to seat with a mouse or a pen; the form that data-seats names does the rest, as it does without a script.
export function start(plan) {
  const form = document.getElementById(plan.dataset.seats);
  plan.addEventListener("pointerdown", event => {
    const seat = event.target.closest(".seat.taken");
    if (seat && event.button === 0 && event.pointerType !== "touch") drag(event, seat, form);
  });
}

// A hand that trembles is no drag yet.
const FAR = 6;

function drag(down, seat, form) {
  let over = null, moved = false;
  const move = event => {
    moved ||= Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > FAR;
    if (!moved) return;
    seat.classList.add("dragged");
    const other = document.elementFromPoint(event.clientX, event.clientY)?.closest(".seat");
    if (other === over) return;
    over?.classList.remove("over");
    over = other && other !== seat ? other : null;
    over?.classList.add("over");
  };
  const stop = event => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", stop);
    removeEventListener("pointercancel", stop);
    seat.classList.remove("dragged");
    over?.classList.remove("over");
    if (!moved || !over || event.type === "pointercancel") return;
    form.elements.person.value = seat.dataset.person;
    form.elements.to.value = over.dataset.place;
    form.requestSubmit(form.querySelector("[name=act][value=move]"));
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", stop);
  addEventListener("pointercancel", stop);
}
