// Gives the things of a part that have no firm place one, so that distances on paper are distances in the graph.

function stressing() {
  const [EDGE, HUB] = [78, 15];
  const [ROUNDS, COOLING] = [22, 0.62];

  function settle(part, beside, found, firm) {
    descend(shuffled(distances(part, beside, firm)), found, firm);
  }

  // The leaves of a large hub stand on three rings, not on one.
  function lengthOf(a, b, beside) {
    const [own, others] = [beside.get(a).length, beside.get(b).length];
    const ring = Math.max(own, others) > 6 && Math.min(own, others) === 1 ? 0.8 + 0.35 * ((a + b) % 3) : 1;
    return ring * (EDGE + HUB * Math.sqrt(own + others - 2));
  }

  // Pairs of which one at least is to be placed, with the length of the way between them.
  function distances(part, beside, firm) {
    const pairs = [];
    for (const a of part) {
      if (firm.has(a)) continue;
      const way = new Map([[a, 0]]);
      const ring = [a];
      for (const thing of ring)
        beside.get(thing).forEach((one) => {
          if (way.has(one)) return;
          way.set(one, way.get(thing) + lengthOf(thing, one, beside));
          ring.push(one);
        });
      way.forEach((length, b) => { if (firm.has(b) || a < b) pairs.push([a, b, length]); });
    }
    return pairs;
  }

  // In an order without pattern that is the same each time.
  function shuffled(pairs) {
    let state = 20110302;
    for (let i = pairs.length - 1; i > 0; i--) {
      state = (Math.imul(1103515245, state) + 12345) & 0x7fffffff;
      const j = (state >> 8) % (i + 1);
      [pairs[i], pairs[j]] = [pairs[j], pairs[i]];
    }
    return pairs;
  }

  // Moves each pair towards its distance, far pairs strongly at first and hardly at the end.
  function descend(pairs, found, firm) {
    const springs = pairs.map(([a, b, length]) => ({ p: found.get(a), q: found.get(b), length, firm: firm.has(b) }));
    let rate = springs.reduce((most, { length }) => Math.max(most, length), 0) ** 2;
    for (let round = 0; round < ROUNDS; round++, rate *= COOLING) springs.forEach((spring) => draw(spring, rate));
  }

  function draw({ p, q, length, firm }, rate) {
    const dx = p.x - q.x;
    const dy = p.y - q.y;
    const apart = Math.sqrt(dx * dx + dy * dy) || 1; // Math.hypot takes ten times as long
    const pull = (Math.min(1, rate / (length * length)) * (apart - length)) / apart;
    const own = firm ? pull : pull / 2;
    p.x -= own * dx;
    p.y -= own * dy;
    if (firm) return;
    q.x += own * dx;
    q.y += own * dy;
  }

  return { EDGE, settle };
}
