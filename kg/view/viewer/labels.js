// Labels on the picture: of one size on the screen, none over another, those that matter first.

function labelling(data, speech, net, colours) {
  const { things, edges, edgesOf, statements } = data;
  const LABEL = '12px -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
  const SMALL = LABEL.replace("12px", "11px");
  const BOLD = `600 ${LABEL}`;
  const MOST = 80; // names at a time
  const other = (edge, thing) => (edges.from[edge] === thing ? edges.to[edge] : edges.from[edge]);

  function order({ things: list, near, chosen, hovered }) {
    const rank = (id) =>
      (id === hovered ? 4e6 : 0) + (chosen && id === chosen.thing ? 2e6 : 0) + (near && near.has(id) ? 1e6 : 0) +
      edgesOf(id).length * 10 + things.reports.count(id);
    return list.filter((id) => !near || near.has(id) || id === hovered)
      .map((id) => [rank(id), id]).sort((a, b) => b[0] - a[0] || a[1] - b[1]).map((pair) => pair[1]);
  }

  function screen() {
    const canvas = byId("network").querySelector("canvas");
    const [scale, centre] = [net.getScale(), net.getViewPosition()];
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const at = (p) => ({ x: (p.x - centre.x) * scale + width / 2, y: (p.y - centre.y) * scale + height / 2 });
    return { scale, width, height, at, ratio: canvas.width / width };
  }

  // Boxes that are taken, in a grid of cells so that a question costs the same with 10 labels or 1,000.
  function ground(cell) {
    const cells = new Map();
    const keys = (b) => {
      const found = [];
      for (let i = Math.floor(b.left / cell); i <= Math.floor(b.right / cell); i++)
        for (let j = Math.floor(b.top / cell); j <= Math.floor(b.bottom / cell); j++) found.push(`${i},${j}`);
      return found;
    };
    const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return {
      free: (b) => !keys(b).some((key) => (cells.get(key) || []).some((taken) => over(taken, b))),
      take: (b) => keys(b).forEach((key) => {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(b);
      }),
    };
  }

  function shorten(text, limit) {
    const letters = [...text];
    return letters.length > limit ? `${letters.slice(0, limit - 1).join("")}…` : text;
  }

  function boxes(p, radius, width) {
    const [half, gap] = [width / 2 + 2, radius + 3];
    const box = (x, y) => ({ left: x - half, right: x + half, top: y - 8, bottom: y + 8, x, y });
    return [box(p.x, p.y + gap + 8), box(p.x + gap + half, p.y), box(p.x, p.y - gap - 8), box(p.x - gap - half, p.y)];
  }

  function write(ctx, text, x, y, colour) {
    ctx.strokeText(text, x, y);
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
  }

  const outside = (p, view) => p.x < -60 || p.y < -20 || p.x > view.width + 60 || p.y > view.height + 20;

  function name(ctx, id, seen, visible) {
    const strong = id === seen.hovered || (seen.chosen && id === seen.chosen.thing);
    ctx.font = strong || edgesOf(id).length > 7 ? BOLD : LABEL;
    const hidden = new Set([...edgesOf(id)].filter((edge) => seen.passing.edges[edge]).map((edge) => other(edge, id)).filter((one) => !visible.has(one))).size;
    return [shorten(things.name[id], strong ? 40 : 14) + (hidden ? ` +${hidden}` : ""), strong];
  }

  function labelThings(ctx, view, places, taken, seen) {
    const visible = new Set(seen.things);
    let written = 0;
    for (const id of order(seen)) {
      const p = view.at(places[id]);
      if (written >= MOST) return;
      if (outside(p, view)) continue;
      const [text, strong] = name(ctx, id, seen, visible);
      const spots = boxes(p, seen.sizes.get(id) * view.scale, ctx.measureText(text).width);
      const spot = spots.find(taken.free) || (strong ? spots[0] : null);
      if (!spot) continue;
      taken.take(spot);
      write(ctx, text, spot.x, spot.y, colours("ink"));
      written++;
    }
  }

  // 开展、协作 ×2
  function edgeWords(edge, passing) {
    const own = [...edges.statements(edge)].filter((i) => passing.statements[i]);
    const words = [...new Set(own.map((i) => statements.relation[i]))].map(speech.relation);
    return words.join("、") + (own.length > 1 ? ` ×${own.length}` : "");
  }

  function labelEdges(ctx, view, places, taken, seen) {
    if (seen.edges.length > 300 && !seen.chosen) return;
    ctx.font = SMALL;
    seen.edges.filter(seen.touches).slice(0, 120).forEach((edge) => {
      const [a, b] = [view.at(places[edges.from[edge]]), view.at(places[edges.to[edge]])];
      const text = edgeWords(edge, seen.passing);
      const width = ctx.measureText(text).width;
      if (Math.hypot(a.x - b.x, a.y - b.y) < width + 40 && !seen.chosen) return;
      const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
      const box = { left: x - width / 2 - 2, right: x + width / 2 + 2, top: y - 7, bottom: y + 7, x, y };
      if (!taken.free(box)) return;
      taken.take(box);
      write(ctx, text, x, y, colours("soft"));
    });
  }

  function draw(ctx, seen) {
    if (!seen.passing) return;
    const view = screen();
    const places = net.getPositions(seen.things);
    const taken = ground(64);
    seen.things.forEach((id) => {
      const [p, r] = [view.at(places[id]), seen.sizes.get(id) * view.scale];
      taken.take({ left: p.x - r, right: p.x + r, top: p.y - r, bottom: p.y + r });
    });
    ctx.save();
    ctx.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    Object.assign(ctx, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3.5, strokeStyle: colours("paper") });
    labelThings(ctx, view, places, taken, seen);
    labelEdges(ctx, view, places, taken, seen);
    ctx.restore();
  }

  return { draw, edgeWords };
}
