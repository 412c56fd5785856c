// Labels on the picture: of one size on the screen, none over another or over a thing, those that matter first.

function labelling(data, speech, net, colours) {
  const { things, edges, edgesOf, other, statements } = data;
  const LABEL = '12px -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
  const SMALL = LABEL.replace("12px", "11px");
  const BOLD = `600 ${LABEL}`;
  const ROOM = 6000; // square pixels for a name: so many of them at a time
  const HUBS = [6, 20]; // of what matters most, so many are named though room is only further away
  const [NEAR, FAR] = [[14, 26, 40], [14, 26, 40, 60, 85]]; // pixels, for them and for what is pointed at
  const LEAD = 9; // pixels from a thing to its name, from which a line leads there
  const FEW = 120; // things up to which all edges are labelled
  const EDGES = 160; // that are labelled at a time
  const widths = new Map();
  const kept = { beyond: new Map(), words: new Map() }; // of the present picture
  const spotOf = new Map(); // where the last drawing had names, so that one doesn't flee from the mouse

  function forget() {
    kept.beyond.clear();
    kept.words.clear();
    spotOf.clear();
  }

  function remembered(map, key, make) {
    if (!map.has(key)) map.set(key, make());
    return map.get(key);
  }

  function width(ctx, text) {
    return remembered(widths, `${ctx.font}|${text}`, () => ctx.measureText(text).width);
  }

  // The hovered thing, the chosen one and their neighbours, then those with many neighbours and articles.
  function order({ things: list, edges: lines, near, chosen, hovered, hoveredEdge, cursor }) {
    const ends = lines.filter((edge) => pointed(edges, edge, { hovered, hoveredEdge })).flatMap((edge) => [edges.from[edge], edges.to[edge]]);
    const beside = new Set(ends);
    const rank = (id) =>
      (id === hovered || id === cursor ? 8e6 : 0) + (chosen && id === chosen.thing ? 4e6 : 0) + (beside.has(id) ? 2e6 : 0) +
      (near && near.has(id) ? 1e6 : 0) + edgesOf(id).length * 10 + things.articles[id];
    return list.filter((id) => !near || near.has(id) || id === hovered || id === cursor || beside.has(id))
      .map((id) => [rank(id), id]).sort((a, b) => b[0] - a[0] || a[1] - b[1]).map((pair) => pair[1]);
  }

  // Boxes that are taken, in a grid of cells so that a question costs the same with 10 labels or 1,000.
  function ground(cell) {
    const cells = new Map();
    const keys = (b) => {
      const found = [];
      for (let i = Math.floor(b.left / cell); i <= Math.floor(b.right / cell); i++)
        for (let j = Math.floor(b.top / cell); j <= Math.floor(b.bottom / cell); j++) found.push(i * 100003 + j);
      return found;
    };
    const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return {
      free: (b) => !keys(b).some((key) => (cells.get(key) || []).some((taken) => over(taken, b))),
      take: (b) => keys(b).forEach((key) => remembered(cells, key, () => []).push(b)),
    };
  }

  function shorten(text, limit) {
    const letters = [...text];
    return letters.length > limit ? `${letters.slice(0, limit - 1).join("")}…` : text;
  }

  const box = (x, y, half, high) => ({ left: x - half, right: x + half, top: y - high, bottom: y + high, x, y });

  // Below, right, above, left, then in the corners; for what has to be named also further away.
  function spots(p, radius, wide, further) {
    const half = wide / 2 + 2;
    const around = (gap) => [
      [0, gap + 8], [gap + half, 0], [0, -gap - 8], [-gap - half, 0],
      [gap * 0.7 + half, gap * 0.7 + 4], [gap * 0.7 + half, -gap * 0.7 - 4], [-gap * 0.7 - half, gap * 0.7 + 4], [-gap * 0.7 - half, -gap * 0.7 - 4],
    ].map(([x, y]) => box(p.x + x, p.y + y, half, 8));
    return [3, ...further].flatMap((more) => around(radius + more));
  }

  // On a patch of paper, which costs a tenth of an outline; from whole pixels on, so that characters are sharp, and
  // drawn once for all places.
  function write(ctx, text, spot, colour, target) {
    const half = spot.x - spot.left;
    const [left, y] = [Math.round(spot.left), Math.round(spot.y)];
    const x = left + half;
    ctx.fillStyle = colours("paper");
    ctx.fillRect(left, y - 7, 2 * half, 14);
    ctx.fillStyle = colours(colour);
    ctx.fillText(text, x, y);
    said.push({ ...spot, x, y, text, colour, target, size: parseFloat(ctx.font.match(/[\d.]+px/)), bold: /^(600|bold)/.test(ctx.font) });
  }

  // A hair from a thing to its name, where that stands further away.
  function lead(ctx, p, radius, spot) {
    const end = { x: Math.min(spot.right, Math.max(spot.left, p.x)), y: Math.min(spot.bottom, Math.max(spot.top, p.y)) };
    const apart = Math.hypot(end.x - p.x, end.y - p.y);
    if (apart - radius < LEAD) return null;
    const begin = { x: p.x + ((end.x - p.x) * radius) / apart, y: p.y + ((end.y - p.y) * radius) / apart };
    ctx.beginPath();
    ctx.moveTo(begin.x, begin.y);
    ctx.lineTo(end.x, end.y);
    ctx.save();
    Object.assign(ctx, { lineWidth: 1, strokeStyle: colours("soft") });
    ctx.stroke();
    ctx.restore();
    return { begin, end };
  }

  const outside = (p, view) => p.x < -60 || p.y < -20 || p.x > view.width + 60 || p.y > view.height + 20;

  // How many neighbours of a thing pass and are not drawn.
  function beyond(id, seen) {
    return remembered(kept.beyond, id, () => {
      const found = new Set();
      for (const edge of edgesOf(id)) if (seen.passing.edges[edge] && seen.passing.things[other(edge, id)] && !seen.where.has(other(edge, id))) found.add(other(edge, id));
      return found.size;
    });
  }

  function name(id, seen, strong) {
    const more = seen.unfolds ? beyond(id, seen) : 0;
    return shorten(things.name[id], strong ? 40 : 14) + (more ? ` +${more}` : "");
  }

  function labelThings(ctx, view, taken, seen) {
    const area = view.width * view.height;
    const [few, most] = HUBS;
    let [hubs, room] = [Math.min(most, Math.max(few, Math.round(area / 15_000))), Math.round(area / ROOM)];
    for (const id of order(seen)) {
      if (!room) return;
      const p = view.at(seen.where.get(id));
      if (outside(p, view)) continue;
      const strong = id === seen.hovered || id === seen.cursor || Boolean(seen.chosen && id === seen.chosen.thing);
      ctx.font = strong || edgesOf(id).length > 7 ? BOLD : LABEL;
      const [text, radius] = [name(id, seen, strong), seen.radius(id) * view.scale];
      const list = spots(p, radius, width(ctx, text), strong ? FAR : hubs-- > 0 ? NEAR : []);
      const fits = (spot) => view.holds(spot) && taken.free(spot);
      const last = strong && list[spotOf.get(id)];
      const spot = last && fits(last) ? last : list.find(fits);
      if (!spot) continue;
      taken.take(spot);
      spotOf.set(id, list.indexOf(spot));
      write(ctx, text, { ...spot, lead: lead(ctx, p, radius, spot) }, "ink", { thing: id });
      room--;
    }
  }

  // 开展、协作 ×2: what an edge says; where that finds no room, only ×2.
  function edgeWords(edge, passing) {
    return remembered(kept.words, edge, () => {
      const own = [...edges.statements(edge)].filter((i) => passing.statements[i]);
      const words = [...new Set(own.map((i) => statements.relation[i]))].map(speech.relation).join(speech.say("comma"));
      return own.length > 1 ? [`${words} ×${own.length}`, `×${own.length}`] : [words];
    });
  }

  function labelled(seen) {
    const first = seen.edges.filter((edge) => pointed(edges, edge, seen));
    const chosen = seen.chosen ? seen.edges.filter(seen.touches) : [];
    const all = seen.things.length <= FEW && !seen.chosen ? seen.edges : [];
    return [...new Set([...first, ...chosen, ...all])].slice(0, EDGES);
  }

  function labelEdges(ctx, view, taken, seen) {
    ctx.font = SMALL;
    for (const edge of labelled(seen).filter((one) => net.body.edges[one])) {
      const { edgeType } = net.body.edges[edge];
      const [a, b] = [0, 1].map((step) => view.at(edgeType.getPoint(step)));
      if (outside(a, view) && outside(b, view)) continue;
      const length = Math.hypot(a.x - b.x, a.y - b.y);
      for (const text of edgeWords(edge, seen.passing)) {
        const half = width(ctx, text) / 2 + 2;
        if (length < half + 10 && edge !== seen.hoveredEdge) continue;
        const places = [0.5, 0.42, 0.58, 0.34, 0.66].map((step) => view.at(edgeType.getPoint(step)));
        const spot = places.map((p) => box(p.x, p.y, half, 7)).filter(view.holds).find(taken.free);
        if (!spot) continue;
        taken.take(spot);
        write(ctx, text, spot, edge === seen.hoveredEdge ? "ink" : "soft", { edge });
        break;
      }
    }
  }

  let said = []; // what the last drawing wrote, and where
  function draw(ctx, seen) {
    said = [];
    if (!seen.passing) return;
    const view = seen.screen();
    const taken = ground(64);
    seen.covered().forEach(taken.take);
    // What has stepped back behind the chosen thing takes no room from names.
    seen.things.filter((id) => !seen.near || seen.near.has(id) || id === seen.hovered).forEach((id) => {
      const [p, r] = [view.at(seen.where.get(id)), seen.radius(id) * view.scale];
      taken.take(box(p.x, p.y, r, r));
    });
    ctx.save();
    ctx.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    Object.assign(ctx, { textAlign: "center", textBaseline: "middle" });
    labelThings(ctx, view, taken, seen);
    labelEdges(ctx, view, taken, seen);
    ctx.restore();
  }

  // {thing} or {edge} whose name is at a point.
  const at = ({ x, y }, more) =>
    said.find(({ left, right, top, bottom }) => x >= left - more && x <= right + more && y >= top - more && y <= bottom + more)?.target;

  return { draw, forget, at, get said() { return said; } };
}
