// Which statements, articles and things pass the filters, and how many of each kind would.

function filters(data) {
  const { things, reports, statements, relations, types } = data;

  // The rules of a state as numbers, so that a hundred thousand statements are asked in milliseconds.
  function rules(state) {
    const off = (list, keys) => Uint8Array.from(list, (one) => (keys.includes(one) ? 1 : 0));
    const first = state.from ? atLeast(reports.days, state.from) : 0;
    const last = state.to ? atLeast(reports.days, `${state.to}\uffff`) - 1 : reports.days.length - 1;
    return {
      types: off(types.map((type) => type.key), state.types),
      relations: off(relations.map((relation) => relation.key), state.relations),
      papers: off(reports.papers, state.papers),
      least: state.least, first, last, dated: Boolean(state.from || state.to), printed: state.papers.length > 0,
      planned: state.planned ? -1 : statements.modalities.indexOf("planned"),
      district: state.district && data.numberOf.has(state.district) ? data.numberOf.get(state.district) : -1,
    };
  }

  function reportPasses(rule, report) {
    const day = reports.day[report];
    return !rule.papers[reports.paper[report]] && (!rule.dated || (day >= rule.first && day <= rule.last));
  }

  // A statement is of a time or a newspaper where one of its articles is; one from a register is of none.
  function printedThen(rule, passing, i) {
    if (!rule.dated && !rule.printed) return true;
    return statements.reports(i).some((report) => passing[report]);
  }

  const ofDistrict = (rule, thing) => rule.district < 0 || thing === rule.district || things.district[thing] === rule.district;

  // All that passes. `relations`, `types`, `papers` and `days` count the statements, things and articles that the
  // legend has; a line of it counts as if it alone were switched on again.
  function apply(state) {
    const rule = rules(state);
    const passing = Uint8Array.from({ length: reports.count }, (_, report) => reportPasses(rule, report));
    const kept = new Uint8Array(statements.count);
    const counts = { types: new Int32Array(types.length), relations: new Int32Array(relations.length), statements: 0 };
    const seen = new Uint8Array(things.count);
    for (let i = 0; i < statements.count; i++) {
      const [subject, object] = [statements.subject[i], statements.object[i]];
      if (statements.confidence[i] >= 0 && statements.confidence[i] < rule.least) continue;
      if (statements.modality[i] === rule.planned) continue;
      if (!ofDistrict(rule, subject) && !ofDistrict(rule, object)) continue;
      if (!printedThen(rule, passing, i)) continue;
      const typed = !rule.types[things.type[subject]] && !rule.types[things.type[object]];
      if (typed) counts.relations[statements.relation[i]]++;
      if (rule.relations[statements.relation[i]]) continue;
      seen[subject] = seen[object] = 1;
      if (!typed) continue;
      kept[i] = 1;
      counts.statements++;
    }
    for (let thing = 0; thing < things.count; thing++) {
      if (!seen[thing] && (statementsTouch(thing) || !aloneIn(rule, passing, thing))) continue;
      seen[thing] = 1;
      counts.types[things.type[thing]]++;
      if (rule.types[things.type[thing]]) seen[thing] = 0;
    }
    return { statements: kept, things: seen, reports: passing, counts, days: days(rule), edges: edgesOf(kept) };
  }

  const statementsTouch = (thing) => data.statementsOf(thing).length > 0;

  // Whether a thing without any statement is mentioned where the filters look.
  function aloneIn(rule, passing, thing) {
    if (!ofDistrict(rule, thing)) return false;
    return (!rule.dated && !rule.printed) || things.reports(thing).some((report) => passing[report]);
  }

  // Articles a day, of the newspapers that are switched on, whatever the dates chosen.
  function days(rule) {
    const found = new Int32Array(reports.days.length);
    for (let report = 0; report < reports.count; report++)
      if (reports.day[report] >= 0 && !rule.papers[reports.paper[report]]) found[reports.day[report]]++;
    return found;
  }

  // Of each edge how many of its statements are kept.
  function edgesOf(kept) {
    const found = new Int32Array(data.edges.count);
    for (let edge = 0; edge < found.length; edge++) {
      const own = data.edges.statements(edge);
      for (let i = 0; i < own.length; i++) found[edge] += kept[own[i]];
    }
    return found;
  }

  return { apply };
}

// Where a text stands, or would, in a sorted list.
function atLeast(list, text) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
