// The picture as a vector drawing: what is on the screen, at the same places, with what it shows written below.

// What XML has no way to say.
const xmlText = (text) => text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd");

function svgOf(data, speech, picture) {
  const { things, edges, statements, types } = data;
  const SANS = '-apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
  const EDGE = 14; // pixels beside what is written below, and around what is drawn
  const LEAST = 560; // pixels that the words below need
  const SIDES = { hexagon: [6, 0, 1, 0], diamond: [4, 0, 1, 0], triangle: [3, -Math.PI / 2, 1.328, 0.316] }; // corners, first angle, radius, shift
  const HEAD = [[0, 0], [-1, 0.3], [-0.9, 0], [-1, -0.3]]; // an arrow's corners along its line, as vis-network has them
  const ruler = document.createElement("canvas").getContext("2d");

  function made(tag, attributes, ...children) {
    const one = svgElement(tag, attributes);
    one.append(...children);
    return one;
  }

  // 甲 帮扶、协作 乙
  function says(edge, { passing }) {
    const own = [...edges.statements(edge)].filter((i) => passing.statements[i]);
    const words = [...new Set(own.map((i) => statements.relation[i]))].map(speech.relation).join(speech.say("comma"));
    return [things.name[edges.from[edge]], words, things.name[edges.to[edge]]].join(" ");
  }

  const titled = (text, attributes, ...children) => made("g", attributes, made("title", {}, xmlText(text)), ...children);
  const place = ({ x, y }) => `${round(x)},${round(y)}`;
  const round = (number) => Math.round(number * 100) / 100;

  // The part of a line from where it leaves one thing to where it meets the other, with its bend.
  function visible(point, from, to) {
    const apart = (p, { x, y, r }) => Math.hypot(p.x - x, p.y - y) > r;
    const steps = Array.from({ length: 101 }, (_, at) => at / 100);
    const low = steps.find((step) => apart(point(step), from)) ?? 0;
    const high = steps.findLast((step) => apart(point(step), to)) ?? 1;
    if (low >= high) return null;
    const [a, b, half] = [point(low), point(high), point((low + high) / 2)];
    return { a, b, bend: { x: 2 * half.x - (a.x + b.x) / 2, y: 2 * half.y - (a.y + b.y) / 2 } };
  }

  function head({ b, bend }, long) {
    const angle = Math.atan2(b.y - bend.y, b.x - bend.x);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return HEAD.map(([along, aside]) => place({ x: b.x + long * (along * cos - aside * sin), y: b.y + long * (along * sin + aside * cos) })).join(" ");
  }

  function line(one, drawn, colour) {
    const way = visible((step) => drawn.view.at(drawn.point(one.id, step)), drawn.places.get(one.from), drawn.places.get(one.to));
    if (!way) return [];
    const [stroke, wide, { scale }] = [colour(one.color.color), one.width * drawn.view.scale, drawn.view];
    const d = `M${place(way.a)}Q${place(way.bend)} ${place(way.b)}`;
    const path = made("path", { d, fill: "none", stroke, "stroke-width": round(Math.max(wide, 0.4)) });
    if (one.dashes) path.setAttribute("stroke-dasharray", one.dashes.map((length) => round(length * scale)).join(" "));
    const { enabled, scaleFactor } = one.arrows.to;
    const arrow = enabled ? [made("polygon", { points: head(way, (15 * scaleFactor + 3 * one.width) * scale), fill: stroke })] : [];
    return [titled(says(one.id, drawn), { opacity: one.color.opacity }, path, ...arrow)];
  }

  function shape(kind, { x, y, r }, attributes) {
    if (kind === "dot") return made("circle", { cx: round(x), cy: round(y), r: round(r), ...attributes });
    if (kind === "square") return made("rect", { x: round(x - r), y: round(y - r), width: round(2 * r), height: round(2 * r), ...attributes });
    const [count, first, wide, down] = SIDES[kind];
    const corner = (_, at) => place({ x: x + wide * r * Math.cos(first + (at * 2 * Math.PI) / count), y: y + down * r + wide * r * Math.sin(first + (at * 2 * Math.PI) / count) });
    return made("polygon", { points: Array.from({ length: count }, corner).join(" "), ...attributes });
  }

  function thing(one, drawn, colour) {
    const { background, border } = drawn.colours(one.id);
    const look = { fill: colour(background), stroke: colour(border), "stroke-width": round(one.borderWidth * drawn.view.scale) };
    if (one.shapeProperties.borderDashes) look["stroke-dasharray"] = "3 3";
    return titled(things.name[one.id], { opacity: one.opacity }, shape(one.shape, drawn.places.get(one.id), look));
  }

  function written(text, x, y, attributes) {
    return made("text", { x: round(x), y: round(y), "font-family": SANS, "font-size": 12, ...attributes }, xmlText(text));
  }

  // A label on its halo of paper, in the middle of its place; not every program knows of baselines but the lowest.
  function label({ text, x, y, size, bold, lead, colour: name }, colour) {
    const halo = { stroke: colour(picture.colours("paper")), "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke" };
    const look = { "text-anchor": "middle", "font-size": size, fill: colour(picture.colours(name)), ...(bold ? { "font-weight": 600 } : {}) };
    const hair = lead ? [made("path", { d: `M${place(lead.begin)}L${place(lead.end)}`, stroke: colour(picture.colours("soft")) })] : [];
    return [...hair, written(text, x, y + size * 0.36, { ...halo, ...look })];
  }

  // Lines of no more than so many pixels, broken at a blank if there is one near the end.
  function broken(text, font, width) {
    ruler.font = font;
    const found = [""];
    for (const sign of text) {
      const last = found[found.length - 1];
      if (ruler.measureText(last + sign).width <= width || !last) found[found.length - 1] += sign;
      else {
        const at = last.lastIndexOf(" ");
        const cut = at > last.length / 2 ? at + 1 : last.length;
        found.splice(-1, 1, last.slice(0, cut), last.slice(cut) + sign);
      }
    }
    return found;
  }

  // The title and lines below the picture; each with its distance from the top of this foot.
  function foot({ title, lines }, width, colour) {
    const room = width - 2 * EDGE;
    const rows = [
      ...(title ? broken(title, `600 17px ${SANS}`, room) : []).map((text) => [text, 17, "ink", 24]),
      ...lines.filter(Boolean).flatMap((text) => broken(text, `13px ${SANS}`, room).map((part) => [part, 13, "soft", 19])),
    ];
    let y = 4;
    const texts = rows.map(([text, size, name, high]) => {
      y += high;
      return written(text, EDGE, y, { "font-size": size, fill: colour(picture.colours(name)), ...(size > 13 ? { "font-weight": 600 } : {}) });
    });
    return { texts, high: y };
  }

  // What the signs and lines mean that are drawn, in rows.
  function key(drawn, width, top, colour, lines) {
    const found = [];
    let [x, y] = [EDGE + 6, top + 20];
    ruler.font = `13px ${SANS}`;
    const [ink, line] = ["ink", "edge"].map((name) => colour(picture.colours(name)));
    const entry = (text, sign) => {
      const wide = 18 + (sign ? 0 : -17) + ruler.measureText(text).width + 18;
      if (x + wide > width && x > EDGE + 6) [x, y] = [EDGE + 6, y + 20];
      found.push(...(sign ? [sign(x, y - 4.5)] : []), written(text, x + (sign ? 11 : -6), y, { "font-size": 13, fill: ink }));
      x += wide;
    };
    for (const type of [...new Set(drawn.things.map((one) => things.type[one.id]))].sort((a, b) => a - b)) {
      const { background, border } = drawn.colours(drawn.things.find((other) => things.type[other.id] === type).id);
      entry(speech.type(type), (at, middle) => shape(types[type].shape, { x: at, y: middle, r: 5.5 }, { fill: colour(background), stroke: colour(border), "stroke-width": 1.5 }));
    }
    if (lines) {
      const stroke = (dashes) => (at, middle) => made("path", { d: `M${at - 6} ${middle}H${at + 7}`, stroke: line, "stroke-width": 2, ...(dashes && { "stroke-dasharray": "4 3" }) });
      if (drawn.lines.some((one) => !one.dashes)) entry(speech.say("keyDone"), stroke(false));
      if (drawn.lines.some((one) => one.dashes)) entry(speech.say("keyWeak"), stroke(true));
      if (drawn.labels.some((one) => one.text.includes("×"))) entry(speech.say("keyTimes"));
      if (drawn.things.length) entry(speech.say("keySize"));
    }
    return { signs: found, high: found.length ? y - top + 8 : 8 };
  }

  function ring({ chosen }, colour) {
    if (!chosen) return [];
    const { x, y, r } = chosen;
    return [made("circle", { cx: round(x), cy: round(y), r: round(r + 5), fill: "none", stroke: colour(picture.colours("accent")), "stroke-width": 3 })];
  }

  // The part of the screen that something is drawn on, with an edge; as wide as a caption needs.
  function frame({ view, places, labels }) {
    const boxes = [...labels, ...[...places.values()].map(({ x, y, r }) => ({ left: x - r - 6, right: x + r + 6, top: y - r - 6, bottom: y + r + 6 }))];
    const within = boxes.filter((one) => one.right > 0 && one.left < view.width && one.bottom > 0 && one.top < view.height);
    if (!within.length) return { left: 0, top: 0, width: view.width, height: view.height };
    const [left, top] = ["left", "top"].map((side) => Math.max(0, Math.floor(Math.min(...within.map((one) => one[side])) - EDGE)));
    const [right, bottom] = [["right", view.width], ["bottom", view.height]].map(([side, end]) => Math.min(end, Math.ceil(Math.max(...within.map((one) => one[side])) + EDGE)));
    const more = Math.max(0, Math.min(LEAST, view.width) - (right - left));
    return { left: left - more / 2, top, width: right - left + more, height: bottom - top };
  }

  // An element with a title; `colour` may give another word for a colour of the screen.
  return (caption, colour = (value) => value) => {
    const drawn = picture.drawn();
    const { left, top, width, height } = frame(drawn);
    const below = foot(caption, width, colour);
    const signs = key(drawn, width, below.high, colour, Boolean(caption.title)); // on paper the page's own key stands below
    const all = Math.ceil(height + below.high + signs.high);
    const paper = colour(picture.colours("paper"));
    return made("svg", { xmlns: "http://www.w3.org/2000/svg", width, height: all, viewBox: `0 0 ${width} ${all}`, role: "img" },
      made("title", {}, xmlText(caption.title)), made("desc", {}, xmlText(caption.lines.filter(Boolean).join("\n"))),
      made("rect", { width, height: all, fill: paper }),
      made("svg", { width, height, viewBox: `${left} ${top} ${width} ${height}`, overflow: "hidden" },
        ...drawn.lines.flatMap((one) => line(one, drawn, colour)), ...ring(drawn, colour),
        ...drawn.things.map((one) => thing(one, drawn, colour)), ...drawn.labels.flatMap((one) => label(one, colour))),
      made("path", { d: `M0 ${height}H${width}`, stroke: colour(picture.colours("line")) }),
      made("g", { transform: `translate(0 ${height})` }, ...below.texts, ...signs.signs));
  };
}

const svgText = (svg) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;

// A promise of a picture in pixels, so many to one of the screen.
async function pngOf(svg, times) {
  const [width, height] = ["width", "height"].map((name) => Number(svg.getAttribute(name)));
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg))}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * times, height: height * times });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
