// How much of the hall is seen, and how large. The plan lies in a box that scrolls by itself; zooming makes it larger.
const MARGIN = .06; // of the hall's width, around it: the numbers of the metres stand there
const STEPS = 1.25;
const [LEAST, MOST] = [.01, .6]; // pixels of a centimetre

export function begin(floor) {
  const [scroll, plan] = [floor.find("[data-scroll]"), floor.find("[data-plan]")];
  const { width, depth } = floor.hall;
  const margin = Math.max(150, width * MARGIN);
  const whole = { x: -margin, y: -margin, width: width + 2 * margin, height: depth + 2 * margin };
  scroll.style.setProperty("--shape", whole.width / whole.height);
  plan.setAttribute("viewBox", `${whole.x} ${whole.y} ${whole.width} ${whole.height}`);
  let fitted = true;
  const fit = () => { fitted = true; set(Math.min((scroll.clientWidth - 4) / whole.width, (scroll.clientHeight - 4) / whole.height)); };

  /** So many pixels of a centimetre; what is at that point of the window stays there. */
  function set(scale, at) {
    const box = scroll.getBoundingClientRect();
    const spot = at ?? { clientX: box.left + scroll.clientWidth / 2, clientY: box.top + scroll.clientHeight / 2 };
    const before = floor.scale && floor.spot(spot);
    floor.scale = Math.min(MOST, Math.max(LEAST, scale));
    plan.style.width = `${whole.width * floor.scale}px`;
    plan.style.height = `${whole.height * floor.scale}px`;
    plan.style.setProperty("--px", `${1 / floor.scale}px`);
    scroll.dataset.near = floor.scale > .12 ? "yes" : "no";
    if (!before) return;
    const after = floor.spot(spot);
    scroll.scrollBy((before.x - after.x) * floor.scale, (before.y - after.y) * floor.scale);
  }

  /** The place on the floor under a point of the window. */
  floor.spot = ({ clientX, clientY }) => {
    const box = plan.getBoundingClientRect();
    return { x: (clientX - box.left) / floor.scale + whole.x, y: (clientY - box.top) / floor.scale + whole.y };
  };
  /** The middle of what is seen. */
  floor.middle = () => {
    const box = scroll.getBoundingClientRect();
    return floor.spot({ clientX: box.left + scroll.clientWidth / 2, clientY: box.top + scroll.clientHeight / 2 });
  };
  floor.reveal = area => {
    const [left, top] = [(area.left - whole.x) * floor.scale, (area.top - whole.y) * floor.scale];
    const [right, bottom] = [(area.right - whole.x) * floor.scale, (area.bottom - whole.y) * floor.scale];
    const inside = left >= scroll.scrollLeft && top >= scroll.scrollTop && right <= scroll.scrollLeft + scroll.clientWidth && bottom <= scroll.scrollTop + scroll.clientHeight;
    if (!inside) scroll.scrollTo((left + right - scroll.clientWidth) / 2, (top + bottom - scroll.clientHeight) / 2);
  };
  floor.zoom = (by, at) => { fitted = false; set(floor.scale * STEPS ** by, at); };
  for (const button of floor.all("[data-zoom]")) {
    button.addEventListener("click", () => Number(button.dataset.zoom) ? floor.zoom(Number(button.dataset.zoom)) : fit());
  }
  scroll.addEventListener("wheel", event => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    floor.zoom(-event.deltaY / 100, event);
  }, { passive: false });
  pinch(floor, scroll);
  new ResizeObserver(() => { if (fitted) fit(); }).observe(scroll);
  fit();
}

/** Two fingers make it larger and smaller. */
function pinch(floor, scroll) {
  let apart = 0;
  const between = ([one, other]) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  scroll.addEventListener("touchstart", event => { if (event.touches.length === 2) { apart = between(event.touches); floor.tell("pinch"); } }, { passive: true });
  scroll.addEventListener("touchmove", event => {
    if (event.touches.length !== 2 || !apart) return;
    event.preventDefault();
    const now = between(event.touches);
    const [one, other] = event.touches;
    floor.zoom(Math.log(now / apart) / Math.log(STEPS), { clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 });
    apart = now;
  }, { passive: false });
  scroll.addEventListener("touchend", event => { if (event.touches.length < 2) apart = 0; });
}
