// Asks in one of the editor's dialogs. The answer is the form's fields, or null for going back.
export function open(plan, name, prepare = () => {}) {
  const dialog = plan.find(`[data-dialog="${name}"]`);
  const form = dialog.querySelector("form");
  const before = document.activeElement;
  form.reset();
  prepare(dialog);
  return new Promise(done => {
    dialog.returnValue = "";
    dialog.addEventListener("close", () => {
      before?.isConnected && before.focus?.({ preventScroll: true });
      done(dialog.returnValue === "yes" ? Object.fromEntries(new FormData(form)) : null);
    }, { once: true });
    dialog.showModal();
  });
}

/** Asks for the title of something new, and adds it. */
export async function add(plan, where, label) {
  const said = await open(plan, "new", dialog => {
    dialog.querySelector("[data-where]").textContent = label;
    dialog.querySelector("[data-all-rooms]").hidden = Boolean(where.parent || !where.from);
  });
  if (!said?.vi.trim()) return null;
  const all = Boolean(said.all);
  const act = { do: "add", kind: said.kind, title: { vi: said.vi.trim(), en: said.en.trim() }, parent: null, ...where, room: all ? null : where.room, all_rooms: all };
  const answer = await plan.act(act);
  const made = answer?.items.at(-1);
  if (made) plan.focus?.(made.id);
  return answer;
}

export async function remove(plan, id) {
  const parts = plan.parts(id).length;
  const title = plan.title(id);
  const text = parts ? plan.word("studio-delete-parts", { title, count: parts }) : plan.word("studio-delete-sure", { title });
  const sure = await open(plan, "delete", dialog => { dialog.querySelector("[data-text]").textContent = text; });
  return sure ? plan.act({ do: "delete", item: id }) : null;
}

/** Two lists of [word, text] for a dialog, with a mark on texts that differ. */
export function differing(theirs, yours) {
  const make = (tag, textContent, className = "") => Object.assign(document.createElement(tag), { textContent, className });
  const lines = (one, other) => one.flatMap(([word, text], at) => [make("dt", word), make("dd", text || "–", text === other[at][1] ? "" : "differs")]);
  return [lines(theirs, yours), lines(yours, theirs)];
}
