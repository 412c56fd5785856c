// What is drawn as Turtle: things, statements, their evidence and articles, with the graph's own IRIs. Each triple is
// one of the graph's; what the page does not know to the letter (see written.py) is left out. Evidence of which the page
// has no IRI, as in a large graph, stands in brackets behind its statement; so does a statement, as in a very large one.

const TURTLE = {
  iri: /[\x00-\x20<>"{}|^`\\]/g,
  text: /[\x00-\x1f"\\\x7f-\x9f\ufffe\uffff]/g,
  short: { "\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\" },
  numbered: (sign) => `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
};

// An IRI as Turtle has it; nothing for none, and for a blank node, whose name means nothing in another file.
const turtleIri = (iri) => (iri && !iri.startsWith("_:") ? `<${iri.replace(TURTLE.iri, TURTLE.numbered)}>` : "");
const turtleText = (text) => `"${text.replace(TURTLE.text, (sign) => TURTLE.short[sign] || TURTLE.numbered(sign))}"`;

// `rows` are statements with what supports them, as in out.js.
function turtleOf(data, quoted) {
  const { written, things, reports, statements } = data;
  const spaces = Object.entries(written.prefixes);
  const kg = (name) => short(written.prefixes.kg + name);
  const [unnamed, untitled, undated] = [written.unnamed, written.untitled, written.undated].map((list) => new Set(list));

  // kg:quote
  function short(iri) {
    const [prefix, space] = spaces.find(([, one]) => iri.startsWith(one)) || [];
    const rest = space && iri.slice(space.length);
    return rest && /^[A-Za-z]\w*$/.test(rest) ? `${prefix}:${rest}` : turtleIri(iri);
  }

  // A property with its values: [predicate, values], of those that can be said.
  function text(name, values) {
    const [predicate, behind] = written.texts[name] || ["", ""];
    const mark = behind.replace(/^\^\^<(.*)>$/, (_, type) => `^^${short(type)}`);
    return [short(predicate), values.filter(Boolean).map((one) => turtleText(one) + mark)];
  }

  // Thousandths as the graph writes them: 0.99, and 1 or 1.0.
  const decimal = (thousandths) => (thousandths < 0 ? "" : `${thousandths / 1000}${thousandths % 1000 ? "" : written.whole}`);
  const type = (classes) => ["a", classes.map(kg)];
  const link = (name, iris) => [kg(name), iris.map(turtleIri).filter(Boolean)];

  const lines = (properties, between) => properties.filter(([predicate, values]) => predicate && values.length)
    .map(([predicate, values]) => `${predicate} ${values.join(", ")}`).join(between);

  // Nothing where the subject has no IRI.
  function block(iri, properties) {
    const said = lines(properties, " ;\n  ");
    return turtleIri(iri) && said ? `${turtleIri(iri)}\n  ${said} .\n\n` : "";
  }

  function thing(one, { iri, names, hidden }) {
    return block(iri, [
      type(things.kinds[things.kind[one]].classes), text("name", unnamed.has(one) ? [] : [things.name[one]]),
      text("alias", names), text("hidden", hidden),
    ]);
  }

  // In brackets where the page has no IRI of it.
  function statement({ i, iri, subject, object, supports }) {
    const properties = [
      type(["Statement"]), link("subject", [subject]), [kg("predicate"), [short(written.relations[statements.relation[i]])].filter(Boolean)], link("object", [object]),
      text("modality", [statements.modalities[statements.modality[i]]]), text("confidence", [decimal(statements.confidence[i])]),
      [kg("evidence"), supports.map((one) => turtleIri(one.iri) || `[ ${lines(evidence(one), " ; ")} ]`)],
    ];
    return (iri ? block(iri, properties) : `[ ${lines(properties, " ;\n  ")} ] .\n\n`) + supports.map((one) => block(one.iri, evidence(one))).join("");
  }

  function evidence(one) {
    const { report, source, rule, post, modality, confidence } = one;
    return [
      type(["Evidence"]), link("article", [report < 0 ? "" : quoted.iri(report)]), text("quote", [one.text.slice(one.begin, one.end)]),
      text("source", [source]), text("rule", [rule]), text("post", [post]), text("modality", [modality]),
      text("confidence", [decimal(confidence)]),
    ];
  }

  function article(report) {
    return block(quoted.iri(report), [
      type(["Article"]), text("headline", untitled.has(report) ? [] : [reports.headline[report]]),
      text("date", undated.has(report) ? [] : [quoted.day(report)]),
    ]);
  }

  // What says of an article that it counts as one with another.
  function again(report) {
    const first = data.texts.first[report];
    return first === report ? "" : block(quoted.iri(first), [link("sameTextAs", [quoted.iri(report)])]);
  }

  return async ({ things: list, rows }) => {
    const printed = [...new Set(rows.flatMap(({ supports }) => supports.map((one) => one.report)))].filter((report) => report >= 0);
    const details = await Promise.all(list.map(quoted.ofThing));
    return [
      ...spaces.map(([prefix, space]) => `@prefix ${prefix}: ${turtleIri(space)} .\n`), "\n",
      ...list.map((one, at) => thing(one, details[at])), ...rows.map(statement), ...printed.sort((a, b) => a - b).map(article), ...printed.map(again),
    ].join("");
  };
}
