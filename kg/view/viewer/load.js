// The parts of the page's data, each read when it is first asked for.

// A part stands in a script element of its own: as JSON, or as JSON that was compressed and written in base64.
function parts() {
  const kept = new Map();

  async function read(name) {
    const element = document.getElementById(`part-${name}`);
    if (!element) throw new Error(`the page has no part ${name}`);
    if (element.type === "application/json") return JSON.parse(element.textContent);
    const packed = new Blob([bytes(element.textContent)]).stream();
    return new Response(packed.pipeThrough(new DecompressionStream("gzip"))).json();
  }

  function bytes(base64) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    const text = atob(base64);
    const found = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) found[i] = text.charCodeAt(i);
    return found;
  }

  return {
    // A promise of a part that is not kept; where it is kept already, of that.
    once: (name) => kept.get(name) || read(name),
    // A promise of a part; the same one each time.
    part(name) {
      if (!kept.has(name)) kept.set(name, read(name));
      return kept.get(name);
    },
  };
}

// The core as typed arrays, which take a fifth of the memory, and what belongs to what.
function columns(core) {
  const small = (list) => Int32Array.from(list);
  const flat = ({ begin, of }) => {
    const [starts, values] = [small(begin), small(of)];
    const lists = (i) => values.subarray(starts[i], starts[i + 1]);
    lists.count = (i) => starts[i + 1] - starts[i];
    return Object.assign(lists, { starts, values }); // for loops over all, which would otherwise make a list for each
  };
  const { things, reports, statements, edges } = core;
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
    edges: { count: edges.from.length, from: small(edges.from), to: small(edges.to), statements: flat(edges.statements) },
  };
  found.edgeOf = edgeOfStatement(found);
  found.edgesOf = grouped(found.things.count, found.edges.count, found.edges.from, found.edges.to);
  found.statementsOf = grouped(found.things.count, found.statements.count, found.statements.subject, found.statements.object);
  found.numberOf = new Map(things.key.map((key, number) => [key, number]));
  return found;
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
