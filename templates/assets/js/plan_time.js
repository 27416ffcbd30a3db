// Hours: minutes since midnight, "08:30" as the server has them, "8h30" as people read them.
export const DAY = 24 * 60;
export const minutes = text => { const [hour, minute] = text.split(":").map(Number); return hour * 60 + minute; };
export const clock = at => `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;

/** An hour as the page's language writes it. */
export function shown(text) {
  if (!text) return "";
  if (document.documentElement.lang === "en") return text;
  const [hour, minute] = text.split(":");
  return `${Number(hour)}h${minute}`;
}

export const range = (from, to) => to ? `${shown(from)}–${shown(to)}` : shown(from);

/** From and to of an item in minutes; an end nobody knows is half an hour later. */
export function span(item) {
  const from = minutes(item.from);
  const to = item.to ? minutes(item.to) : 0;
  return { from, to: to > from ? to : item.to ? DAY : Math.min(from + 30, DAY) };
}

/** Reads "8", "830", "8:30", "8h30", "08:30"; null for what is no hour. */
export function read(text) {
  const found = text.trim().match(/^(\d{1,2})(?:\s*[:hg.]\s*(\d{1,2})?|(\d{2}))?$/i);
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? found[3] ?? 0)];
  return hour < 24 && minute < 60 ? clock(hour * 60 + minute) : null;
}
