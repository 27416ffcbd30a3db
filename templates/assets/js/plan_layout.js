// Where things that overlap stand beside each other; src/programme/studio/lanes.rs does the same for the first drawing.

/** Spans are {from, to} in minutes; `least` is how long one must look to be read. Answers [lane, lanes] for each. */
export function lanes(spans, least = 0) {
  const order = spans.map((_, at) => at).sort((a, b) => spans[a].from - spans[b].from || spans[b].to - spans[a].to || a - b);
  const answer = spans.map(() => [0, 1]);
  let [group, ends] = [[], []];
  const close = () => { for (const at of group) answer[at][1] = ends.length; [group, ends] = [[], []]; };
  for (const at of order) {
    const { from, to } = spans[at];
    if (ends.every(end => end <= from)) close();
    let lane = ends.findIndex(end => end <= from);
    if (lane < 0) lane = ends.length;
    ends[lane] = Math.max(to, from + least);
    answer[at][0] = lane;
    group.push(at);
  }
  close();
  return answer;
}
