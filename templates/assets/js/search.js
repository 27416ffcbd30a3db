// Shows the first hits while somebody types, as a combobox: arrow keys choose, Enter goes there, Escape closes.
// data-search on the form holds the address that answers with a piece of a page. Without script the form is sent as it is.
const WAIT = 140; // milliseconds without a key before the server is asked

export function start(form) {
  const input = form.querySelector("input");
  const list = Object.assign(document.createElement("div"), { className: "typing", hidden: true, id: `${input.id}-list` });
  const said = Object.assign(document.createElement("p"), { className: "unseen" });
  said.setAttribute("role", "status");
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.querySelector("label").textContent);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) input.setAttribute(name, value);
  form.append(list, said);
  const box = { form, input, list, said, asked: "", timer: 0, asking: null };

  input.addEventListener("input", () => { clearTimeout(box.timer); box.timer = setTimeout(() => ask(box), WAIT); });
  input.addEventListener("keydown", event => key(box, event));
  input.addEventListener("focus", () => { if (box.asked && box.asked === input.value.trim()) show(box, options(box).length > 0); });
  form.addEventListener("focusout", event => { if (!form.contains(event.relatedTarget)) show(box, false); });
  form.addEventListener("submit", () => { clearTimeout(box.timer); box.asking?.abort(); });
  // Before the focus leaves the box, and the list with it.
  list.addEventListener("pointerdown", event => event.preventDefault());
  list.addEventListener("click", event => go(event.target.closest("[role=option]")));
}

const options = box => [...box.list.querySelectorAll("[role=option]")];

async function ask(box) {
  const typed = box.input.value.trim();
  box.asking?.abort();
  if (typed.length < 2) { box.asked = ""; show(box, false); return; }
  if (typed === box.asked) return;
  box.asking = new AbortController();
  const answer = await fetch(`${box.form.dataset.search}?q=${encodeURIComponent(typed)}`, { signal: box.asking.signal }).catch(() => null);
  if (!answer?.ok || box.input.value.trim() !== typed) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  box.asked = typed;
  box.list.replaceChildren(...page.body.children);
  options(box).forEach((option, at) => { option.id = `${box.list.id}-${at}`; });
  for (const kind of box.list.querySelectorAll(".kind")) {
    const id = `${box.list.id}-${kind.id}`;
    kind.parentElement.setAttribute("aria-labelledby", id);
    kind.id = id;
  }
  const count = options(box).length;
  box.said.textContent = count ? box.form.dataset.count.replace("#", count) : box.form.dataset.none;
  show(box, count > 0 && box.form.contains(document.activeElement));
}

function show(box, open) {
  box.list.hidden = !open;
  box.input.setAttribute("aria-expanded", String(open));
  if (!open) choose(box, null);
}

function choose(box, option) {
  for (const other of options(box)) other.setAttribute("aria-selected", String(other === option));
  if (!option) { box.input.removeAttribute("aria-activedescendant"); return; }
  box.input.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function key(box, event) {
  if (event.isComposing) return;
  const all = options(box);
  const now = all.findIndex(option => option.getAttribute("aria-selected") === "true");
  if (event.key === "Escape" && !box.list.hidden) { event.preventDefault(); show(box, false); return; }
  if (event.key === "Enter" && now >= 0 && !box.list.hidden) { event.preventDefault(); go(all[now]); return; }
  if (!["ArrowDown", "ArrowUp"].includes(event.key) || !all.length) return;
  event.preventDefault();
  if (box.list.hidden) show(box, true);
  const next = event.key === "ArrowDown" ? now + 1 : (now < 0 ? all.length : now) - 1;
  choose(box, all[next] ?? null);
}

function go(option) {
  if (option) location.href = option.dataset.href;
}
