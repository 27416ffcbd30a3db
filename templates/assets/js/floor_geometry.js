// Boxes on the floor, in centimetres; src/exhibitors/floor_plan/rules says the same on the server.
export const GRID = 50;

export const snap = (at, step = GRID) => Math.round(at / step) * step;

const across = turn => Math.abs(turn) % 180 === 90;

/** The floor that a box covers, turned as it is. */
export function area({ x, y, width, depth, turn }) {
  const [wide, deep] = across(turn) ? [depth, width] : [width, depth];
  const [left, top] = [x + (width - wide) / 2, y + (depth - deep) / 2];
  return { left, top, right: left + wide, bottom: top + deep, wide, deep };
}

/** Where a box is kept whose floor begins at that corner. */
export function cornered(left, top, { width, depth, turn }) {
  const by = across(turn) ? Math.floor((width - depth) / 2) : 0;
  return { x: Math.round(left - by), y: Math.round(top + by) };
}

export const centre = box => ({ x: box.x + box.width / 2, y: box.y + box.depth / 2 });

export const overlaps = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** The floor that holds all of them. */
export function union(areas) {
  const edge = (name, pick) => pick(...areas.map(one => one[name]));
  const all = { left: edge("left", Math.min), top: edge("top", Math.min), right: edge("right", Math.max), bottom: edge("bottom", Math.max) };
  return { ...all, wide: all.right - all.left, deep: all.bottom - all.top };
}

const LONGEST = 200;

/**
 * The rows that fill a drawn rectangle with booths of a kind: along its longer side, in pairs back to back with aisles between the
 * pairs; at a wall one row that shows its back to it.
 */
export function rows(drawn, kind, hall) {
  const down = drawn.bottom - drawn.top > drawn.right - drawn.left;
  const [from, to, begin, end, wall] = down ? [drawn.top, drawn.bottom, drawn.left, drawn.right, hall.width] : [drawn.left, drawn.right, drawn.top, drawn.bottom, hall.depth];
  const count = Math.min(LONGEST, Math.max(1, Math.floor((to - from) / kind.width + .25)));
  // Towards where the rectangle begins, and away from it.
  const [back, forth] = down ? [90, 270] : [180, 0];
  const lines = [];
  const put = (at, turn) => lines.push({ x: down ? at : from, y: down ? from : at, count, down, turn });
  const [deep, slack] = [kind.depth, kind.depth / 4];
  let at = begin;
  if (at < hall.aisle && end - at >= 2 * deep + hall.aisle) { put(at, forth); at += deep + hall.aisle; }
  while (at + deep <= end + slack || !lines.length) {
    const pair = at + 2 * deep <= end + slack && wall - (at + 2 * deep) >= hall.aisle;
    const alone = !lines.length && !pair;
    if (alone) put(at, at + deep / 2 > wall / 2 ? back : forth);
    else put(at, back);
    if (pair) put(at + deep, forth);
    at += (pair ? 2 : 1) * deep + hall.aisle;
    if (lines.length * count > 900) break;
  }
  return lines;
}

/** The floors of the booths of a row, one after the other. */
export function cells({ x, y, count, down, turn }, { width, depth }) {
  const [wide, deep] = across(turn) ? [depth, width] : [width, depth];
  return Array.from({ length: count }, (_, at) => {
    const [left, top] = down ? [x, y + at * deep] : [x + at * wide, y];
    return { left, top, right: left + wide, bottom: top + deep };
  });
}

/** A group turned by a right angle about its middle, clockwise, with its corner on the grid and, where it fits, in the hall. */
export function turned(things, hall) {
  const all = union(things.map(area));
  const [midX, midY] = [(all.left + all.right) / 2, (all.top + all.bottom) / 2];
  const moved = things.map(thing => {
    const at = centre(thing);
    const [x, y] = [midX - (at.y - midY), midY + (at.x - midX)];
    return { ...thing, turn: (thing.turn + 90) % 360, x: Math.round(x - thing.width / 2), y: Math.round(y - thing.depth / 2) };
  });
  const now = union(moved.map(area));
  const inside = (at, size, most) => Math.max(0, Math.min(snap(at), most - size));
  const [right, below] = [inside(now.left, now.wide, hall.width) - now.left, inside(now.top, now.deep, hall.depth) - now.top];
  return moved.map(thing => ({ ...thing, x: Math.round(thing.x + right), y: Math.round(thing.y + below) }));
}

/** Things with an edge in common, or spread evenly over the way they take. */
export function aligned(things, how) {
  const areas = things.map(area);
  const all = union(areas);
  if (how === "spread") return spread(things, areas, all);
  return things.map((thing, at) => {
    const { wide, deep, left, top } = areas[at];
    const to = { left: [all.left, top], right: [all.right - wide, top], top: [left, all.top], bottom: [left, all.bottom - deep] }[how];
    return { ...thing, ...cornered(...to, thing) };
  });
}

function spread(things, areas, all) {
  const level = all.wide >= all.deep;
  const [edge, size] = level ? ["left", "wide"] : ["top", "deep"];
  const order = things.map((_, at) => at).sort((a, b) => areas[a][edge] - areas[b][edge]);
  const free = all[size] - areas.reduce((sum, one) => sum + one[size], 0);
  const gap = free / Math.max(1, things.length - 1);
  const moved = [...things];
  let to = all[edge];
  for (const at of order) {
    const { left, top } = areas[at];
    moved[at] = { ...things[at], ...cornered(level ? to : left, level ? top : to, things[at]) };
    to += areas[at][size] + gap;
  }
  return moved;
}

/** The letters of which nothing is numbered yet, one after the other, as the server will choose them. */
export function freeSeries(numbers, many) {
  const used = new Set(numbers.map(number => number.replace(/\d+$/, "")));
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  return [...letters, ...letters.flatMap(first => letters.map(second => first + second))].filter(one => !used.has(one)).slice(0, many);
}

/** "3" or "2,5": metres as one writes them. */
export function metres(centimetres, language) {
  const text = String(Math.round(centimetres) / 100);
  return language === "vi" ? text.replace(".", ",") : text;
}

/** What somebody wrote as metres, in centimetres, or nothing. */
export function centimetres(text) {
  const said = text.trim().replace(",", ".").replace(/\s*m$/, "");
  return /^-?\d+(\.\d{1,2})?$/.test(said) ? Math.round(Number(said) * 100) : null;
}
