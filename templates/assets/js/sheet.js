// A file that is being saved: asks how far it has come, and draws the page anew when nothing is at work any more.
export async function start(place) {
  const bar = place.querySelector("progress");
  const said = place.querySelector("span");
  for (;;) {
    await new Promise(done => setTimeout(done, 500));
    const answer = await fetch(place.dataset.sheet, { headers: { accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) continue;
    const { done, total, text, over } = await answer.json();
    if (over) return location.reload();
    bar.max = total;
    bar.value = done;
    bar.setAttribute("aria-label", text);
    said.textContent = text;
  }
}
