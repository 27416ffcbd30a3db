// Makes one element the same as another by changing only what is different, so that focus, scroll and what scripts hold on to stay.
/** `spared(element)` is left alone. What scripts themselves have set (rows hidden by a filter, fields filled in, folds opened) stays. */
export function morph(old, fresh, spared = () => false) {
  if (spared(old)) return;
  attributes(old, fresh);
  if (old.localName === "template") { if (old.innerHTML !== fresh.innerHTML) old.innerHTML = fresh.innerHTML; return; }
  if (["select", "textarea", "svg"].includes(old.localName)) return;
  children(old, fresh, spared);
}

const ours = (element, name) => (name === "hidden" && element.dataset.words !== undefined) || (name === "open" && element.localName === "details") || (element.localName === "input" && ["value", "checked"].includes(name));

function attributes(old, fresh) {
  for (const { name, value } of fresh.attributes) if (!ours(old, name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const { name } of [...old.attributes]) if (!ours(old, name) && !fresh.hasAttribute(name)) old.removeAttribute(name);
}

// Elements with an id are the same wherever they stand; others by their place.
function children(old, fresh, spared) {
  const known = new Map([...old.children].filter(child => child.id).map(child => [child.id, child]));
  let at = old.firstChild;
  for (const wanted of fresh.childNodes) {
    const same = wanted.id ? known.get(wanted.id) : at && !at.id && alike(at, wanted) ? at : null;
    if (!same || !alike(same, wanted)) { old.insertBefore(document.importNode(wanted, true), at); continue; }
    if (same === at) at = at.nextSibling; else old.insertBefore(same, at);
    if (same.nodeType === Node.ELEMENT_NODE) morph(same, wanted, spared);
    else if (same.data !== wanted.data) same.data = wanted.data;
  }
  while (at) { const next = at.nextSibling; if (!(at.nodeType === Node.ELEMENT_NODE && spared(at))) at.remove(); at = next; }
}

const alike = (one, other) => one.nodeType === other.nodeType && one.nodeName === other.nodeName;
