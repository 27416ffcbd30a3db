// Shows a chosen picture at once, and says before sending that it is too large or not a picture. The server checks again.
export function start(place) {
  const input = place.querySelector("input[type=file]");
  const preview = place.querySelector("[data-preview]");
  const complaint = place.querySelector("[data-complaint]");
  const present = preview.querySelector("img");
  let shown = "";
  input.addEventListener("change", () => {
    const file = input.files[0];
    const wrong = file && problem(place, input, file);
    complaint.textContent = wrong || "";
    input.setCustomValidity(wrong || "");
    URL.revokeObjectURL(shown);
    shown = file && !wrong ? URL.createObjectURL(file) : "";
    preview.replaceChildren(...(shown ? [Object.assign(new Image(), { src: shown, alt: preview.dataset.preview })] : present ? [present] : []));
  });
}

function problem(place, input, file) {
  if (!input.accept.split(",").includes(file.type)) return place.dataset.pictureKind;
  if (file.size > Number(place.dataset.pictureMost)) return place.dataset.picture;
  return "";
}
