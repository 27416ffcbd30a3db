// Shows where an item would stand if it were put down now.
import { clock, minutes, range } from "./plan_time.js";

export function ghost(plan) {
  const mark = Object.assign(document.createElement("div"), { className: "slot ghost", ariaHidden: "true" });
  const grid = plan.find("[data-grid]");
  return {
    /** `where` as an act says it; `len` in minutes. */
    show(where, len) {
      const column = grid.querySelector(where.all_rooms ? "[data-all] > ol" : `[data-room="${where.room ?? 0}"] > ol`);
      if (!column) return;
      if (mark.parentElement !== column) column.append(mark);
      mark.setAttribute("style", `--at:${minutes(where.from)};--len:${len};--lane:0;--lanes:1`);
      mark.textContent = range(where.from, where.to);
    },
    near() { if (mark.isConnected) mark.scrollIntoView({ block: "nearest", inline: "nearest" }); },
    hide() { mark.remove(); },
  };
}

/** Where `from` and a length in minutes lie, as an act says it, inside the day. */
export function hours(from, len) {
  const at = Math.min(Math.max(from, 0), 24 * 60 - Math.min(len, 24 * 60) - (from + len >= 24 * 60 ? 1 : 0));
  return { from: clock(Math.max(at, 0)), to: clock(Math.min(Math.max(at, 0) + len, 24 * 60 - 1)) };
}
