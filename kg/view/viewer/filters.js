// Which statements, articles and things pass the filters, and how many of each kind would.
//
// A statement passes where both its ends are of types, it is of a relation, and what it says of itself (done, planned)
// is, that are switched on; where it is as sure as asked, or nobody said how sure; where it is of the chosen district;
// and, once a newspaper is switched off or days are chosen, where one of its articles passes, which what comes from a
// register never does. It is of a district where one of its ends lies there; where no end lies in any, as of reporters
// who wrote together, where one of those articles names something that does. An article passes by its newspaper and its
// day. A thing passes where its type is on and one of its statements passes; one that no statement speaks of by its own
// district and articles.
//
// A line of the filters counts what would pass if it were switched on and all else stayed as it is: a type its things,
// of which only those with a line in the picture; a newspaper its articles; all others their statements. Of articles
// near-duplicates count once: in a newspaper's line, in all that passes, and on the first day of those that would pass.

function filters(data) {
  const { things, reports, texts, statements, relations, types, edges, edgeOf, statementsOf } = data;
  const { statuses, statusOf } = statusesOf(data);
  // What a graph calls a date and no day can be said of is as good as undated.
  const isDay = Uint8Array.from(reports.days, (day) => (Number.isFinite(dayNumber(day)) ? 1 : 0));
  const placed = once(() => districtsOfReports(data)); // of each article

  // The rules of a state as numbers, so that a hundred thousand statements are asked in milliseconds.
  function rules(state) {
    const off = (list, keys) => Uint8Array.from(list, ({ key }) => (keys.includes(key) ? 1 : 0));
    return {
      types: off(types, state.types), relations: off(relations, state.relations), statuses: off(statuses, state.statuses),
      papers: off(reports.papers.map((name) => ({ key: paperKey(name) })), state.papers),
      least: state.least,
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
      articles: 0, days: new Int32Array(reports.days.length), undated: 0, // these are articles of the newspapers that are on, whatever the days chosen
      counts: {
        types: new Int32Array(types.length), relations: new Int32Array(relations.length), statuses: new Int32Array(statuses.length),
        papers: new Int32Array(reports.papers.length), statements: 0,
        districts: once(() => countDistricts(rule, found)), // there may be thousands, and few ask for them
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
    const without = statuses.filter((_, at) => rule.statuses[at]).map(({ key }) => key);
    return [
      ({ report }) => anywhere || (report >= 0 && printed[report] === 1),
      ({ modality, relation }) => !modality || !without.includes(statusKey(modality, relations[relation])),
      ({ confidence }) => confidence < 0 || confidence >= rule.least,
    ];
  }

  function applyToReports(rule, found) {
    const [lines, earliest, passing] = [new Set(), new Map(), new Set()]; // of near-duplicates
    const isNew = (paper, text) => lines.size < lines.add(paper * reports.count + text).size;
    const count = (day) => { if (day < UNDATED) found.days[day]++; else found.undated++; };
    for (let report = 0; report < reports.count; report++) {
      const [paper, text, again] = [reports.paper[report], texts.first[report], texts.again[report]];
      const day = isDay[reports.day[report]] ? reports.day[report] : UNDATED;
      const printed = !rule.papers[paper];
      const then = !rule.dated || (day >= rule.first && day <= rule.last);
      if (printed && !again) count(day);
      else if (printed) earliest.set(text, Math.min(day, earliest.get(text) ?? UNDATED));
      if (then && (!again || isNew(paper, text))) found.counts.papers[paper]++;
      found.reports[report] = printed && then ? 1 : 0;
      if (found.reports[report] && again) passing.add(text);
      else found.articles += found.reports[report];
    }
    earliest.forEach(count);
    found.articles += passing.size;
  }

  // Whether a statement is as sure as asked, and printed where and when it is asked.
  function asked(rule, found) {
    const { confidence } = statements;
    const printed = prints(rule, found);
    return (i) => !(confidence[i] >= 0 && confidence[i] < rule.least) && (!printed || anyOf(statements.reports, i, printed));
  }

  // The articles that pass; null where it does not matter which do.
  const prints = (rule, found) => (rule.dated || rule.papers.includes(1) ? found.reports : null);

  function applyToStatements(rule, found) {
    const { subject, object, relation } = statements;
    const { type } = things;
    const { counts } = found;
    const [passes, isNear] = [asked(rule, found), nearness(rule, found)];
    for (let i = 0; i < statements.count; i++) {
      if (!passes(i)) continue;
      const [s, o, status] = [subject[i], object[i], statusOf[i]];
      const [sType, oType] = [type[s], type[o]];
      const typed = !rule.types[sType] && !rule.types[oType];
      const related = !rule.relations[relation[i]];
      const wanted = !rule.statuses[status];
      if (!isNear(i)) continue;
      if (typed && wanted) counts.relations[relation[i]]++;
      if (typed && related) counts.statuses[status]++;
      if (!related || !wanted) continue;
      const seen = edgeOf[i] >= 0 ? SEEN : 1;
      if (!rule.types[oType] || oType === sType) found.things[s] |= seen;
      if (!rule.types[sType] || oType === sType) found.things[o] |= seen;
      if (!typed) continue;
      found.statements[i] = 1;
      counts.statements++;
      if (edgeOf[i] >= 0) found.edges[edgeOf[i]]++;
    }
  }

  // Whether a statement is of the chosen district.
  function nearness(rule, found) {
    const wanted = rule.district;
    if (wanted < 0) return () => true;
    const { subject, object } = statements;
    const { district } = things;
    const printed = prints(rule, found);
    return (i) => {
      const [here, there] = [district[subject[i]], district[object[i]]];
      if (here === wanted || there === wanted) return true;
      return here < 0 && there < 0 && statements.reports(i).some((report) => (!printed || printed[report]) && placed()(report).includes(wanted));
    };
  }

  function countDistricts(rule, found) {
    const { subject, object, relation } = statements;
    const { type, district } = things;
    const [passes, printed] = [asked(rule, found), prints(rule, found)];
    const [counts, last] = [new Int32Array(things.count), new Int32Array(things.count)]; // of each the statement counted last
    const count = (one, i) => {
      if (one >= 0 && last[one] !== i + 1) counts[one]++;
      if (one >= 0) last[one] = i + 1;
    };
    for (let i = 0; i < statements.count; i++) {
      const [s, o] = [subject[i], object[i]];
      if (rule.types[type[s]] || rule.types[type[o]] || rule.relations[relation[i]] || rule.statuses[statusOf[i]] || !passes(i)) continue;
      count(district[s], i);
      count(district[o], i);
      if (district[s] < 0 && district[o] < 0)
        statements.reports(i).forEach((report) => (!printed || printed[report]) && placed()(report).forEach((one) => count(one, i)));
    }
    return counts;
  }

  function applyToThings(rule, found) {
    const printed = prints(rule, found);
    const { starts } = statementsOf;
    for (let thing = 0; thing < things.count; thing++) {
      const alone = starts[thing] === starts[thing + 1];
      if (alone && (rule.district < 0 || things.district[thing] === rule.district))
        found.things[thing] = !printed || anyOf(things.reports, thing, printed) ? 1 : 0;
      if (!found.things[thing]) continue;
      if (found.things[thing] === SEEN) found.counts.types[things.type[thing]]++;
      if (rule.types[things.type[thing]]) found.things[thing] = 0;
    }
  }

  function anyOf({ starts, values }, i, passing) {
    for (let at = starts[i]; at < starts[i + 1]; at++) if (passing[values[at]]) return true;
    return false;
  }

  const present = types.filter((_, type) => things.type.includes(type));
  const districts = [...things.district.keys()].filter((thing) => things.district[thing] === thing);

  return { apply, districts, present, statuses };
}

// What names a newspaper in a state; the one of articles without any has to be called something.
const paperKey = (name) => name || "-";

const UNDATED = Infinity; // a day after all others
const SEEN = 3; // of a thing that passes: one of the statements for which it does is a line of the picture

// A function that works out what it gives when it is first asked.
function once(make) {
  let made;
  return () => (made ??= make());
}

// What something that is done, or simply is so, is called in a state.
const statusKey = (modality, relation) => (modality === "done" && relation?.state ? "state" : modality || "-");

// What statements say of themselves, each with a key and those that are usual first, and of each statement which it is.
function statusesOf({ statements, relations }) {
  const { modalities } = statements;
  const of = (i) => statusKey(modalities[statements.modality[i]], relations[statements.relation[i]]);
  const all = [...new Set([...MODALITIES, "state", ...modalities, "-"])];
  const number = new Map(all.map((key, at) => [key, at]));
  const wide = Uint16Array.from({ length: statements.count }, (_, i) => number.get(of(i)));
  const present = [...new Set(wide)].sort((a, b) => a - b);
  const place = new Map(present.map((one, at) => [one, at]));
  return { statuses: present.map((one) => ({ key: all[one] })), statusOf: wide.map((one) => place.get(one)) };
}

// Of each article the districts of what it names.
function districtsOfReports({ things, reports }) {
  const found = [];
  for (let thing = 0; thing < things.count; thing++)
    if (things.district[thing] >= 0) things.reports(thing).forEach((report) => found.push(report * things.count + things.district[thing]));
  const pairs = Float64Array.from(new Set(found)).sort();
  const starts = new Int32Array(reports.count + 1);
  const own = Int32Array.from(pairs, (pair) => pair % things.count);
  pairs.forEach((pair) => starts[Math.floor(pair / things.count) + 1]++);
  for (let report = 0; report < reports.count; report++) starts[report + 1] += starts[report];
  return (report) => own.subarray(starts[report], starts[report + 1]);
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
