// How this person likes the grid: minutes of a line, size, which rooms and in which order. Kept in the browser, for each event.
const ZOOMS = [16, 20, 24, 30, 38, 48, 64]; // pixels of a line

export function begin(plan) {
  const grid = plan.find("[data-grid]");
  plan.leastMinutes = () => 0;
  if (!grid) return;
  const key = `plan:${plan.base}`;
  const own = read(key);
  // The page comes drawn for its own minutes and size. The choice beside it may be one that the browser remembers.
  const usual = { step: Number(grid.style.getPropertyValue("--step")), zoom: ZOOMS.indexOf(Number(grid.dataset.line)) };
  const kept = { zoom: usual.zoom, hidden: [], pinned: [], order: [], ...own };
  const select = plan.find("[data-step]");
  plan.step = kept.step ?? usual.step;
  plan.isDrawn = plan.step === usual.step && kept.zoom === usual.zoom;
  select.value = plan.step;
  plan.leastMinutes = () => Number(grid.dataset.readable) * plan.step / ZOOMS[kept.zoom];
  plan.pixels = () => ZOOMS[kept.zoom] / plan.step;
  const apply = () => {
    grid.style.setProperty("--step", plan.step);
    grid.style.setProperty("--line", ZOOMS[kept.zoom]);
    arrange(plan, grid, kept);
  };
  const change = () => {
    localStorage.setItem(key, JSON.stringify(kept));
    apply();
    plan.tell("redraw");
  };
  select.addEventListener("change", () => { kept.step = plan.step = Number(select.value); change(); });
  for (const button of plan.root.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => { kept.zoom = Math.min(ZOOMS.length - 1, Math.max(0, kept.zoom + Number(button.dataset.zoom))); change(); });
  }
  oneRoom(plan, grid, kept, change);
  plan.find("[data-rooms]").addEventListener("click", event => {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    turn(plan, kept, button.dataset.do, Number(button.closest("li").dataset.id));
    change();
    plan.find(`[data-rooms] li[data-id="${button.closest("li").dataset.id}"] [data-do="${button.dataset.do}"]`)?.focus();
  });
  // Sides where there is no room beside: rooms shown, in order.
  plan.columns = () => [...grid.querySelectorAll("[data-room]:not([hidden])")].filter(column => !column.classList.contains("away"))
    .sort((a, b) => Number(a.style.order) - Number(b.style.order));
  if (own) apply();
  else list(plan, kept, sorted(plan, kept));
  // The day begins where something is planned.
  const first = plan.ofDay()[0];
  const [hour, minute] = (first?.from ?? "08:00").split(":").map(Number);
  plan.find("[data-scroll]").scrollTop = (hour * 60 + minute - Number(grid.dataset.first)) * plan.pixels() - 8;
}

function read(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}

/** The rooms as this person has put them: pinned first, then by their own order. */
function sorted(plan, kept) {
  const at = id => { const place = kept.order.indexOf(id); return place < 0 ? 1000 : place; };
  const pinned = id => kept.pinned.includes(id) ? 0 : 1;
  return plan.rooms.map((room, place) => ({ room, place }))
    .sort((a, b) => pinned(a.room.id) - pinned(b.room.id) || at(a.room.id) - at(b.room.id) || a.place - b.place).map(one => one.room);
}

function turn(plan, kept, act, id) {
  const flip = list => list.includes(id) ? list.splice(list.indexOf(id), 1) : list.push(id);
  if (act === "pin") flip(kept.pinned);
  if (act === "hide") flip(kept.hidden);
  if (act === "left" || act === "right") {
    const ids = sorted(plan, kept).map(room => room.id);
    const [from, to] = [ids.indexOf(id), ids.indexOf(id) + (act === "left" ? -1 : 1)];
    if (to >= 0 && to < ids.length) [ids[from], ids[to]] = [ids[to], ids[from]];
    kept.order = ids;
  }
}

function arrange(plan, grid, kept) {
  const rooms = sorted(plan, kept);
  rooms.forEach((room, place) => {
    for (const one of both(grid, room.id)) {
      one.style.order = place + 1;
      one.style.setProperty("--pin", place);
      one.classList.toggle("away", kept.hidden.includes(room.id));
      one.classList.toggle("pinned", kept.pinned.includes(room.id));
    }
  });
  for (const one of both(grid, 0)) one.style.order = rooms.length + 1;
  list(plan, kept, rooms);
}

/** A room's column and its head. */
const both = (grid, id) => grid.querySelectorAll(`[data-room="${id}"], [data-head="${id}"]`);

function list(plan, kept, rooms) {
  const button = (act, room, key, sign, pressed) => {
    const one = Object.assign(document.createElement("button"), { type: "button", className: "icon", textContent: sign });
    one.dataset.do = act;
    one.ariaLabel = plan.word(key, { room: plan.both(room.name) });
    if (pressed !== undefined) one.ariaPressed = String(pressed);
    return one;
  };
  plan.find("[data-rooms]").replaceChildren(...rooms.map(room => {
    const row = document.createElement("li");
    row.dataset.id = room.id;
    const [hidden, pinned] = [kept.hidden.includes(room.id), kept.pinned.includes(room.id)];
    row.classList.toggle("muted", hidden);
    row.append(Object.assign(document.createElement("span"), { textContent: plan.both(room.name) }),
      button("left", room, "studio-room-left", "←"), button("right", room, "studio-room-right", "→"),
      button("pin", room, pinned ? "studio-room-unpin" : "studio-room-pin", "⚲", pinned),
      button("hide", room, hidden ? "studio-room-show" : "studio-room-hide", hidden ? "○" : "●", hidden));
    return row;
  }));
  plan.find("[data-rooms-note]").textContent = kept.hidden.length ? plan.word("studio-hidden-rooms", { count: kept.hidden.length }) : "";
}

/** On a narrow screen one room is shown at a time. */
function oneRoom(plan, grid, kept, change) {
  const select = plan.find("[data-one-room]");
  if (plan.rooms.some(room => room.id === kept.one) || kept.one === 0) select.value = kept.one;
  const show = () => { grid.dataset.one = select.value; for (const one of grid.querySelectorAll("[data-room], [data-head]")) one.classList.toggle("one", (one.dataset.room ?? one.dataset.head) === select.value); };
  select.addEventListener("change", () => { kept.one = Number(select.value); show(); change(); });
  show();
}
