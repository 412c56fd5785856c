// Which of the things that pass are drawn: few enough to read, those that matter first.

function selection(data) {
  const { things, edges, edgesOf, numberOf } = data;
  const UNFOLDED = 40; // neighbours that a thing brings along, so that a hub does not flood the picture
  const other = (edge, thing) => (edges.from[edge] === thing ? edges.to[edge] : edges.from[edge]);

  // Things and edges to draw, each list in ascending order. `hidden` are things that were asked for and don't pass.
  function drawn(state, passing) {
    const open = (edge) => passing.edges[edge] > 0 && passing.things[edges.from[edge]] && passing.things[edges.to[edge]];
    const asked = numbers([...state.focus, ...state.path, ...chosenThings(state)]);
    const found = new Set(beginning(state, passing, open));
    numbers(state.unfolded).forEach((thing) => around(thing, passing, open).slice(0, UNFOLDED).forEach((one) => found.add(one)));
    numbers(state.unfolded).filter((thing) => passing.things[thing]).forEach((thing) => found.add(thing));
    asked.forEach((thing) => found.add(thing));
    if (numberOf.has(state.chosen)) around(numberOf.get(state.chosen), passing, open).slice(0, UNFOLDED).forEach((one) => found.add(one));
    const list = [...found].sort((a, b) => a - b);
    return { things: list, edges: between(list, open), hidden: asked.filter((thing) => !passing.things[thing]) };
  }

  const numbers = (keys) => [...new Set(keys.map((key) => numberOf.get(key)).filter((number) => number !== undefined))];

  // A thing, or the two of a statement, that is named by its number: statement/17 of this very page, or a thing's key.
  function chosenThings(state) {
    const statement = chosenStatement(state);
    if (statement >= 0) return [data.statements.subject[statement], data.statements.object[statement]].map((one) => things.key[one]);
    return state.chosen ? [state.chosen] : [];
  }

  function chosenStatement(state) {
    const [, key, relation, target] = state.chosen.match(/^(.+?) (\w+) (.+)$/) || [];
    if (!numberOf.has(key) || !numberOf.has(target)) return -1;
    const [subject, object] = [numberOf.get(key), numberOf.get(target)];
    return data.statementsOf(subject).find((i) =>
      data.statements.subject[i] === subject && data.statements.object[i] === object &&
      data.relations[data.statements.relation[i]].key === relation) ?? -1;
  }

  function beginning(state, passing, open) {
    if (state.path.length === 2) {
      const [a, b] = state.path.map((key) => numberOf.get(key));
      return (a !== undefined && b !== undefined && way(a, b, open)) || [];
    }
    const focus = numbers(state.focus);
    if (focus.length) return within(focus, state.hops, state.most, passing, open);
    return mattering(state.most, passing, open);
  }

  function degrees(passing, open) {
    const found = new Int32Array(things.count);
    for (let edge = 0; edge < edges.count; edge++) {
      if (!open(edge)) continue;
      found[edges.from[edge]]++;
      found[edges.to[edge]]++;
    }
    return found;
  }

  // What a thing counts: its neighbours and its articles, of those that pass.
  function weights(passing, open) {
    const degree = degrees(passing, open);
    return Float64Array.from(degree, (own, thing) => {
      let articles = 0;
      const list = things.reports(thing);
      for (let i = 0; i < list.length; i++) articles += passing.reports[list[i]];
      return Math.sqrt(own + articles);
    });
  }

  // From the weightiest thing to its neighbours and theirs; a type that fills up weighs less, since a picture of
  // nothing but districts would hide what happened in them. None stands alone.
  function mattering(most, passing, open) {
    if (most === BEGINNING.most && passing.counts.statements === data.statements.count) return data.first;
    const weight = weights(passing, open);
    const linked = [];
    for (let thing = 0; thing < things.count; thing++) if (edgesOf(thing).some(open)) linked.push(thing);
    if (linked.length <= most * 1.25) return linked;
    linked.sort((a, b) => weight[b] - weight[a] || a - b);
    const [chosen, frontier, count] = [new Set(), new Set(), data.types.map(() => 1)];
    let next = 0;
    while (chosen.size < most) {
      let best = -1;
      let top = -1;
      for (const thing of frontier) {
        const value = weight[thing] / count[things.type[thing]];
        if (value > top || (value === top && thing < best)) [best, top] = [thing, value];
      }
      if (best < 0) {
        while (chosen.has(linked[next])) next++;
        best = linked[next];
      }
      frontier.delete(best);
      chosen.add(best);
      count[things.type[best]]++;
      edgesOf(best).forEach((edge) => {
        if (open(edge) && !chosen.has(other(edge, best))) frontier.add(other(edge, best));
      });
    }
    return [...chosen].filter((thing) => edgesOf(thing).some((edge) => open(edge) && chosen.has(other(edge, thing))));
  }

  // The neighbours of a thing, the weightiest first.
  function around(thing, passing, open) {
    const found = [...new Set([...edgesOf(thing)].filter(open).map((edge) => other(edge, thing)))];
    return found.sort((a, b) => edgesOf(b).length - edgesOf(a).length || a - b);
  }

  // All within so many steps, the nearest first, so many at most.
  function within(focus, hops, most, passing, open) {
    const found = new Set(focus);
    let ring = focus;
    for (let step = 0; step < hops && ring.length; step++) {
      const fresh = new Set();
      ring.forEach((thing) => around(thing, passing, open).forEach((one) => found.has(one) || fresh.add(one)));
      ring = [...fresh].sort((a, b) => edgesOf(b).length - edgesOf(a).length || a - b).slice(0, Math.max(0, most - found.size));
      ring.forEach((one) => found.add(one));
    }
    return [...found];
  }

  // A shortest way between two things, the things on it in order; null where there is none.
  function way(a, b, open) {
    const from = new Map([[a, -1]]);
    let ring = [a];
    while (ring.length && !from.has(b)) {
      const fresh = [];
      for (const thing of ring)
        for (const edge of edgesOf(thing)) {
          const next = other(edge, thing);
          if (!open(edge) || from.has(next)) continue;
          from.set(next, thing);
          fresh.push(next);
        }
      ring = fresh;
    }
    if (!from.has(b)) return null;
    const found = [b];
    while (found[0] !== a) found.unshift(from.get(found[0]));
    return found;
  }

  function between(list, open) {
    const inside = new Uint8Array(things.count);
    list.forEach((thing) => { inside[thing] = 1; });
    const found = new Set();
    list.forEach((thing) => edgesOf(thing).forEach((edge) => {
      if (open(edge) && inside[edges.from[edge]] && inside[edges.to[edge]]) found.add(edge);
    }));
    return [...found].sort((a, b) => a - b);
  }

  return { drawn, way, around, chosenStatement, statementKey };

  // What names a statement in the address: its ends and its relation, which are the same in every build.
  function statementKey(i) {
    const { subject, relation, object } = data.statements;
    return `${things.key[subject[i]]} ${data.relations[relation[i]].key} ${things.key[object[i]]}`;
  }
}
