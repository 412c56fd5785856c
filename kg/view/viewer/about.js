// What the panel says of a thing, of an edge and of an article, as elements from the heading on.

function about(data, speech, quoted, card) {
  const { things, statements, reports, relations } = data;

  function heading(className, ...children) {
    const made = element("h2", className);
    made.tabIndex = -1; // where the focus goes when the panel opens
    made.append(...children);
    return made;
  }

  function section(title, count, ...children) {
    const made = element("h3", "", title);
    if (count) made.append(element("b", "", speech.number(count)));
    return [made, ...children];
  }

  // A line of words or buttons, nothing where there are none.
  function facts(word, values, made = element("p", "facts", word)) {
    values.forEach((value, at) => made.append(...(at ? [speech.say("comma")] : []), value));
    return values.length ? [made] : [];
  }

  const apart = (text) => element("bdi", "", text);
  const iri = (text) => element("p", "iri", text);

  async function thing(one, passing) {
    const own = await quoted.ofThing(one);
    const printed = things.reports(one);
    const district = things.district[one];
    return [
      heading("", glyph(data.types[things.type[one]].key), element("span", "", things.name[one])),
      card.filtered("facts filtered", "things", one, passing),
      ...facts("", [speech.kind(one)].filter(Boolean)),
      ...facts(speech.say("inDistrict"), district >= 0 && district !== one ? [card.name(district)] : []),
      ...facts(speech.say("alias"), own.names.map(apart)),
      ...facts(speech.say("hidden"), own.hidden.map(apart)),
      ...(await groups(one, passing)),
      ...(own.numbers.length ? section(speech.say("numbers"), own.numbers.length, await card.long(own.numbers, card.figure)) : []),
      ...(printed.length ? section(speech.say("seenIn"), printed.length, await card.long(printed, card.article, "card")) : []),
      ...(own.reasons.length ? section(speech.say("why"), 0, ...own.reasons.map((reason) => element("p", "facts", reason))) : []),
      iri(own.iri),
    ];
  }

  // A thing's statements by relation and direction: what was done, then what is so, then who wrote of it; of each the
  // largest group first.
  async function groups(one, passing) {
    const found = new Map();
    for (const i of data.statementsOf(one)) {
      const relation = statements.relation[i];
      const inward = statements.subject[i] !== one && !relations[relation].symmetric;
      const key = relation * 2 + inward;
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(i);
    }
    const rank = (key) => (relations[key >> 1].derived ? 2 : relations[key >> 1].state ? 1 : 0);
    const sorted = [...found].sort((a, b) => rank(a[0]) - rank(b[0]) || b[1].length - a[1].length || a[1][0] - b[1][0]);
    return (await Promise.all(sorted.map(([key, list]) => group(key, list, passing)))).flat();
  }

  async function group(key, list, passing) {
    const relation = key >> 1;
    const way = relations[relation].symmetric ? "both" : key % 2 ? "inward" : "outward";
    return section(speech.say(way, speech.relation(relation)), list.length, await said(list, passing));
  }

  const said = (list, passing, chosen = -1) =>
    card.long(list, (i) => card.statement(i, passing, list.length > 1 && i === chosen));

  // All that an edge or a path says; `chosen` is the statement that the address names.
  async function edge(list, passing, chosen) {
    return [heading("count", speech.say("count", speech.number(list.length))), await said(list, passing, chosen)];
  }

  async function article(report, passing) {
    const [own, named] = [numbers(statements.count, (i) => statements.reports(i), report), numbers(things.count, things.reports, report)];
    return [
      heading("headline", apart(reports.headline[report])),
      ...facts("", quoted.printing(report).map(apart), element("p", "facts printed")),
      ...facts("", [speech.signed(report)].filter(Boolean).map(apart)),
      ...(own.length ? section(speech.say("says"), own.length, await said(own, passing)) : []),
      ...(named.length ? section(speech.say("names"), named.length, await card.long(named, card.name, "chips")) : []),
      iri(quoted.iri(report)),
    ];
  }

  // Those of so many things or statements whose articles have this one.
  function numbers(count, listed, report) {
    const found = [];
    for (let one = 0; one < count; one++) if (listed(one).includes(report)) found.push(one);
    return found;
  }

  return { thing, edge, article, passes: card.passes };
}
