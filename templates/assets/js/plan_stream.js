// What others do: drawn as it happens, with who is here and at which item. After a gap the whole state is read again.
const BEAT = 10_000; // milliseconds between two words that one is still here
const LONGEST = 10_000; // milliseconds between two tries to connect

export function begin(plan) {
  let source = null;
  let at = plan.at ?? null;
  let wait = 500;
  let gap = false;

  const connect = () => {
    source?.close();
    source = new EventSource(`${plan.base}/stream?sitting=${plan.sitting}${at === null ? "" : `&since=${at}`}`);
    source.addEventListener("open", async () => {
      wait = 500;
      plan.tell("connected");
      if (gap) { gap = false; await again(); }
    });
    source.addEventListener("items", event => take(JSON.parse(event.data)));
    source.addEventListener("here", event => here(plan, JSON.parse(event.data)));
    source.addEventListener("release", event => plan.say(plan.word("studio-said-released", { number: event.data }), true));
    source.addEventListener("error", () => {
      source.close();
      gap = true;
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST);
    });
  };

  function take(news) {
    at = news.at ?? at;
    plan.merge(news.items, news.gone);
    if (news.sitting && news.sitting !== plan.sitting && news.by) plan.say(news.said ? `${news.by}: ${news.said}` : plan.word("studio-said-others", { by: news.by }));
  }

  async function again() {
    const answer = await fetch(`${plan.base}/state?day=`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) return;
    const state = await answer.json();
    const ids = new Set(state.items.map(item => item.id));
    at = state.at ?? at;
    plan.merge(state.items, [...plan.items.keys()].filter(id => !ids.has(id)));
    plan.tell("online");
  }

  const beat = () => {
    if (document.hidden) return;
    fetch(`${plan.base}/here`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ sitting: plan.sitting, item: plan.chosen }) }).catch(() => {});
  };
  let soon;
  plan.on("chosen", () => { clearTimeout(soon); soon = setTimeout(beat, 300); });
  setInterval(beat, BEAT);
  beat();
  connect();
  addEventListener("online", () => { gap = true; connect(); });
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", event => event.persisted && (gap = true, connect()));
}

/** Names of the others as chips, and marks at the items they look at. */
function here(plan, people) {
  plan.others = people.filter(one => one.sitting !== plan.sitting);
  const chips = plan.others.map(one => {
    const chip = Object.assign(document.createElement("span"), { className: "tag ok", textContent: one.name });
    const title = one.item && plan.title(one.item);
    if (title) chip.append(Object.assign(document.createElement("small"), { textContent: ` ${plan.word("studio-here-on", { title })}` }));
    return chip;
  });
  plan.find("[data-here]").replaceChildren(...chips);
  plan.tell("redraw");
}
