// A board in the hall: says by the server's clock what is on and what is next, goes round the rooms where there are many,
// makes the letters as large as fit, and goes on by itself without the network.
import { fresh, listen } from "./live.js";

const TURN = 12_000; // milliseconds a group of rooms stays
const AT_ONCE = 3; // rooms that can be read from afar at the same time
const SIZES = [1, .92, .84, .76, .68, .6, .52, .45, .38, .32, .27]; // of the largest letters

export function start(board) {
  const state = { board, ahead: 0, page: 0, turned: 0 };
  const again = async told => {
    const page = await fresh(location.pathname + location.search, told?.release, "[data-board]");
    if (!page) return false;
    const next = page.querySelector("[data-board]");
    if (next.innerHTML !== state.source || !state.source) {
      state.source = next.innerHTML;
      state.board.replaceChildren(...document.importNode(next, true).childNodes);
      state.board.dataset.release = next.dataset.release;
    }
    draw(state, true);
    return true;
  };
  const stands = well => { state.board.classList.toggle("away", !well); mark(state, !well); };
  listen(board.dataset.board, again, stands);
  addEventListener("offline", () => stands(false));
  addEventListener("resize", () => draw(state, true));
  document.fonts?.ready.then(() => draw(state, true));
  set(state);
  // Now and then everything anew: days pass, and the clock of the screen drifts.
  setInterval(async () => stands(await set(state) && await again()), 5 * 60_000);
  setInterval(() => draw(state), 1_000);
  draw(state, true);
}

// How far the server's clock is ahead of the screen's, to the second.
async function set(state) {
  const answer = await fetch(`/${state.board.dataset.board}/revision`, { cache: "no-store" }).catch(() => null);
  const at = Date.parse(answer?.headers.get("Date") ?? "");
  if (at) state.ahead = at - Date.now();
  return Boolean(answer?.ok);
}

function mark(state, away) {
  const sign = state.board.querySelector(".board-away");
  if (sign) sign.hidden = !away;
}

function draw(state, whole = false) {
  const now = Date.now() + state.ahead;
  const clock = state.board.querySelector("[data-clock]");
  const text = hour(clock, now);
  if (clock.textContent !== text) clock.textContent = text;
  mark(state, state.board.classList.contains("away"));
  let moved = whole;
  for (const list of state.board.querySelectorAll("ol")) moved = stand([...list.children], now, clock.dataset.clock) || moved;
  moved = turn(state, now) || moved;
  if (moved) fit(state.board);
}

function hour(clock, now) {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: clock.dataset.clock, hour: "2-digit", minute: "2-digit" }).formatToParts(now);
  const [hours, minutes] = ["hour", "minute"].map(type => parts.find(part => part.type === type).value);
  return document.documentElement.lang === "vi" ? `${Number(hours)}h${minutes}` : `${hours}:${minutes}`;
}

// The same as the server says, at another moment.
function stand(rows, now, zone) {
  const day = at => new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at);
  const from = row => Date.parse(row.dataset.from);
  const coming = rows.filter(row => from(row) > now && day(from(row)) === day(now));
  const soonest = Math.min(...coming.map(from));
  let moved = false;
  for (const row of rows) {
    const on = (from(row) <= now && now < Date.parse(row.dataset.to)) || ("speaking" in row.dataset && !(now > Date.parse(row.dataset.to) + 30 * 60_000));
    const is = on ? "now" : from(row) === soonest ? "next" : from(row) > now ? "later" : "past";
    if (row.dataset.stand !== is) { row.dataset.stand = is; moved = true; }
  }
  return moved;
}

// Rooms where nothing is on and nothing comes give way; the others take turns.
function turn(state, now) {
  const rooms = [...state.board.querySelectorAll(".board-rooms > section")];
  const busy = rooms.filter(room => room.querySelector("[data-stand=now], [data-stand=next]"));
  const all = busy.length ? busy : rooms.slice(0, 1);
  const pages = Math.ceil(all.length / AT_ONCE);
  if (now - state.turned > TURN) { state.turned = now; state.page += 1; }
  const shown = all.slice((state.page % pages) * AT_ONCE).slice(0, AT_ONCE);
  let moved = false;
  for (const room of rooms) {
    const hide = !shown.includes(room);
    if (room.hidden !== hide) { room.hidden = hide; moved = true; }
  }
  state.board.style.setProperty("--rooms", shown.length);
  return moved;
}

function fit(board) {
  for (const room of board.querySelectorAll(".board-rooms > section:not([hidden])")) {
    for (const size of SIZES) {
      room.style.setProperty("--size", size);
      if (room.scrollHeight <= room.clientHeight + 1 && room.scrollWidth <= room.clientWidth + 1) break;
    }
  }
}
