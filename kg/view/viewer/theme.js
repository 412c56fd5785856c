// By day or by night: as the system has it, or as the reader has chosen.

const THEMES = ["light", "dark"];

function themes(speech, state, changed) {
  const night = matchMedia("(prefers-color-scheme: dark)");
  const systems = () => THEMES[Number(night.matches)];
  const now = () => state.now.theme || systems();
  const other = () => THEMES.find((one) => one !== now());

  function show() {
    if (state.now.theme) document.documentElement.dataset.theme = state.now.theme;
    else delete document.documentElement.dataset.theme;
    byId("theme").textContent = speech.say(other());
    changed();
  }

  night.addEventListener("change", show);
  byId("theme").addEventListener("click", () => state.change({ theme: other() === systems() ? "" : other() }));

  return { show };
}

// The colours of the style, as they are by day or night, so that the picture and the page change together.
function palette() {
  const known = new Map();
  const probe = byId("probe");
  const colours = (name) => {
    if (!known.has(name)) {
      probe.style.color = `var(--${name})`;
      known.set(name, getComputedStyle(probe).color);
    }
    return known.get(name);
  };
  return Object.assign(colours, { forget: () => known.clear() });
}
