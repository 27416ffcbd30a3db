// Says beside a colour input whether the colour can be read on our paper: data-accent="passes" data-accent-adjusted="sentence", with an <output> inside.
const PAPERS = ["#FBF8F2", "#FFFFFF"];
const NEEDED = 4.5; // WCAG 2.2, 1.4.3

export function start(place) {
  const input = place.querySelector("input");
  const output = place.querySelector("output");
  const show = () => {
    if (!/^#[0-9a-f]{6}$/i.test(input.value)) { output.textContent = ""; return; }
    const least = Math.min(...PAPERS.map(paper => contrast(input.value, paper)));
    output.textContent = `${least.toFixed(1)} : 1. ${least >= NEEDED ? place.dataset.accent : place.dataset.accentAdjusted}`;
    output.style.setProperty("--swatch", input.value);
  };
  input.addEventListener("input", show);
  show();
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + .05) / (dark + .05);
}

function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16) / 255).map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
  return .2126 * red + .7152 * green + .0722 * blue;
}
