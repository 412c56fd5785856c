// What is printed in place of the page: the picture, what it means, and the relations drawn with their sentences.

function printing(data, speech, quoted, svg) {
  const { things, statements, relations } = data;
  const paper = byId("paper");

  // A colour of the screen by its name, so that the paper's style decides which it is: ink is dark there, always.
  function named() {
    const names = ["paper", "ink", "soft", "line", "accent", "edge", "edge-strong", ...data.types.flatMap(({ key }) => [key, `${key}-rim`])];
    const found = new Map(names.map((name) => [svg.colours(name), `var(--${name})`]).reverse());
    return (value) => (value && found.get(value)) || value;
  }

  function drawing(caption) {
    const made = svg.of({ ...caption, title: "", lines: [] }, named());
    made.classList.add("drawn");
    ["width", "height"].forEach((name) => made.removeAttribute(name)); // as wide as the paper
    return made;
  }

  function relation({ i, supports }) {
    const found = quoted.fits(supports);
    const [best] = found.places;
    const made = element("li");
    const one = statements.relation[i];
    const head = element("p", "states");
    head.append(
      element("bdi", "", things.name[statements.subject[i]]), ` ${speech.relation(one)}${relations[one].symmetric ? "" : " →"} `,
      element("bdi", "", things.name[statements.object[i]]),
      element("small", "", ` ${[speech.modality(i), share(statements.confidence[i])].filter(Boolean).join(" · ")}`));
    made.append(head, ...(best ? [quoted.sentence(best), source(best, quoted.counted(found))] : []));
    return made;
  }

  function source(best, counted) {
    const made = best.report >= 0 ? quoted.reportLine(best.report) : element("p", "meta", `${speech.say("source")}${speech.evidence(best.source) || "—"}`);
    if (counted) made.append(` · ${counted}`);
    return made;
  }

  // `rows` as in out.js; without them the page's own list is printed.
  function fill(caption, rows) {
    const key = document.querySelector(".key").cloneNode(true);
    const list = element("ol");
    list.append(...(rows || []).map(relation));
    paper.replaceChildren(element("h1", "", caption.title), ...caption.lines.filter(Boolean).map((line) => element("p", "caption", line)), drawing(caption), key, list);
    document.documentElement.dataset.paper = rows ? "whole" : "";
  }

  function empty() {
    paper.replaceChildren();
    delete document.documentElement.dataset.paper;
  }

  return { fill, empty };
}
