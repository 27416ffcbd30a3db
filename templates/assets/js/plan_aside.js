// Beside the grid: what is done to a whole day, and the findings with what is not published yet, read again after each change.
export function begin(plan) {
  for (const form of plan.root.querySelectorAll("[data-whole]")) form.addEventListener("submit", event => { event.preventDefault(); whole(plan, form); });
  findings(plan);
}

/** What is done to a whole day. */
function whole(plan, form) {
  const said = Object.fromEntries(new FormData(form));
  if (form.dataset.whole === "shift") return plan.act({ do: "shift", day: plan.day, from: said.from, minutes: Number(said.minutes), room: Number(said.room) || null });
  if (said.to_day) return plan.act({ do: "copy_day", from_day: plan.day, to_day: said.to_day });
}

/** An act also changes what is to be said of items it did not touch: the list knows. */
function count(plan, place) {
  const counts = JSON.parse(place.querySelector("[data-counted]")?.dataset.counted || "{}");
  let changed = false;
  for (const item of plan.items.values()) {
    const warnings = counts[item.id] ?? 0;
    if (item.warnings === warnings) continue;
    plan.items.set(item.id, { ...item, warnings });
    changed = true;
  }
  if (changed) plan.tell("change", []);
}

/** The list of what is to be looked at, from the server; a link in it leads to its item here where it is drawn. */
function findings(plan) {
  const place = plan.find("[data-findings-beside]");
  let timer;
  const read = async () => {
    const answer = await fetch(`${plan.base}/findings?day=${plan.day ?? ""}`).catch(() => null);
    if (!answer?.ok) return;
    const text = await answer.text();
    // Whoever is at one of them keeps their place while nothing is different.
    if (place.source === text) return;
    place.source = text;
    place.innerHTML = text;
    count(plan, place);
    const status = document.querySelector(".status-line strong");
    if (status) status.textContent = place.querySelector("[data-status]")?.dataset.status ?? "";
  };
  plan.on("change", changed => { if (changed?.length) { clearTimeout(timer); timer = setTimeout(read, 250); } });
  place.addEventListener("click", event => {
    const id = Number(event.target.closest("a[href*='#i']")?.hash.slice(2));
    if (!id || !plan.root.querySelector(`.slot[data-item="${id}"], tr[data-item="${id}"]`)) return;
    event.preventDefault();
    plan.focus(id);
  });
}
