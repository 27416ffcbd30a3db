// Shows what a letterhead prints while it is typed. The form's data-head_preview is the address that draws it into #head-preview.
export function start(form) {
  const place = document.getElementById("head-preview");
  let timer, asked = 0;
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(draw, 250); });

  async function draw() {
    const number = ++asked;
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.dataset.head_preview, { method: "POST", body }).catch(() => null);
    // Answers may overtake each other: only the newest question counts.
    if (answer?.ok && number === asked) place.innerHTML = await answer.text();
  }
}
