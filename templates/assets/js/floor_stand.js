// Who has a place and no booth yet: taken in hand beside the plan and put on a booth by a press or a drag. Who stands on one can be
// moved to another, or taken off. These are acts on applications: they are in their history, and not among what is undone here.
export function begin(floor) {
  const [box, list, count] = [floor.find("[data-guests]"), floor.find("[data-guest-list]"), floor.find("[data-guest-count]")];
  const [scroll, plan] = [floor.find("[data-scroll]"), floor.find("[data-plan]")];
  let shown = "";
  floor.guested = guests => {
    const key = JSON.stringify(guests);
    if (key === shown) return;
    shown = key;
    box.hidden = !guests.length;
    count.textContent = guests.length || "";
    list.replaceChildren(...guests.map(guest => row(floor, guest)));
  };
  floor.guested(floor.state.guests);
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
    if (booth?.is !== "booth") return false;
    const { application, from } = floor.tool;
    floor.take({ name: "select" });
    send(floor, { booth: booth.id, application: application ?? null, from: from ?? null });
    return true;
  };
  plan.addEventListener("click", event => floor.tool.name === "guest" && put(event.target));
  plan.addEventListener("keydown", event => {
    if (floor.tool.name !== "guest" || event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    put(event.target);
  });
  // What the mouse drags from beside is dropped on a booth.
  scroll.addEventListener("dragover", event => { if (floor.tool.name === "guest") { event.preventDefault(); event.dataTransfer.dropEffect = "move"; } });
  scroll.addEventListener("drop", event => { if (floor.tool.name === "guest") { event.preventDefault(); if (!put(event.target)) floor.take({ name: "select" }); } });
}

function row(floor, { application, name, kind, left }) {
  const button = Object.assign(document.createElement("button"), { type: "button", draggable: true });
  button.append(Object.assign(document.createElement("b"), { textContent: left > 1 ? `${name} ×${left}` : name }), Object.assign(document.createElement("small"), { textContent: floor.kind(kind)?.label ?? "" }));
  const take = () => floor.take({ name: "guest", application, who: name, kind });
  button.addEventListener("click", take);
  button.addEventListener("dragstart", event => { event.dataTransfer.setData("text/plain", name); event.dataTransfer.effectAllowed = "move"; take(); });
  button.addEventListener("dragend", () => floor.tool.name === "guest" && floor.take({ name: "select" }));
  const one = document.createElement("li");
  one.append(button);
  return one;
}

async function send(floor, what) {
  const body = JSON.stringify({ sitting: floor.sitting, hall: floor.hall.id, application: null, from: null, ...what });
  const answer = await fetch(`${floor.base}/stand`, { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body }).catch(() => null);
  const said = await answer?.json().catch(() => ({}));
  if (!answer?.ok) return floor.say(said?.detail ? floor.word("plan-refused", { why: said.detail }) : floor.word("plan-status-failed"), true);
  floor.takeAll(said);
  floor.say(said.said, true);
}
