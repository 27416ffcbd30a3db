// Who stands on a booth is taken in hand and put on another by a press, or taken off. These are acts on applications: they are in
// their history, and not among what is undone here. How many wait for a booth is said beside the plan; they are given one elsewhere.
export function begin(floor) {
  const [box, count] = [floor.find("[data-unplaced]"), floor.find("[data-unplaced-count]")];
  const [scroll, plan] = [floor.find("[data-scroll]"), floor.find("[data-plan]")];
  floor.lacking = number => {
    box.hidden = !number;
    count.textContent = number || "";
  };
  floor.lacking(floor.state.unplaced);
  for (const button of floor.all("[data-stand]")) button.addEventListener("click", () => {
    const [booth] = floor.picked();
    if (!booth?.who) return;
    if (button.dataset.stand === "free") return send(floor, { booth: booth.id });
    floor.take({ name: "guest", from: booth.id, who: booth.who, kind: booth.kind });
  });
  floor.on("tool", () => {
    const { name, who, kind } = floor.tool;
    scroll.dataset.guest = name === "guest" ? "yes" : "no";
    for (const booth of floor.placed()) floor.fits?.(booth.id, name === "guest" && booth.is === "booth" && !booth.who && (!booth.kind || booth.kind === kind));
    if (name === "guest") { floor.find("[data-hint]").textContent = floor.word("plan-stand-hint", { who }); floor.say(floor.word("plan-stand-hint", { who })); }
  });
  const put = target => {
    const booth = floor.under(target);
    if (booth?.is !== "booth") return;
    const { from } = floor.tool;
    floor.take({ name: "select" });
    send(floor, { booth: booth.id, from });
  };
  plan.addEventListener("click", event => floor.tool.name === "guest" && put(event.target));
  plan.addEventListener("keydown", event => {
    if (floor.tool.name !== "guest" || event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    put(event.target);
  });
}

async function send(floor, what) {
  const body = JSON.stringify({ sitting: floor.sitting, hall: floor.hall.id, from: null, ...what });
  const answer = await fetch(`${floor.base}/stand`, { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body }).catch(() => null);
  const said = await answer?.json().catch(() => ({}));
  if (!answer?.ok) return floor.say(said?.detail ? floor.word("plan-refused", { why: said.detail }) : floor.word("plan-status-failed"), true);
  floor.takeAll(said);
  floor.say(said.said, true);
}
