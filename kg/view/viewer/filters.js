// Which statements, articles and things pass the filters, and how many of each kind would.
//
// A statement passes where both its ends are of types, and it is of a relation, that are switched on; where it is as
// sure as asked, or nobody said how sure; where it is not merely planned, unless plans are shown; where one of its
// ends is of the chosen district; and, once a newspaper is switched off or days are chosen, where one of its articles
// passes, which what comes from a register never does. An article passes by its newspaper and its day. A thing passes
// where its type is on and one of its statements passes; one that no statement speaks of by its own district and articles.
//
// A line of the filters counts what would pass if it were switched on and all else stayed as it is: a type its things,
// a relation, a district and the plans their statements, a newspaper its articles.

function filters(data) {
  const { things, reports, statements, relations, types, edges, edgeOf, statementsOf } = data;
  const planned = statements.modalities.indexOf("planned");
  // What a graph calls a date and no day can be said of is as good as undated.
  const isDay = Uint8Array.from(reports.days, (day) => (Number.isFinite(dayNumber(day)) ? 1 : 0));

  // The rules of a state as numbers, so that a hundred thousand statements are asked in milliseconds.
  function rules(state) {
    const off = (list, keys) => Uint8Array.from(list, (one) => (keys.includes(one) ? 1 : 0));
    return {
      types: off(types.map((type) => type.key), state.types),
      relations: off(relations.map((relation) => relation.key), state.relations),
      papers: off(reports.papers.map(paperKey), state.papers),
      least: state.least, noPlans: !state.planned,
      first: state.from ? atLeast(reports.days, state.from) : 0,
      last: state.to ? atLeast(reports.days, `${state.to}\uffff`) - 1 : reports.days.length - 1,
      dated: Boolean(state.from || state.to),
      district: data.numberOf.get(state.district) ?? -1,
    };
  }

  // All that passes, and the counts.
  function apply(state) {
    const rule = rules(state);
    const found = {
      statements: new Uint8Array(statements.count), things: new Uint8Array(things.count),
      reports: new Uint8Array(reports.count), edges: new Int32Array(edges.count),
      days: new Int32Array(reports.days.length), undated: 0, // articles of the newspapers that are on, whatever the days chosen
      counts: {
        types: new Int32Array(types.length), relations: new Int32Array(relations.length),
        papers: new Int32Array(reports.papers.length), districts: new Int32Array(things.count), planned: 0, statements: 0,
      },
    };
    applyToReports(rule, found);
    applyToStatements(rule, found);
    applyToThings(rule, found);
    found.demands = demands(rule, found);
    return found;
  }

  // What a place of evidence has to be, most important first: see fitting.js.
  function demands(rule, { reports: printed }) {
    const anywhere = !rule.dated && !rule.papers.includes(1);
    return [
      ({ report }) => anywhere || (report >= 0 && printed[report] === 1),
      ({ modality }) => !rule.noPlans || modality !== "planned",
      ({ confidence }) => confidence < 0 || confidence >= rule.least,
    ];
  }

  function applyToReports(rule, found) {
    for (let report = 0; report < reports.count; report++) {
      const day = reports.day[report];
      const printed = !rule.papers[reports.paper[report]];
      const known = day >= 0 && isDay[day];
      const then = !rule.dated || (known && day >= rule.first && day <= rule.last);
      if (printed && known) found.days[day]++;
      else if (printed) found.undated++;
      if (then) found.counts.papers[reports.paper[report]]++;
      found.reports[report] = printed && then ? 1 : 0;
    }
  }

  function applyToStatements(rule, found) {
    const { subject, object, relation, modality, confidence } = statements;
    const { type, district } = things;
    const { counts } = found;
    const printed = rule.dated || rule.papers.includes(1) ? found.reports : null;
    for (let i = 0; i < statements.count; i++) {
      if (confidence[i] >= 0 && confidence[i] < rule.least) continue;
      if (printed && !anyOf(statements.reports, i, printed)) continue;
      const [s, o] = [subject[i], object[i]];
      const [sType, oType, here, there] = [type[s], type[o], district[s], district[o]];
      const plan = modality[i] === planned;
      const typed = !rule.types[sType] && !rule.types[oType];
      const related = !rule.relations[relation[i]];
      const wanted = !plan || !rule.noPlans;
      const near = rule.district < 0 || here === rule.district || there === rule.district;
      if (typed && wanted && near) counts.relations[relation[i]]++;
      if (typed && related && near && plan) counts.planned++;
      if (typed && related && wanted) {
        if (here >= 0) counts.districts[here]++;
        if (there >= 0 && there !== here) counts.districts[there]++;
      }
      if (!related || !wanted || !near) continue;
      if (!rule.types[oType] || oType === sType) found.things[s] = 1;
      if (!rule.types[sType] || oType === sType) found.things[o] = 1;
      if (!typed) continue;
      found.statements[i] = 1;
      counts.statements++;
      if (edgeOf[i] >= 0) found.edges[edgeOf[i]]++;
    }
  }

  function applyToThings(rule, found) {
    const printed = rule.dated || rule.papers.includes(1) ? found.reports : null;
    const { starts } = statementsOf;
    for (let thing = 0; thing < things.count; thing++) {
      const alone = starts[thing] === starts[thing + 1];
      if (alone && (rule.district < 0 || things.district[thing] === rule.district))
        found.things[thing] = !printed || anyOf(things.reports, thing, printed) ? 1 : 0;
      if (!found.things[thing]) continue;
      found.counts.types[things.type[thing]]++;
      if (rule.types[things.type[thing]]) found.things[thing] = 0;
    }
  }

  function anyOf({ starts, values }, i, passing) {
    for (let at = starts[i]; at < starts[i + 1]; at++) if (passing[values[at]]) return true;
    return false;
  }

  const has = (list, key) => list.some((one) => one.key === key);
  const present = types.filter((_, type) => things.type.includes(type));
  const districts = [...things.district.keys()].filter((thing) => things.district[thing] === thing);
  const day = (text) => (isDay.includes(1) && Number.isFinite(firstDay(text)) ? text : "");

  // A state without filters that the graph does not know, which an old or mistyped address may name.
  function known(state) {
    return {
      ...state,
      types: state.types.filter((key) => has(present, key)),
      relations: state.relations.filter((key) => has(relations, key)),
      papers: state.papers.filter((key) => reports.papers.some((name) => paperKey(name) === key)),
      district: districts.includes(data.numberOf.get(state.district)) ? state.district : "",
      least: Math.min(state.least, 1000),
      planned: state.planned || !statements.modality.includes(planned),
      from: day(state.from), to: day(state.to),
      language: WORDS[state.language] ? state.language : "",
      theme: THEMES.includes(state.theme) ? state.theme : "",
    };
  }

  return { apply, known, districts, present };
}

// What names a newspaper in a state; the one of articles without any has to be called something.
const paperKey = (name) => name || "-";

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
