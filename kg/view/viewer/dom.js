// Small helpers for elements. Text of the corpus is only ever written with textContent or on a canvas.

const byId = (id) => document.getElementById(id);

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

// Writes a name into an element that may cut it; one that is long can be read whole by pointing at it.
function called(made, name) {
  made.textContent = name;
  if (name.length > 40) made.title = name;
  return made;
}

function svgElement(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

// The sign of a type: colour and shape, as in the picture.
function glyph(type) {
  const svg = svgElement("svg", { class: "glyph", viewBox: "0 0 16 16", "aria-hidden": "true" });
  svg.append(svgElement("use", { href: `#glyph-${type}` }));
  return svg;
}

function button(className, text, act) {
  const made = element("button", className, text);
  made.type = "button";
  if (act) made.addEventListener("click", act);
  return made;
}

// A text between characters that keep the direction of its writing to itself.
const isolated = (text) => `\u2068${text}\u2069`;

const share = (thousandths) => (thousandths < 0 ? "" : (thousandths / 1000).toFixed(2));
