// The running order, edited in place: Enter or F2 opens a cell, Esc leaves it, Tab goes on to the next, arrows go between cells.
import { minutes, clock, read, shown, span } from "./plan_time.js";

const FIELDS = ["day", "from", "to", "room", "vi", "en", "kind"];

export function begin(plan) {
  const table = plan.find("[data-order]");
  if (!table) return;
  const onShelf = "shelfRows" in table.dataset;
  table.setAttribute("role", "grid");
  const rows = new Map([...table.querySelectorAll("tr[data-item]")].map(row => [Number(row.dataset.item), row]));
  const items = () => (onShelf ? plan.shelf() : plan.ofDay()).flatMap(item => [item, ...plan.parts(item.id)]);
  const redraw = changed => { draw(plan, table, rows, items(), onShelf); reach(table); for (const id of changed ?? []) flash(rows.get(id)); };
  plan.on("change", redraw);
  plan.focus = id => { plan.choose(id); rows.get(id)?.querySelector("[data-field=from]").focus(); };
  redraw();
  table.addEventListener("focusin", event => {
    const cell = event.target.closest("td[tabindex]");
    if (!cell) return;
    reach(table, cell);
    const id = Number(cell.closest("tr").dataset.item);
    if (id !== plan.chosen) plan.choose(id);
  });
  // A cell is chosen by a first click or touch, and opened by a second.
  let known = null;
  table.addEventListener("pointerdown", () => { known = document.activeElement; });
  table.addEventListener("click", event => { const cell = event.target.closest("td[tabindex]"); if (cell && cell === known && !cell.classList.contains("editing")) edit(plan, cell); });
  table.addEventListener("keydown", event => keys(plan, event));
}

function draw(plan, table, rows, items, onShelf) {
  const body = table.tBodies[0];
  body.querySelector(".ed-none")?.toggleAttribute("hidden", items.length > 0);
  const seen = new Set();
  let last = null;
  for (const item of items) {
    seen.add(item.id);
    const row = rows.get(item.id) ?? fresh(plan, item, onShelf);
    rows.set(item.id, row);
    fill(plan, row, item);
    if (last ? last.nextElementSibling !== row : body.querySelector("tr[data-item]") !== row) last ? last.after(row) : body.prepend(row);
    last = row;
  }
  for (const [id, row] of rows) if (!seen.has(id)) { row.remove(); rows.delete(id); }
}

function fresh(plan, item, onShelf) {
  const row = document.createElement("tr");
  row.id = `i${item.id}`;
  row.dataset.item = item.id;
  for (const field of [...FIELDS.filter(field => onShelf || field !== "day"), "open"]) {
    const cell = row.insertCell();
    cell.dataset.field = field;
    if (field === "from" || field === "to") cell.className = "num";
  }
  const link = Object.assign(document.createElement("a"), { href: item.href, textContent: plan.word("studio-open") });
  row.cells[row.cells.length - 1].append(link);
  return row;
}

function fill(plan, row, item) {
  row.classList.toggle("part", Boolean(item.parent));
  row.classList.toggle("off", Boolean(item.off || plan.items.get(item.parent)?.off));
  row.classList.toggle("warned", item.warnings > 0);
  const texts = {
    day: plan.days.find(day => day.day === item.day)?.full ?? item.day ?? "", from: shown(item.from), to: shown(item.to),
    room: item.all_rooms || item.room ? plan.roomName(item) : "", vi: item.title.vi, en: item.title.en,
    kind: plan.kinds.find(kind => kind.value === item.kind)?.label ?? "",
  };
  for (const cell of row.cells) {
    const field = cell.dataset.field;
    if (field === "open") { mark(plan, cell, item); continue; }
    if (!cell.hasAttribute("tabindex")) { cell.tabIndex = -1; cell.classList.add("cell"); }
    if (!cell.classList.contains("editing") && cell.textContent !== texts[field]) cell.textContent = texts[field];
  }
}

function mark(plan, cell, item) {
  let word = cell.querySelector(".heed");
  if (item.warnings && !word) cell.append(" ", word = Object.assign(document.createElement("span"), { className: "heed" }));
  if (word) word.textContent = item.warnings ? plan.word("studio-warned", { count: item.warnings }) : "";
  if (word && !item.warnings) word.remove();
}

/** One cell of the table is reached by Tab. */
function reach(table, cell = table.querySelector("td[tabindex=\"0\"]") ?? table.querySelector("td[tabindex]")) {
  for (const other of table.querySelectorAll("td[tabindex=\"0\"]")) if (other !== cell) other.tabIndex = -1;
  if (cell) cell.tabIndex = 0;
}

