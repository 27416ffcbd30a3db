// Shows a chosen picture at once, and says before sending that it is too large or not a picture. The server checks again.
export function start(place) {
  const input = place.querySelector("input[type=file]");
  const preview = place.querySelector("[data-preview]");
  const complaint = place.querySelector("[data-complaint]");
  const present = preview.getAttribute("src");
  input.addEventListener("change", () => {
    const file = input.files[0];
    const wrong = file && problem(place, input, file);
    complaint.textContent = wrong || "";
    input.setCustomValidity(wrong || "");
    if (preview.src.startsWith("blob:")) URL.revokeObjectURL(preview.src);
    if (file && !wrong) preview.src = URL.createObjectURL(file);
    else if (present) preview.src = present;
    preview.hidden = !(present || (file && !wrong));
  });
}

function problem(place, input, file) {
  if (!input.accept.split(",").includes(file.type)) return place.dataset.pictureKind;
  if (file.size > Number(place.dataset.pictureMost)) return place.dataset.picture;
  return "";
}
