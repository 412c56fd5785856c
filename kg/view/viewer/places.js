// Where things stand that are drawn. What is drawn already keeps its place, what is of the first view has the one that
// the page was made with; what comes later stands near its neighbours, with room for its name: its own place among all
// things may be far from theirs. Distances on paper are distances in the graph, by stress as in stress.py.

function placing(data, canvas) {
  const { things, edges, edgesOf } = data;
  const first = new Set(data.first);
  const stress = stressing();
  const HIGH = 46;
  const FURTHEST = 1.6; // times that a picture is wider or higher than the page was made with
  const OUTGROWN = 1.2; // times that there is more room, and that it is wider or higher
  const MOST = 400; // things that are arranged; of more at once each has its place among all
  const moved = new Map(); // things of the first view whose part stands elsewhere in this window
  let [across, down] = [1, 1];
  let suited = null; // the room that all is arranged for
  const own = (thing) => moved.get(thing) || { x: things.x[thing], y: things.y[thing] };
  const map = (thing) => ({ x: Math.round(across * own(thing).x), y: Math.round(down * own(thing).y) });

  // The window's shape is not known when a page is made: in an upright one parts stand below each other, and what was
  // laid out is drawn apart, one way, to fill it.
  function suit() {
    moved.clear();
    suited = canvas();
    if (!data.first.length) return;
    const { width, height } = suited;
    if (height > width) stack(width / height);
    const { left, right, top, bottom } = bounds(data.first.map(own));
    const wider = (width / height) * ((bottom - top) / Math.max(right - left, 1));
    [across, down] = [Math.min(FURTHEST, Math.max(1, wider)), Math.min(FURTHEST, Math.max(1, 1 / wider))];
  }

  // Whether there is more room now, of another shape: what is drawn would fill it better if it were arranged anew.
  function outgrown() {
    const { width, height } = canvas();
    const wider = (width * suited.height) / (height * suited.width);
    return width * height > OUTGROWN * suited.width * suited.height && Math.max(wider, 1 / wider) > OUTGROWN;
  }

  function stack(ratio) {
    const lines = data.first.flatMap((thing) => [...edgesOf(thing)].filter((edge) => first.has(edges.from[edge]) && first.has(edges.to[edge])));
    const [large, ...others] = components(data.first, neighbours(data.first, lines));
    const shifts = packed(box(large.map(own)), others.map((part) => box(part.map(own))), ratio);
    others.forEach((part, i) => part.forEach((thing) => moved.set(thing, { x: things.x[thing] + shifts[i].x, y: things.y[thing] + shifts[i].y })));
  }

  // The places of these things; `held` are the places of those that have one.
  function arrange(list, lines, held) {
    if (!held.size) suit();
    const found = new Map();
    list.forEach((thing) => {
      if (held.has(thing) || first.has(thing)) found.set(thing, held.get(thing) || map(thing));
    });
    const fresh = list.filter((thing) => !found.has(thing));
    if (!fresh.length) return found;
    if (fresh.length > MOST) {
      fresh.forEach((thing) => found.set(thing, map(thing)));
      return found;
    }
    const beside = neighbours(list, lines);
    const parts = components(list, beside).filter((part) => part.some((thing) => !found.has(thing)));
    const loose = parts.filter((part) => !part.some((thing) => found.has(thing)));
    parts.filter((part) => !loose.includes(part)).forEach((part) => settle(part, beside, found));
    pack(loose.map((part) => settle(part, beside, new Map())), found);
    return found;
  }

  function neighbours(list, lines) {
    const found = new Map(list.map((thing) => [thing, []]));
    lines.forEach((edge) => {
      const [a, b] = [edges.from[edge], edges.to[edge]];
      if (found.get(a).includes(b)) return;
      found.get(a).push(b);
      found.get(b).push(a);
    });
    return found;
  }

  // The parts that hang together, the largest first.
  function components(list, beside) {
    const seen = new Set();
    const found = [];
    for (const start of list) {
      if (seen.has(start)) continue;
      const part = [start];
      seen.add(start);
      for (const thing of part) beside.get(thing).forEach((one) => seen.has(one) || (seen.add(one), part.push(one)));
      found.push(part.sort((a, b) => a - b));
    }
    return found.sort((a, b) => b.length - a.length || a[0] - b[0]);
  }

  // Gives places to those of a part that have none in `found`.
  function settle(part, beside, found) {
    const fixed = new Set(part.filter((thing) => found.has(thing)));
    part.forEach((thing, i) => fixed.has(thing) || found.set(thing, start(thing, i, beside, found)));
    stress.settle(part, beside, found, fixed);
    if (!fixed.size) shape(part.map((thing) => found.get(thing)));
    spread(part, found, fixed);
    return found;
  }

  // Beside a neighbour that has a place, in a direction of its own; else somewhere: the descent does the rest.
  function start(thing, i, beside, found) {
    const near = beside.get(thing).find((one) => found.has(one));
    const { x, y } = near === undefined ? map(thing) : found.get(near);
    return { x: x + stress.EDGE * Math.cos(2.4 * i + 0.3), y: y + stress.EDGE * Math.sin(2.4 * i + 0.3) };
  }

  const room = (thing) => 26 + 9 * Math.min(things.name[thing].length, 8);

  // Pushes what is new apart from all else, until each has room for most of its name.
  function spread(part, found, fixed) {
    const loose = new Set(part.filter((thing) => !fixed.has(thing)));
    const all = [...found.keys()].map((thing) => ({ thing, p: found.get(thing), half: room(thing) / 2, firm: !loose.has(thing) }));
    const fresh = all.filter((one) => !one.firm);
    for (let round = 0, moved = true; round < 14 && moved; round++) {
      moved = false;
      for (const a of fresh) for (const b of all) if (b.firm || a.thing < b.thing) moved = push(a, b) || moved;
    }
    fresh.forEach(({ thing, p }) => found.set(thing, { x: Math.round(p.x), y: Math.round(p.y) }));
  }

  function push(a, b) {
    const { p, half } = a;
    const q = b.p;
    const overX = half + b.half - Math.abs(p.x - q.x);
    const overY = HIGH - Math.abs(p.y - q.y);
    if (overX <= 0 || overY <= 0) return false;
    const axis = overX < overY ? "x" : "y";
    const step = (p[axis] >= q[axis] ? 1 : -1) * Math.min(overX, overY);
    p[axis] += b.firm ? step : step / 2;
    if (!b.firm) q[axis] -= step / 2;
    return true;
  }

  // What the descent has made round, as wide or high as the window is.
  function shape(points) {
    const { width, height } = canvas();
    const [wide, high] = [Math.min(FURTHEST, Math.max(1.1, width / height)), Math.min(FURTHEST, Math.max(1, height / width))];
    points.forEach((p) => Object.assign(p, { x: p.x * wide, y: p.y * high }));
  }

  // Parts without a fixed place: beside or below what is drawn; alone, around the place of their first.
  function pack(parts, found) {
    if (!parts.length) return;
    const { width, height } = canvas();
    const begin = map(parts[0].keys().next().value);
    const fixed = found.size ? box([...found.values()]) : { left: begin.x, top: begin.y, width: 0, height: 0 };
    const shifts = packed(fixed, parts.map((part) => box([...part.values()])), width / height);
    parts.forEach((part, i) => part.forEach((p, thing) => found.set(thing, { x: p.x + shifts[i].x, y: p.y + shifts[i].y })));
  }

  function box(points) {
    const { left, right, top, bottom } = bounds(points);
    return { left: left - 60, top: top - 35, width: right - left + 120, height: bottom - top + 70 };
  }

  return { arrange, outgrown };
}