function keys(plan, event) {
  const cell = event.target.closest("td[tabindex]");
  if (!cell || event.target !== cell || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = cell.closest("tr");
  const at = [...row.cells].indexOf(cell);
  const go = {
    ArrowUp: () => beside(row, "previousElementSibling")?.cells[at], ArrowDown: () => beside(row, "nextElementSibling")?.cells[at],
    ArrowLeft: () => row.cells[at - 1], ArrowRight: () => row.cells[at + 1], Home: () => row.cells[0], End: () => row.cells[row.cells.length - 2],
  }[event.key];
  if (go) { event.preventDefault(); const to = go(); if (to?.hasAttribute("tabindex")) to.focus(); return; }
  if (event.key === "Enter" || event.key === "F2") { event.preventDefault(); event.stopPropagation(); edit(plan, cell); }
}

const beside = (row, which) => { let other = row[which]; while (other && !other.dataset.item) other = other[which]; return other; };

function edit(plan, cell) {
  const item = plan.items.get(Number(cell.closest("tr").dataset.item));
  const field = cell.dataset.field;
  const input = control(plan, item, field);
  input.ariaLabel = plan.word("studio-cell-edit", { field: heading(cell) });
  cell.replaceChildren(input);
  cell.classList.add("editing");
  input.focus();
  input.select?.();
  let done = false;
  const close = (keep, then) => {
    if (done) return true;
    const act = keep ? change(plan, item, field, input.value) : null;
    if (act === false) { input.ariaInvalid = "true"; return false; }
    done = true;
    cell.classList.remove("editing");
    cell.textContent = "";
    fill(plan, cell.closest("tr"), plan.items.get(item.id));
    act?.();
    then?.();
    return true;
  };
  const back = () => cell.isConnected && cell.focus();
  input.addEventListener("keydown", event => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Escape") { event.preventDefault(); close(false, back); }
    if (event.key === "Enter") { event.preventDefault(); close(true, back); }
    if (event.key === "Tab") { event.preventDefault(); close(true, () => onwards(plan, cell, event.shiftKey)); }
  });
  input.addEventListener("blur", () => { if (!close(true)) close(false); });
}

function onwards(plan, cell, back) {
  const cells = [...cell.closest("table").querySelectorAll("td[tabindex]")];
  const to = cells[cells.indexOf(cell) + (back ? -1 : 1)];
  if (!to) return cell.focus();
  to.focus();
  edit(plan, to);
}

const heading = cell => cell.closest("table").tHead.rows[0].cells[[...cell.parentElement.cells].indexOf(cell)].textContent;

function control(plan, item, field) {
  if (["day", "room", "kind"].includes(field)) {
    const select = document.createElement("select");
    const option = (value, text, selected) => select.add(new Option(text, value, false, selected));
    if (field === "kind") for (const kind of plan.kinds) option(kind.value, kind.label, kind.value === item.kind);
    if (field === "day") { option("", "–", !item.day); for (const day of plan.days) option(day.day, day.full, day.day === item.day); }
    if (field === "room") {
      option("", plan.word("studio-no-room"), !item.room && !item.all_rooms);
      option("all", plan.word("programme-all-rooms"), item.all_rooms);
      for (const room of plan.rooms) option(room.id, plan.both(room.name), room.id === item.room);
    }
    return select;
  }
  const value = field === "vi" || field === "en" ? item.title[field] : shown(item[field]);
  const input = Object.assign(document.createElement("input"), { value, autocomplete: "off" });
  if (field === "from" || field === "to") input.size = 5;
  else input.lang = field;
  return input;
}

/** What is to be done for a new value: an act, nothing (null) where nothing changed, false where it is no value. */
function change(plan, item, field, value) {
  const place = fields => () => plan.place(item.id, { day: item.day, from: item.from, to: item.to, room: item.room, all_rooms: item.all_rooms, ...fields }, item.version);
  const words = (fields, guess) => () => plan.act({ do: "words", item: item.id, version: item.version, ...fields }, () => [[item.id, guess ?? fields]]);
  switch (field) {
    case "vi": case "en": {
      const title = { ...item.title, [field]: value.trim() };
      if (title[field] === item.title[field]) return null;
      return title.vi || title.en ? words({ title }) : false;
    }
    case "kind": return value === item.kind ? null : words({ kind: value });
    case "room": {
      const [room, all_rooms] = [Number(value) || null, value === "all"];
      return room === item.room && all_rooms === item.all_rooms ? null : place({ room, all_rooms });
    }
    case "day": return (value || null) === item.day ? null : place({ day: value || null, ...(value ? {} : { from: null, to: null }) });
    default: return hour(plan, item, field, value, place);
  }
}

function hour(plan, item, field, value, place) {
  const day = item.day ?? plan.day;
  if (!value.trim()) {
    if (!item[field]) return null;
    return place(field === "from" ? { from: null, to: null } : { to: null });
  }
  const at = read(value);
  if (!at) return false;
  if (at === item[field]) return null;
  if (field === "to") return item.from ? place({ day, to: at }) : false;
  // An item that begins later is as long as it was.
  const to = item.from && item.to ? minutes(at) + span(item).to - span(item).from : null;
  return place({ day, from: at, to: to && to < 24 * 60 ? clock(to) : item.from ? null : item.to });
}

function flash(row) {
  if (!row) return;
  row.classList.remove("changed");
  requestAnimationFrame(() => row.classList.add("changed"));
}
