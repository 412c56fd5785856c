// The picture: vis-network is given the things and edges to draw, and nothing else.

function drawing(data, speech, on) {
  const { things, edges, statements } = data;
  const colours = palette();
  const nodes = new vis.DataSet();
  const lines = new vis.DataSet();
  const net = new vis.Network(byId("network"), { nodes, edges: lines }, data.options);
  const labels = labelling(data, speech, net, colours);
  const seen = { things: [], edges: [], sizes: new Map(), passing: null, chosen: null, hovered: null };

  function node(thing) {
    const { key, shape } = data.types[things.type[thing]];
    return { id: thing, group: key, shape, x: things.x[thing], y: things.y[thing], size: seen.sizes.get(thing) };
  }

  // By the articles that name it, and pass.
  function size(thing) {
    let articles = 0;
    things.reports(thing).forEach((report) => { articles += seen.passing.reports[report]; });
    return Math.round(6 + 2.6 * Math.sqrt(Math.min(articles, 60)));
  }

  function line(edge) {
    const own = [...edges.statements(edge)].filter((i) => seen.passing.statements[i]);
    const planned = statements.modalities.indexOf("planned");
    const weak = own.every((i) => statements.modality[i] === planned || (statements.confidence[i] >= 0 && statements.confidence[i] < 700));
    const directed = own.some((i) => !data.relations[statements.relation[i]].symmetric);
    return {
      id: edge, from: edges.from[edge], to: edges.to[edge], width: Math.min(1 + 0.6 * (own.length - 1), 5), dashes: weak,
      arrows: { to: { enabled: directed } }, smooth: curved(edge) ? { enabled: true, type: "curvedCW", roundness: 0.12 } : false,
    };
  }

  // Two edges in opposite directions would lie on top of each other.
  const curved = (edge) => data.edgesOf(edges.from[edge]).some((one) => edges.from[one] === edges.to[edge] && edges.to[one] === edges.from[edge]);

  // Draws these things and edges: what stays keeps the place that the reader dragged it to.
  function show(wanted, passing) {
    Object.assign(seen, { things: wanted.things, edges: wanted.edges, passing });
    seen.sizes = new Map(wanted.things.map((thing) => [thing, size(thing)]));
    const [keptThings, keptEdges] = [new Set(wanted.things), new Set(wanted.edges)];
    lines.remove(lines.getIds().filter((id) => !keptEdges.has(id)));
    nodes.remove(nodes.getIds().filter((id) => !keptThings.has(id)));
    const [oldThings, newThings] = split(wanted.things, (id) => nodes.get(id));
    nodes.add(newThings.map(node));
    nodes.update(oldThings.map((id) => ({ id, size: seen.sizes.get(id) })));
    lines.update(wanted.edges.map(line));
    fade();
  }

  const split = (list, test) => [list.filter(test), list.filter((one) => !test(one))];

  // What is beside the chosen thing or statement stays; the rest steps back.
  function close() {
    const { chosen } = seen;
    if (!chosen) return null;
    if (chosen.edge !== undefined) return new Set([edges.from[chosen.edge], edges.to[chosen.edge]]);
    return new Set([chosen.thing, ...seen.edges.filter(touches).map((edge) => other(edge, chosen.thing))]);
  }

  const other = (edge, thing) => (edges.from[edge] === thing ? edges.to[edge] : edges.from[edge]);

  function touches(edge) {
    const { chosen } = seen;
    if (!chosen) return true;
    if (chosen.edge !== undefined) return edge === chosen.edge;
    return edges.from[edge] === chosen.thing || edges.to[edge] === chosen.thing;
  }

  function fade() {
    const near = close();
    nodes.update(nodes.getIds().map((id) => ({ id, opacity: !near || near.has(id) ? 1 : 0.15 })));
    lines.update(lines.getIds().map((id) => ({ id, color: { opacity: touches(id) ? 1 : 0.15 } })));
  }

  // {thing} or {edge}, or null for nothing.
  function choose(chosen) {
    seen.chosen = chosen;
    net.unselectAll();
    if (chosen && chosen.thing !== undefined && nodes.get(chosen.thing)) net.selectNodes([chosen.thing], false);
    if (chosen && chosen.edge !== undefined && lines.get(chosen.edge)) net.setSelection({ nodes: [], edges: [chosen.edge] });
    fade();
  }

  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const moving = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

  function lookAt(list) {
    const here = list.filter((id) => nodes.get(id));
    if (here.length === 1) net.focus(here[0], { scale: Math.max(net.getScale(), 0.9), animation: moving() });
    else if (here.length) net.fit({ nodes: here, maxZoomLevel: 1.1, animation: moving() });
  }

  // vis-network's own fit leaves no room for the labels, which are drawn here and not known to it.
  function fit(animated) {
    const places = Object.values(net.getPositions());
    if (!places.length) return;
    const [xs, ys] = [places.map((p) => p.x), places.map((p) => p.y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const { clientWidth, clientHeight } = byId("network");
    const scale = Math.min(
      Math.max(clientWidth - 130, 100) / Math.max(right - left, 1),
      Math.max(clientHeight - 60, 100) / Math.max(bottom - top, 1), 1.3);
    net.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: animated ? moving() : false });
  }

  function hover(thing) {
    seen.hovered = thing;
    byId("network").classList.toggle("over", thing !== null);
    net.redraw();
  }

  net.on("afterDrawing", (ctx) => labels.draw(ctx, { ...seen, near: close(), touches }));
  net.on("hoverNode", ({ node: id }) => hover(id));
  net.on("blurNode", () => hover(null));
  net.on("click", ({ nodes: [thing], edges: [edge] }) => {
    if (thing !== undefined) on.thing(thing);
    else if (edge !== undefined) on.edge(edge);
    else on.nothing();
  });
  // The whole stays in view while the window changes, until the reader moves it. vis-network sets its own scale
  // right after "resize", hence one frame later.
  let moved = false;
  ["pointerdown", "wheel"].forEach((kind) => byId("network").addEventListener(kind, () => { moved = true; }, { passive: true }));
  net.on("resize", () => moved || seen.chosen || requestAnimationFrame(() => fit()));

  return { show, choose, lookAt, fit, net, seen, again: () => { Object.assign(seen, { things: [], edges: [] }); lines.clear(); nodes.clear(); } };
}

// The colours of the style, so that the picture and the page change together.
function palette() {
  const style = () => getComputedStyle(document.documentElement);
  return (name) => style().getPropertyValue(`--${name}`).trim();
}
