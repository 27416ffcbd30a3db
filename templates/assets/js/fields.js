// Says in the language of the page what a browser says of fields in a language of its own: the button of a file, what is missing or
// wrong, and which day a date is (12/11 is one of December to half the world's browsers). The words are in parts/fields.
export function start({ dataset: words }) {
  for (const input of document.querySelectorAll("input[type=file]")) offer(input, words);
  const days = "input[type=date], input[type=datetime-local]";
  for (const input of document.querySelectorAll(days)) tell(input, words);
  document.addEventListener("input", ({ target }) => target.matches(days) && tell(target, words));
  complain(words);
}

// The field of a file stays over the button and the name, unseen.
function offer(input, words) {
  const [place, button, name] = ["file", "button quiet", "file-name"].map(look => Object.assign(document.createElement("span"), { className: look }));
  button.ariaHidden = name.ariaHidden = "true";
  button.textContent = words.chooseFile;
  input.replaceWith(place);
  place.append(input, button, name);
  const show = () => { name.textContent = [...input.files].map(file => file.name).join(", ") || words.noFile; };
  input.addEventListener("change", show);
  show();
}

// "Chủ Nhật, 12/11/2023" / "Sunday, 12 November 2023", beside the field.
function tell(input, words) {
  const said = input.nextElementSibling?.matches(".day-said") ? input.nextElementSibling : document.createElement("span");
  const day = /^\d{4}-/.test(input.value) && new Date(`${input.value.slice(0, 10)}T00:00Z`);
  said.className = "day-said";
  said.textContent = day ? `${words.weekdays.split("|")[day.getUTCDay()]}, ${spelled(day)}` : "";
  input.after(said);
}

function spelled(day) {
  if (document.documentElement.lang !== "vi") return day.toLocaleDateString("en-GB", { timeZone: "UTC", dateStyle: "long" });
  return day.toISOString().slice(0, 10).split("-").reverse().join("/");
}

// What was said of a field follows what is typed there, and is asked anew at the next attempt.
function complain(words) {
  const told = new Set();
  const say = field => {
    field.setCustomValidity("");
    if (field.validity.valid) return told.delete(field);
    field.setCustomValidity(wrong(field, words));
    told.add(field);
  };
  document.addEventListener("invalid", ({ target: field }) => field.validity.customError || say(field), true);
  document.addEventListener("input", ({ target: field }) => told.has(field) && say(field), true);
  document.addEventListener("click", () => told.forEach(field => { told.delete(field); field.setCustomValidity(""); }), true);
}

function wrong({ type, validity, min, max, step }, words) {
  if (validity.badInput) return { date: words.date, "datetime-local": words.date, time: words.time }[type] || words.number;
  if (validity.valueMissing) return { file: words.missingFile, checkbox: words.missingCheck, radio: words.missingChoice, "select-one": words.missingChoice }[type] || words.missing;
  if (validity.typeMismatch) return words.email;
  if (validity.rangeUnderflow) return words.least.replace("{}", min);
  if (validity.rangeOverflow) return words.most.replace("{}", max);
  return validity.stepMismatch ? words.step.replace("{}", step || 1) : words.number;
}
