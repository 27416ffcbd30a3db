// What is chosen, beside the plan: what it is, and everything that can be changed of it without dragging. Also the booths without a place.
import { area, centimetres, cornered, metres, snap, union } from "./floor_geometry.js";

export function begin(floor) {
  const panel = floor.find("[data-detail]");
  const part = name => panel.querySelector(`[data-${name}]`);
  const forms = { booth: part("booth-form"), mark: part("mark-form"), number: part("number-form"), place: part("place-form") };
  const redraw = () => draw(floor, panel, part, forms);
  floor.on("chosen", redraw);
  forms.booth.addEventListener("change", event => set(floor, forms.booth, event.target));
  for (const form of Object.values(forms)) form.addEventListener("submit", event => event.preventDefault());
  forms.number.addEventListener("submit", () => {
    const booths = floor.inRows(floor.picked().filter(thing => thing.is === "booth"));
    if (booths.length) floor.act({ do: "renumber", booths: booths.map(floor.seen), first: forms.number.elements.first.value });
  });
  forms.mark.addEventListener("submit", () => {
    const [mark] = floor.picked();
    const { sort, vi, en } = forms.mark.elements;
    if (mark) floor.act({ do: "mark_words", id: mark.id, version: mark.version, sort: sort.value, name: { vi: vi.value.trim(), en: en.value.trim() } });
  });
  forms.place.addEventListener("submit", () => place(floor, forms.place));
  off(floor);
  redraw();
}

function draw(floor, panel, part, forms) {
  const things = floor.picked();
  const booths = things.filter(thing => thing.is === "booth");
  const [one] = things;
  part("nothing").hidden = things.length > 0;
  part("chosen").hidden = !things.length;
  part("detail-title").textContent = things.length > 1 ? floor.word("plan-chosen-many", { count: things.length }) : one ? floor.says(one) : floor.word("plan-chosen-none");
  if (!one) return;
  part("several").hidden = things.length < 2;
  part("holder").hidden = things.length > 1 || !one.who;
  for (const button of panel.querySelectorAll("[data-stand]")) button.hidden = things.length > 1 || !one.who;
  if (one.who) Object.assign(part("holder-name"), { textContent: one.who, href: one.href });
  forms.booth.hidden = forms.number.hidden = booths.length !== things.length;
  forms.mark.hidden = things.length > 1 || one.is !== "mark";
  panel.querySelector("[data-act=shelve]").hidden = !booths.length;
  if (booths.length) fill(forms, booths);
  if (!forms.mark.hidden) Object.assign(forms.mark.elements.sort, { value: one.sort }), Object.assign(forms.mark.elements.vi, { value: one.name.vi }), Object.assign(forms.mark.elements.en, { value: one.name.en });
  const all = union(things.map(area));
  const { x, y, width, depth } = forms.place.elements;
  [x.value, y.value] = [metres(all.left, floor.language), metres(all.top, floor.language)];
  for (const field of panel.querySelectorAll("[data-one]")) field.hidden = things.length > 1;
  if (things.length === 1) [width.value, depth.value] = [metres(one.width, floor.language), metres(one.depth, floor.language)];
}

/** What all of them have in common; what differs shows as neither. */
function fill(forms, booths) {
  const same = pick => { const [first, ...others] = booths.map(pick); return others.every(other => other === first) ? first : undefined; };
  const { elements } = forms.booth;
  elements.kind.value = same(booth => booth.kind) ?? "";
  elements.village.value = String(same(booth => booth.village) ?? "");
  for (const name of ["power", "water", "locked"]) tick(elements[name], same(booth => booth[name]));
  for (const side of elements.side) tick(side, same(booth => Boolean(booth.open_sides & Number(side.value))));
  forms.number.elements.first.value = booths.length === 1 ? booths[0].number : "";
}

function tick(box, is) {
  box.checked = is === true;
  box.indeterminate = is === undefined;
}

/** One field for all that are chosen. */
function set(floor, form, field) {
  const booths = floor.picked().filter(thing => thing.is === "booth" && (!thing.locked || field.name === "locked"));
  if (!booths.length) { floor.free(); return floor.tell("chosen"); }
  const act = { do: "set", booths: booths.map(floor.seen) };
  if (field.name === "side") return sides(floor, booths, Number(field.value), field.checked);
  if (field.name === "kind") act.kind = field.value;
  else if (field.name === "village") act.village = Number(field.value) || null;
  else act[field.name] = field.checked;
  return floor.act(act).then(answer => answer ?? floor.tell("chosen"));
}

/** Booths with different sides open keep the difference: one act for each sort of them. */
function sides(floor, booths, bit, is) {
  const sorts = Map.groupBy(booths, booth => is ? booth.open_sides | bit : booth.open_sides & ~bit);
  for (const [open_sides, some] of sorts) floor.act({ do: "set", booths: some.map(floor.seen), open_sides }, some.map(booth => ({ ...booth, open_sides })));
}

function place(floor, form) {
  const things = floor.free();
  if (!things.length) return;
  const said = Object.fromEntries([...new FormData(form)].map(([name, text]) => [name, centimetres(String(text))]));
  const all = union(things.map(area));
  if (said.x === null || said.y === null) return floor.say(floor.word("plan-wrong-metres"), true);
  const sized = things.map(thing => things.length === 1 ? { ...thing, width: said.width ?? thing.width, depth: said.depth ?? thing.depth } : thing);
  floor.place(sized.map((thing, at) => { const old = area(things[at]); return { ...thing, ...cornered(old.left + said.x - all.left, old.top + said.y - all.top, thing) }; }));
}

/** Booths that have a number and no place: one press puts them in the middle of what is seen. */
function off(floor) {
  const box = floor.find("[data-off]");
  floor.find("[data-off-all]").addEventListener("click", async () => {
    const booths = laid(floor);
    if (!await floor.place(booths)) return;
    floor.choose(booths.map(booth => booth.id));
    floor.reveal(union(booths.map(area)));
  });
  const show = () => {
    const booths = floor.offPlan();
    box.hidden = !booths.length;
    floor.find("[data-off-count]").textContent = booths.length || "";
    floor.find("[data-off-list]").replaceChildren(...booths.map(booth => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button quiet small", textContent: booth.who ? `${booth.number} · ${booth.who}` : booth.number });
      button.addEventListener("click", async () => {
        const at = floor.middle();
        const spot = cornered(snap(at.x - booth.width / 2), snap(at.y - booth.depth / 2), booth);
        if (await floor.place([{ ...booth, ...spot }])) floor.choose([booth.id]);
      });
      const row = document.createElement("li");
      row.append(button);
      return row;
    }));
  };
  floor.on("change", show);
  show();
}

/** All of them in rows below what stands there, each series a row, as far as the hall is wide. */
function laid(floor) {
  const standing = floor.placed().filter(thing => thing.sort !== "label").map(area);
  const { width, aisle } = floor.hall;
  let y = standing.length ? snap(union(standing).bottom) + aisle : 0;
  let [x, deep, series] = [0, 0, null];
  return floor.offPlan().map(booth => {
    const own = booth.number.replace(/\d+$/, "");
    const { wide, deep: high } = area(booth);
    if (x && (own !== series || x + wide > width)) [x, y, deep] = [0, y + deep + aisle, 0];
    const spot = cornered(x, y, booth);
    [x, deep, series] = [x + wide, Math.max(deep, high), own];
    return { ...booth, ...spot };
  });
}
