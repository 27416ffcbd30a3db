// Sends many pictures one after the other, each with its progress, and says of each what became of it.
// data-upload="address for one picture" on the form; data-upload-… hold the words. Without script the form sends them all at once.
export function start(form) {
  const input = form.querySelector("input[type=file]");
  const list = form.querySelector("[data-uploads]");
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    const rows = [...input.files].map(file => ({ file, row: line(list, file, form.dataset.uploadWaiting) }));
    let failed = 0;
    for (const { file, row } of rows) failed += await send(form, file, row) ? 0 : 1;
    button.disabled = false;
    input.value = "";
    input.dispatchEvent(new Event("change"));
    // The page with all that arrived; what did not stays in sight until it was read.
    failed ? see(form, list) : location.reload();
  });
}

function line(list, file, word) {
  const row = document.createElement("li");
  const [name, state] = [document.createElement("span"), document.createElement("span")];
  const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0, ariaLabel: file.name });
  name.textContent = file.name;
  state.textContent = word;
  row.append(name, state, bar);
  list.append(row);
  return row;
}

function see(form, list) {
  const link = Object.assign(document.createElement("a"), { href: location.href, textContent: form.dataset.uploadSee });
  list.append(Object.assign(document.createElement("li"), { className: "see" }));
  list.lastChild.append(link);
}

function send(form, file, row) {
  const [, state, bar] = row.children;
  const body = new FormData();
  body.set("photo", file);
  state.textContent = form.dataset.uploadSending;
  return new Promise(done => {
    const request = new XMLHttpRequest();
    const end = (well, text) => {
      state.textContent = text;
      row.classList.toggle("failed", !well);
      bar.value = well ? 1 : 0;
      done(well);
    };
    request.upload.addEventListener("progress", event => { if (event.lengthComputable) bar.value = event.loaded / event.total; });
    request.addEventListener("load", () => {
      if (request.status === 204) end(true, form.dataset.uploadDone);
      else end(false, request.status === 422 ? request.responseText : form.dataset.uploadFailed);
    });
    request.addEventListener("error", () => end(false, form.dataset.uploadFailed));
    request.open("POST", form.dataset.upload);
    request.send(body);
  });
}
