// Which of the things that pass are drawn: few enough to read, those that matter first.

function selection(data) {
  const { things, edges, statements, edgesOf, numberOf, other } = data;
  const UNFOLDED = 30; // neighbours that a thing brings along, so that a hub does not flood the picture
  const STATEMENT = /^(\S+) (\S+) (\S+)(?: (\d{1,4}))?$/; // two things, what is between them, which of its evidence
  const MOST = 2000; // whatever the address asks for, a picture of more says nothing and takes long
  const degree = (thing) => edgesOf(thing).length;
  const rank = mattering(data);
  const kept = { passing: null, key: "", found: null }; // the last beginning: a click does not change it

  // Things and edges to draw, each list in ascending order. `way` are the things of a path in order, null where there
  // is none, `barred` whether the filters alone are in its way; `hidden` are things that were asked for and don't pass;
  // `unfolds` says whether a click shows neighbours.
  function drawn(state, passing) {
    const open = (edge) => passing.edges[edge] > 0 && passing.things[edges.from[edge]] && passing.things[edges.to[edge]];
    const asked = numbers([...state.focus, ...state.path, ...chosenThings(state)]);
    const found = new Set(beginning(state, passing, open));
    if (unfolds(state)) numbers([...state.unfolded, state.chosen]).forEach((thing) => unfold(thing, found, passing, open));
    asked.forEach((thing) => found.add(thing));
    const list = [...found].sort((a, b) => a - b);
    const way = state.path.length === 2 ? beginning(state, passing, open) : [];
    return {
      things: list, edges: between(list, open), hidden: asked.filter((thing) => !passing.things[thing]),
      way: way.length ? way : null, barred: !way.length && barred(state), focus: numbers(state.focus), unfolds: unfolds(state),
    };
  }

  // What is limited to the surroundings of something, or to a path, doesn't grow at a click.
  const unfolds = (state) => !state.focus.length && state.path.length < 2;

  function unfold(thing, found, passing, open) {
    if (passing.things[thing]) found.add(thing);
    around(thing, open).slice(0, UNFOLDED).forEach((one) => found.add(one));
  }

  const numbers = (keys) => [...new Set(keys.map((key) => numberOf.get(key)).filter((number) => number !== undefined))];

  // The key of a thing that is chosen, those of a statement's two ends, or of all that an article's statements are of.
  function chosenThings(state) {
    const statement = chosenStatement(state);
    if (statement >= 0) return [statements.subject[statement], statements.object[statement]].map((one) => things.key[one]);
    if (!state.chosen || numberOf.has(state.chosen)) return state.chosen ? [state.chosen] : [];
    return articleStatements(state.chosen).flatMap((i) => [statements.subject[i], statements.object[i]]).map((one) => things.key[one]);
  }

  function chosenStatement(state) {
    const [, key, relation, target] = state.chosen.match(STATEMENT) || [];
    if (!numberOf.has(key) || !numberOf.has(target)) return -1;
    const [subject, object] = [numberOf.get(key), numberOf.get(target)];
    return data.statementsOf(subject).find((i) =>
      statements.subject[i] === subject && statements.object[i] === object &&
      data.relations[statements.relation[i]].key === relation) ?? -1;
  }

  function beginning(state, passing, open) {
    const key = JSON.stringify([state.path.length === 2 && state.path, state.focus, state.hops, state.most]);
    if (kept.passing === passing && kept.key === key) return kept.found;
    return Object.assign(kept, { passing, key, found: begun(state, passing, open) }).found;
  }

  function begun(state, passing, open) {
    const most = Math.min(state.most, MOST);
    if (state.path.length === 2) return pathOf(state, open) || [];
    const focus = numbers(state.focus);
    if (focus.length) return within(focus, state.hops, most, open);
    return rank(most, passing, open);
  }

  function pathOf(state, open) {
    const [a, b] = state.path.map((key) => numberOf.get(key));
    return a === undefined || b === undefined ? null : shortestWay(data, a, b, open);
  }

  const barred = (state) => state.path.length === 2 && pathOf(state, () => true) !== null;

  // The neighbours of a thing, those with many neighbours first.
  function around(thing, open) {
    const found = [...new Set([...edgesOf(thing)].filter(open).map((edge) => other(edge, thing)))];
    return found.sort((a, b) => degree(b) - degree(a) || a - b);
  }

  // All within so many steps, the nearest first, so many at most; a hub beyond the first step does not bring all it has.
  function within(focus, hops, most, open) {
    const found = new Set(focus);
    let ring = focus;
    for (let step = 0; step < hops && ring.length; step++) {
      const fresh = new Set();
      ring.forEach((thing) => around(thing, open).filter((one) => !found.has(one)).slice(0, step ? UNFOLDED : most).forEach((one) => fresh.add(one)));
      ring = [...fresh].sort((a, b) => degree(b) - degree(a) || a - b).slice(0, Math.max(0, most - found.size));
      ring.forEach((one) => found.add(one));
    }
    return [...found];
  }

  function between(list, open) {
    const inside = new Set(list);
    const found = [];
    list.forEach((thing) => edgesOf(thing).forEach((edge) => {
      if (edges.from[edge] === thing && inside.has(edges.to[edge]) && open(edge)) found.push(edge);
    }));
    return found.sort((a, b) => a - b);
  }

  // The statements of an article that has this key; none where no article has.
  function articleStatements(key) {
    const report = data.reports.key.indexOf(key);
    const found = [];
    if (report >= 0) for (let i = 0; i < statements.count; i++) if (statements.reports(i).includes(report)) found.push(i);
    return found;
  }

  // The statements that pass along a path, in its order.
  function wayStatements(way, passing) {
    const pairs = way.slice(1).map((thing, step) => [way[step], thing]);
    return pairs.flatMap(([a, b]) => [...edgesOf(a)].filter((edge) => other(edge, a) === b)
      .flatMap((edge) => [...edges.statements(edge)].filter((i) => passing.statements[i])));
  }

  // What names a statement in the address: its ends and its relation, which are the same in every build; and which of
  // its evidence is shown, where it is not the first.
  function statementKey(i, at = 0) {
    const words = [things.key[statements.subject[i]], data.relations[statements.relation[i]].key, things.key[statements.object[i]]];
    return [...words, ...(at ? [at + 1] : [])].join(" ");
  }

  // Of the chosen statement's evidence that which the address names, from 0.
  const chosenEvidence = (state) => Math.max(0, Number(state.chosen.match(STATEMENT)?.[4] || 1) - 1);

  return { drawn, chosenStatement, chosenEvidence, statementKey, articleStatements, wayStatements };
}

// A shortest way between two things, the things on it in order; null where there is none. Of several the one through
// things with few neighbours: that two acts are of one city says less than that one office carries out both.
function shortestWay({ edgesOf, other }, a, b, open) {
  const from = new Map([[a, -1]]);
  const cost = new Map([[a, 0]]);
  let ring = [a];
  while (ring.length && !from.has(b)) {
    const fresh = new Set();
    for (const thing of ring)
      for (const edge of edgesOf(thing)) {
        const next = other(edge, thing);
        if (!open(edge) || (from.has(next) && !fresh.has(next))) continue;
        const price = cost.get(thing) + Math.log(1 + edgesOf(next).length);
        if (fresh.has(next) && price >= cost.get(next)) continue;
        fresh.add(next);
        from.set(next, thing);
        cost.set(next, price);
      }
    ring = [...fresh];
  }
  if (!from.has(b)) return null;
  const found = [b];
  while (found[0] !== a) found.unshift(from.get(found[0]));
  return found;
}
