// What stands beside the picture when a thing or an edge is chosen.

function panel(data, speech, quoted, act) {
  const { things, statements, relations } = data;
  let turn = 0; // counts what was opened, so that a late answer doesn't overwrite a newer one

  function nameButton(thing) {
    const made = button("name", "", () => act.thing(thing));
    made.append(glyph(data.types[things.type[thing]].key), element("span", "", things.name[thing]));
    return made;
  }

  async function card(i) {
    const made = element("article", "card");
    const head = element("div", "head");
    const relation = statements.relation[i];
    head.append(
      nameButton(statements.subject[i]),
      element("span", "relation", `${speech.relation(relation)}${relations[relation].symmetric ? "" : " →"}`),
      nameButton(statements.object[i]),
      element("span", "score", [speech.modality(i), share(statements.confidence[i])].filter(Boolean).join(" · ")),
    );
    const support = await quoted.ofStatement(i);
    made.append(head, ...support.map((one) => quoted.place(one, support.length > 1)));
    return made;
  }

  const cards = (list) => Promise.all([...list].map(card));
  const section = (title, children) => (children.length ? [element("h3", "", title), ...children] : []);
  const facts = (word, values) => (values.length ? [element("p", "facts", `${word}${values.join("、")}`)] : []);

  function numberCard(number) {
    const made = element("article", "card");
    made.append(element("div", "head", number.text), ...number.support.map((one) => quoted.place(one, number.support.length > 1)));
    return made;
  }

  function title(thing) {
    const made = element("h2");
    made.append(glyph(data.types[things.type[thing]].key), element("span", "", things.name[thing]));
    return made;
  }

  function reportCard(list) {
    const made = element("div", "card");
    made.append(...[...list].slice(0, 100).map(quoted.reportLine));
    return made;
  }

  async function open(making) {
    const own = ++turn;
    const children = await making;
    if (own !== turn) return;
    byId("details").replaceChildren(...children);
    byId("details").scrollTop = 0;
    byId("list").hidden = true;
    byId("panel").hidden = false;
  }

  function filteredLine(passes) {
    const made = element("p", "facts filtered", speech.say("filtered"));
    made.hidden = passes;
    return made;
  }

  // Whether what is open passes the filters, which may change while it is read.
  const passes = (yes) => byId("details").querySelectorAll(".filtered").forEach((line) => { line.hidden = yes; });

  async function ofThing(thing, passes) {
    const [own, about] = [data.statementsOf(thing), await quoted.ofThing(thing)];
    const reports = things.reports(thing);
    return [
      title(thing),
      filteredLine(passes),
      ...facts("", [speech.kind(thing)].filter(Boolean)),
      ...facts(speech.say("alias"), about.names),
      ...facts(speech.say("hidden"), about.hidden),
      ...section(speech.say("count", speech.number(own.length)), await cards(own.slice(0, 200))),
      ...section(speech.say("numbers"), about.numbers.map(numberCard)),
      ...section(speech.say("seen", speech.number(reports.length)), reports.length ? [reportCard(reports)] : []),
      ...section(speech.say("why"), about.reasons.map((reason) => element("p", "facts", reason))),
      element("p", "iri", about.iri),
    ];
  }

  const ofStatements = async (list, passes) =>
    [element("h2", "count", speech.say("count", list.length)), filteredLine(passes), ...(await cards(list))];

  function close() {
    turn++;
    byId("panel").hidden = true;
    byId("list").hidden = false;
  }

  return { thing: (thing, passes) => open(ofThing(thing, passes)), statements: (list, passes = true) => open(ofStatements(list, passes)), passes, close };
}
