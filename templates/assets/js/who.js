// Public pages are the same for everybody; the name of who is signed in is put in here.
// data-who on the sign-in link holds the address that answers {"name": …}; asked only where the cookie known=1 says somebody is signed in.
export async function start(link) {
  if (!/(^|;\s*)known=1(;|$)/.test(document.cookie)) return;
  const answer = await fetch(link.dataset.who, { headers: { accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return;
  const { name } = await answer.json();
  if (!name) return;
  link.textContent = name;
  link.href = "/me";
}
