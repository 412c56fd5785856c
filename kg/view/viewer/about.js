// What the panel says of a thing, of an edge and of an article, as elements from the heading on.

function about(data, speech, quoted, card, latin) {
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

  // What only who works with the graph needs.
  function technical(iri) {
    const made = element("details", "technical");
    made.append(element("summary", "", speech.say("technical")), element("p", "iri", iri));
    return made;
  }

  async function thing(one) {
    const own = await quoted.ofThing(one);
    const printed = data.texts.together(things.reports(one));
    const district = things.district[one];
    return [
      heading("", glyph(data.types[things.type[one]].key), element("span", "", things.name[one])),
      ...facts("", [speech.language() === "en" ? await latin(one) : ""].filter(Boolean)),
      card.filtered("facts filtered", "things", one),
      ...facts("", [speech.kind(one)].filter(Boolean)),
      ...facts(speech.say("inDistrict"), district >= 0 && district !== one ? [card.name(district)] : []),
      ...facts(speech.say("alias"), own.names.map(apart)),
      ...facts(speech.say("hidden"), own.hidden.map(apart)),
      ...(await groups(one)),
      ...(own.numbers.length ? section(speech.say("numbers"), own.numbers.length, await card.long(own.numbers, card.figure)) : []),
      ...(printed.length ? section(speech.say("seenIn"), printed.length, await card.long(printed, card.article, "card")) : []),
      ...(own.reasons.length ? section(speech.say("why"), 0, ...own.reasons.map((reason) => element("p", "facts", reason[speech.language()]))) : []),
      technical(own.iri),
    ];
  }

  // A thing's statements by relation and direction: what was done, then what is so, then who wrote of it; of each the
  // largest group first.
  async function groups(one) {
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
    return (await Promise.all(sorted.map(([key, list]) => group(key, list)))).flat();
  }

  async function group(key, list) {
    const relation = key >> 1;
    return section(speech.way(relation, key % 2 === 1), list.length, await said(list));
  }

  // `from` is the article whose sentences come first.
  const said = (list, from = -1, chosen = -1, at = 0) =>
    card.long(list, (i) => card.statement(i, from, list.length > 1 && i === chosen, i === chosen ? at : 0));

  // All that an edge says; `chosen` is the statement that the address names, `at` which of its evidence.
  async function edge(list, chosen, at) {
    return [heading("count", speech.say("count", speech.number(list.length))), await said(list, -1, chosen, at)];
  }

  // What is said along a path; an arrow for each step that goes one way alone.
  async function way(things, list) {
    const steps = things.slice(1).map((thing, step) => [arrow(things[step], thing, list), card.name(thing)]);
    return [heading("way", card.name(things[0]), ...steps.flat()), await said(list)];
  }

  function arrow(a, b, list) {
    const between = list.filter((i) => [statements.subject[i], statements.object[i]].every((end) => end === a || end === b));
    const ways = new Set(between.map((i) => (relations[statements.relation[i]].symmetric ? "–" : statements.subject[i] === a ? "→" : "←")));
    return element("span", "arrow", ways.size === 1 ? [...ways][0] : "–");
  }

  async function article(report) {
    const [own, named] = [numbers(statements.count, (i) => statements.reports(i), report), numbers(things.count, things.reports, report)];
    return [
      heading("headline", apart(reports.headline[report])),
      ...facts("", quoted.printing(report).map(apart), element("p", "facts printed")),
      ...facts("", [speech.signed(report)].filter(Boolean).map(apart)),
      ...data.texts.beside(report).map(card.again),
      ...(own.length ? section(speech.say("says"), own.length, await said(own, report)) : []),
      ...(named.length ? section(speech.say("names"), named.length, await card.long(named, card.name, "chips")) : []),
      technical(quoted.iri(report)),
    ];
  }

  // Those of so many things or statements whose articles have this one.
  function numbers(count, listed, report) {
    const found = [];
    for (let one = 0; one < count; one++) if (listed(one).includes(report)) found.push(one);
    return found;
  }

  return { thing, edge, way, article, passes: card.passes, unfold: card.unfold };
}
