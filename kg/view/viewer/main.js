const NARROW = 40; // things that a phone draws at first

// Puts the page together. Whatever the reader does changes the state; whatever is seen follows from it.

async function main() {
  const whole = asWritten();
  const store = parts();
  const [core, first] = await Promise.all([store.part("core"), store.part("begin"), library(store)]);
  const data = columns({ ...core, begin: first });
  const filter = filters(data);
  const select = selection(data);
  const known = knowing(data, filter, select);
  begin(known({ ...USUAL, ...(matchMedia("(max-width: 640px)").matches && { most: NARROW }), ...data.begin })[0]);
  const state = viewState(known);
  const speech = speaker(data, state);
  const quoted = quotes(data, store, speech, () => passing);
  const finder = finding(data, store);
  const { statements, things } = data;
  let passing = null;
  let drawn = null;

  const act = {
    thing: (thing) => focus.ends(thing) || state.change({ chosen: things.key[thing], unfolded: added(state.now.unfolded, things.key[thing]) }),
    statement: (i) => state.change({ chosen: select.statementKey(i) }),
    // Which evidence is shown of a statement that is chosen, or of one beside it: in the address, without a trace of its own.
    evidence: (i, at, asked) => {
      const chosen = select.chosenStatement(state.now);
      const told = chosen === i || (asked && chosen >= 0);
      if (told) state.settle({ chosen: select.statementKey(i, at) });
      return told;
    },
    edge: (edge) => act.statement([...data.edges.statements(edge)].find((i) => passing.statements[i])),
    report: (report) => state.change({ chosen: data.reports.key[report] }),
    nothing: () => state.change({ chosen: "" }),
    at: (thing) => { byId("at").textContent = speech.say("pictureAt", things.name[thing], speech.type(things.type[thing]), data.edgesOf(thing).length); },
    words: (words) => words === state.now.words || state.change({ words, page: 0 }, { passing: true }),
    read: () => state.now.words && relist(state.now), // all sentences can be searched now
    page: (step) => state.change({ page: state.now.page + step }),
    sort: (column) => state.change({ sort: further(state.now.sort, column), page: 0 }),
    drawnOnly: (wanted) => state.change({ drawn: wanted, page: 0 }),
  };
  const added = (list, key) => (list.includes(key) ? list : [...list, key]);

  const focus = focusing(data, speech, state);
  const details = panel(about(data, speech, quoted, cards(data, speech, quoted, act, () => passing), finder.latin));
  const order = ordering(data, speech, () => passing);
  const list = table(data, speech, quoted, act);
  const choices = legend(data, speech, state, filter, () => drawer.down());
  const time = timeline(data, speech, state);
  const said = filtered(data, speech, state, filter);
  const lost = missing(speech, state);
  const picture = drawing(data, speech, act);

  const box = search(data, finder, speech, act);
  const drawer = sheet(speech);
  const theme = themes(speech, state, picture.recolour);
  const menu = out(data, speech, state, quoted, picture, whole, () => ({ drawn, passing, told: focus.told(), filters: said.text() }));

  // What is searched for keeps the statements that have to do with it.
  async function listed(now) {
    const wanted = await finder.statementsOf(now.words);
    const seen = new Set(now.drawn ? drawn.edges : []);
    const rows = [];
    for (let i = 0; i < statements.count; i++)
      if (passing.statements[i] && (!wanted || wanted[i]) && (!now.drawn || seen.has(data.edgeOf[i]))) rows.push(i);
    return order.sorted(rows, now.sort);
  }

  const note = (now) => (now.words && !finder.sentences.read ? speech.say("readingSentences") : "");
  const relist = async (now) => {
    const rows = await listed(now);
    box.listed(now.words, rows.length);
    const page = await list.show(rows, now, note(now));
    if (now === state.now) state.settle({ page });
  };

  const DRAWN = [...FILTERS, "focus", "hops", "path", "unfolded", "chosen", "most", "language"];
  const LISTED = [...FILTERS, "words", "sort", "page", "drawn", "language"];
  // What makes it another picture, not more or less of the same.
  const limits = ({ focus: keys, hops, path }) => JSON.stringify([keys, hops, path.length === 2 && path]);
  const differs = (names, a, b) => !b || names.some((name) => String(a[name]) !== String(b[name]));

  async function show(now, before) {
    if (differs(["language"], now, before)) speech.fill();
    if (differs(["theme", "language"], now, before)) theme.show();
    if (differs(["language"], now, before)) drawer.show();
    lost.show();
    if (differs(["words", "language"], now, before)) box.show(now.words);
    if (differs(FILTERS, now, before)) passing = filter.apply(now);
    if (differs([...FILTERS, "language"], now, before)) [choices, time, said].forEach((one) => one.show(passing));
    if (differs(DRAWN, now, before)) {
      drawn = select.drawn(now, passing);
      focus.show(now, drawn);
      picture.show(drawn, passing); // after the bar over it, which it leaves room for
      if (before && limits(now) !== limits(before)) picture.fit(true);
      else if (before && differs([...FILTERS, "most"], now, before) && !state.moving) picture.refit();
    }
    const jobs = [];
    if (differs(now.drawn ? [...LISTED, ...DRAWN] : LISTED, now, before)) jobs.push(relist(now));
    const told = now.path.length === 2 ? [...FILTERS, "path"] : ["path"]; // what changes what the panel says of a path
    if (differs(["chosen", "language", ...told], now, before)) jobs.push(choose(now));
    else if (differs(FILTERS, now, before)) details.passes();
    await Promise.all(jobs);
  }

  async function choose(now) {
    if (now.chosen || drawn.way) drawer.raise();
    else drawer.lower();
    const statement = select.chosenStatement(now);
    const thing = data.numberOf.get(now.chosen);
    if (statement >= 0) {
      const edge = data.edgeOf[statement];
      picture.choose(edge >= 0 ? { edge } : null);
      picture.lookAt([statements.subject[statement], statements.object[statement]]);
      return details.statements(edge >= 0 ? [...data.edges.statements(edge)] : [statement], statement, select.chosenEvidence(now));
    }
    if (thing === undefined) return besides(now);
    picture.choose({ thing });
    picture.lookAt([thing]);
    return details.thing(thing);
  }

  // What the panel has where neither a thing nor a statement is chosen: an article, a path or nothing.
  function besides(now) {
    const report = now.chosen ? data.reports.key.indexOf(now.chosen) : -1;
    const said = new Set(select.articleStatements(now.chosen).map((i) => data.edgeOf[i]).filter((edge) => edge >= 0));
    picture.choose(said.size ? { edges: said } : null);
    if (report < 0) return drawn.way ? details.way(drawn.way, select.wayStatements(drawn.way, passing)) : details.close();
    picture.lookAt([...said].flatMap((edge) => [data.edges.from[edge], data.edges.to[edge]]));
    return details.article(report);
  }

  byId("language").addEventListener("click", () => state.change({ language: speech.other() }));
  byId("close").addEventListener("click", act.nothing);
  byId("fit").addEventListener("click", () => picture.whole(true));
  byId("reset").addEventListener("click", () => {
    picture.again();
    drawer.lower(); // the first view is arranged for the room that it has without it
    state.change({ ...beginning, language: state.now.language, theme: state.now.theme });
    picture.show(drawn, passing);
    picture.fit();
  });
  // A link to a part of the page would take the place of the state in its address.
  document.querySelectorAll(".skip").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    const place = [byId("panel"), byId("list")].find((one) => !one.hidden);
    (place.querySelector("h2[tabindex], button, input") || place).focus();
  }));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") state.change({ chosen: "", path: state.now.path.length === 1 ? [] : state.now.path });
    if (event.key === "/" && document.activeElement !== byId("search")) {
      event.preventDefault();
      byId("search").focus();
    }
  });

  menu.listen();
  state.listen(show);
  state.atRest(picture.refit);
  await show(state.now, null);
  if (state.now.words) finder.sentences.ready().then(act.read);
  document.documentElement.dataset.ready = "true";
}

main();
