// The parts of the page's data, each read when it is first asked for.

// A part stands in a script element of its own: as JSON, or as JSON that was compressed and written in base64.
function parts() {
  const kept = new Map();

  async function read(name) {
    const element = document.getElementById(`part-${name}`);
    if (!element) throw new Error(`the page has no part ${name}`);
    return element.type === "application/json" ? JSON.parse(element.textContent) : unpacked(element).json();
  }

  function unpacked(element) {
    const packed = new Blob([bytes(element.textContent)]).stream();
    return new Response(packed.pipeThrough(new DecompressionStream("gzip")));
  }

  function bytes(base64) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    const text = atob(base64);
    const found = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) found[i] = text.charCodeAt(i);
    return found;
  }

  // A promise of a part; the same one each time.
  function part(name) {
    if (!kept.has(name)) kept.set(name, read(name));
    return kept.get(name);
  }

  return {
    part,
    script: () => unpacked(byId("part-vis")).text(),
    // A sentence of an article, of whose kind a part has those of `size` articles.
    async sentence(size, report, number) {
      const found = await part(`sentences/${Math.floor(report / size)}`);
      found.starts ??= startsOf(found.count);
      return found.texts[found.starts[report % size] + number];
    },
    // A promise of a part that is not kept; where it is kept already, of that.
    once: (name) => kept.get(name) || read(name),
  };
}

// The core as typed arrays, which take a fifth of the memory, and what belongs to what.
function columns(core) {
  const small = (list) => Int32Array.from(list);
  const flat = ({ count, of }) => {
    const [starts, values] = [startsOf(count), small(of)];
    const lists = (i) => values.subarray(starts[i], starts[i + 1]);
    lists.count = (i) => starts[i + 1] - starts[i];
    return Object.assign(lists, { starts, values }); // for loops over all, which would otherwise make a list for each
  };
  const { things, reports, statements } = core;
  const found = {
    ...core,
    things: {
      ...things, count: things.name.length,
      type: Uint8Array.from(things.type), kind: small(things.kind), x: small(things.x), y: small(things.y),
      district: small(things.district), reports: flat(things.reports),
    },
    reports: { ...reports, count: reports.headline.length, paper: small(reports.paper), day: small(reports.day) },
    statements: {
      ...statements, count: statements.subject.length,
      subject: small(statements.subject), object: small(statements.object),
      relation: Uint8Array.from(statements.relation), modality: Uint8Array.from(statements.modality),
      confidence: Int16Array.from(statements.confidence), reports: flat(statements.reports),
    },
  };
  found.texts = textsOf(found.reports);
  found.things.articles = Int32Array.from({ length: found.things.count }, (_, thing) => found.texts.count(found.things.reports(thing)));
  found.edges = edgesOfStatements(found);
  found.edgeOf = edgeOfStatement(found);
  // The end of an edge that is not this one.
  found.other = (edge, thing) => (found.edges.from[edge] === thing ? found.edges.to[edge] : found.edges.from[edge]);
  found.edgesOf = grouped(found.things.count, found.edges.count, found.edges.from, found.edges.to);
  found.statementsOf = grouped(found.things.count, found.statements.count, found.statements.subject, found.statements.object);
  found.numberOf = new Map(things.key.map((key, number) => [key, number]));
  return found;
}

// Which articles count as one: near-duplicates, which have the number of one of them for `first`.
function textsOf({ count, same }) {
  const [first, again] = [Int32Array.from({ length: count }, (_, report) => report), new Uint8Array(count)];
  same.forEach((some) => some.forEach((report) => { [first[report], again[report]] = [some[0], 1]; }));

  return {
    first, again,
    // How many articles a list holds; of those alone that pass, where it is said which do.
    count(list, passing) {
      let [alone, others] = [0, null];
      for (let at = 0; at < list.length; at++) {
        const report = list[at];
        if (passing && !passing[report]) continue;
        if (again[report]) (others ??= new Set()).add(first[report]);
        else alone++;
      }
      return alone + (others ? others.size : 0);
    },
    // A list of lists, of near-duplicates all in one.
    together: (list) => [...Map.groupBy(list, (report) => first[report]).values()],
    // Those that count as one with an article, itself left out.
    beside: (report) => (same.find((some) => again[report] && some.includes(report)) || []).filter((other) => other !== report),
  };
}

// Where each of several lists begins, from how long they are; the last begin is the end.
function startsOf(count) {
  const starts = new Int32Array(count.length + 1);
  for (let i = 0; i < count.length; i++) starts[i + 1] = starts[i] + count[i];
  return starts;
}

// One edge for all statements from one thing to another, by its ends; what two things are not is no edge.
function edgesOfStatements({ things, statements, relations }) {
  const size = things.count;
  const drawn = new Float64Array(statements.count);
  let count = 0;
  for (let i = 0; i < statements.count; i++) {
    const [from, to] = [statements.subject[i], statements.object[i]];
    if (from !== to && relations[statements.relation[i]].drawn) drawn[count++] = (from * size + to) * statements.count + i;
  }
  const sorted = drawn.subarray(0, count).sort();
  const [from, to, starts, values] = [[], [], [], new Int32Array(count)];
  for (let k = 0, last = -1; k < count; k++) {
    const ends = Math.floor(sorted[k] / statements.count);
    values[k] = sorted[k] - ends * statements.count;
    if (ends === last) continue;
    last = ends;
    from.push(Math.floor(ends / size));
    to.push(ends % size);
    starts.push(k);
  }
  const begins = Int32Array.from([...starts, count]);
  const lists = (edge) => values.subarray(begins[edge], begins[edge + 1]);
  lists.count = (edge) => begins[edge + 1] - begins[edge];
  const own = Object.assign(lists, { starts: begins, values });
  return { count: from.length, from: Int32Array.from(from), to: Int32Array.from(to), statements: own };
}

// Of each statement the edge that draws it, -1 for none.
function edgeOfStatement({ statements, edges }) {
  const found = new Int32Array(statements.count).fill(-1);
  for (let edge = 0; edge < edges.count; edge++) edges.statements(edge).forEach((i) => { found[i] = edge; });
  return found;
}

// For each of `size` things the numbers of the pairs that it is an end of; one with itself as both ends comes once.
function grouped(size, count, from, to) {
  const starts = new Int32Array(size + 1);
  for (let i = 0; i < count; i++) {
    starts[from[i] + 1]++;
    if (to[i] !== from[i]) starts[to[i] + 1]++;
  }
  for (let i = 0; i < size; i++) starts[i + 1] += starts[i];
  const [next, values] = [starts.slice(), new Int32Array(starts[size])];
  for (let i = 0; i < count; i++) {
    values[next[from[i]]++] = i;
    if (to[i] !== from[i]) values[next[to[i]]++] = i;
  }
  return Object.assign((thing) => values.subarray(starts[thing], starts[thing + 1]), { starts, values });
}
