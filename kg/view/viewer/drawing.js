// The picture: vis-network is given the things and edges to draw, and nothing else.

function drawing(data, speech, on) {
  const { things, edges, other, statements } = data;
  const colours = palette();
  const nodes = told();
  const lines = told();
  const net = new vis.Network(byId("network"), { nodes: nodes.set, edges: lines.set }, settings(data.options));
  const labels = labelling(data, speech, net, colours);
  const halo = haloes(data, net, colours);
  const places = placing(data, () => camera.room());
  const where = new Map(); // places of what is drawn
  let sizes = new Map();
  let dragged = false; // whether the reader has put things where they stand
  const seen = { things: [], edges: [], hidden: new Set(), focus: new Set(), unfolds: true, radius, passing: null, chosen: null, hovered: null, hoveredEdge: null, cursor: null, grain: 1 };
  const hand = pointing(data, net, seen, labels);
  const camera = looking(data, net, seen, where, hand.screen, () => places.outgrown() && anew());
  const PLANNED = statements.modalities.indexOf("planned");
  const WEAK = 700; // thousandths of confidence below which an edge is dashed
  const MANY = 1500; // edges that are not drawn while the picture is moved
  const ROOM = 3900; // square pixels for a thing, of which it is drawn in full size
  const STEPPED_BACK = 0.24; // opacity of what is not beside the chosen thing

  function node(thing) {
    const { key, shape } = data.types[things.type[thing]];
    const hidden = seen.hidden.has(thing);
    return {
      id: thing, shape, color: { background: colours(key), border: colours(`${key}-rim`) }, ...where.get(thing), size: radius(thing),
      borderWidth: 1.5, opacity: near().has(thing) ? (hidden ? 0.45 : 1) : STEPPED_BACK,
      shapeProperties: { borderDashes: hidden ? [3, 3] : false },
    };
  }

  // By the articles that name it, and pass.
  function size(thing) {
    return 5 + 2.2 * Math.log2(1 + data.texts.count(things.reports(thing), seen.passing.reports));
  }

  // As it is drawn: from afar all are larger than they are, the small ones more so.
  function radius(thing) {
    return Math.round(10 * Math.max(sizes.get(thing), (4 + sizes.get(thing) / 2) * seen.grain)) / 10;
  }

  function line(edge, opposite) {
    const own = [...edges.statements(edge)].filter((i) => seen.passing.statements[i]);
    const strong = touches(edge);
    return {
      id: edge, from: edges.from[edge], to: edges.to[edge], width: Math.min(1 + 0.7 * (own.length - 1), 5) * seen.grain,
      dashes: own.every(weak) ? [6 * seen.grain, 5 * seen.grain] : false,
      arrows: { to: { enabled: own.some(directed), scaleFactor: 0.5 * seen.grain } },
      color: { color: colours(strong && near() !== where ? "edge-strong" : "edge"), hover: colours("edge-strong"), opacity: strong ? 1 : STEPPED_BACK },
      smooth: opposite ? { enabled: true, type: "curvedCW", roundness: 0.14 } : false,
    };
  }

  const weak = (i) => statements.modality[i] === PLANNED || (statements.confidence[i] >= 0 && statements.confidence[i] < WEAK);
  const directed = (i) => !data.relations[statements.relation[i]].symmetric;

  // Draws these things and edges: what stays keeps the place that it has, or that the reader dragged it to.
  function show(wanted, passing) {
    const stayed = wanted.things.filter((thing) => where.has(thing)).length;
    put(places.arrange(wanted.things, wanted.edges, where));
    Object.assign(seen, { things: wanted.things, edges: wanted.edges, hidden: new Set(wanted.hidden), focus: new Set(wanted.focus), unfolds: wanted.unfolds, passing });
    sizes = new Map(wanted.things.map((thing) => [thing, size(thing)]));
    if (seen.chosen) seen.chosen.near = null;
    if (!where.has(seen.hovered)) seen.hovered = null;
    if (!where.has(seen.cursor)) seen.cursor = null;
    labels.forget();
    heavy(wanted.edges.length >= MANY);
    if (!stayed) camera.fit();
    seen.grain = grained();
    tell();
  }

  function put(found) {
    where.clear();
    found.forEach((place, thing) => where.set(thing, place));
  }

  // All where it stands on a page that is opened with this to see, unless the reader has put things elsewhere.
  function anew() {
    if (dragged) return;
    put(places.arrange(seen.things, seen.edges, new Map()));
    labels.forget();
    tell();
  }

  // Two edges in opposite directions would lie on top of each other.
  function opposites() {
    const pairs = new Set(seen.edges.map((edge) => `${edges.from[edge]} ${edges.to[edge]}`));
    return (edge) => pairs.has(`${edges.to[edge]} ${edges.from[edge]}`);
  }

  function tell() {
    later();
    const opposite = opposites();
    lines.drop(seen.edges);
    // It draws what it knows to be in view, and would learn only in the first frame where a new thing is.
    nodes.tell(seen.things, node).forEach(({ id }) => net.body.nodes[id].updateBoundingBox());
    lines.tell(seen.edges, (edge) => line(edge, opposite(edge)));
  }

  // vis-network would draw at each change of a set, and in the next frame once for each time it was told of some: it
  // draws once then.
  let awaited = false;
  function later() {
    if (awaited) return;
    awaited = true;
    const { emitter } = net.body;
    emitter.emit("_blockRedraw");
    requestAnimationFrame(() => {
      awaited = false;
      emitter.emit("_allowRedraw");
      emitter.emit("_redraw");
    });
  }

  // The size of things follows at once, so that what is seen anew is drawn once.
  function fit(animated) {
    camera.fit(animated);
    regrain();
  }

  function whole(animated) {
    anew();
    fit(animated);
  }

  // After there is more or less to see; what has kept its place may have come to lie on each other.
  function refit() {
    camera.refit();
    regrain();
    if (camera.free() && crowded(seen.things.map((thing) => ({ ...where.get(thing), r: radius(thing) })))) whole(true);
  }

  let hides = false;
  function heavy(now) {
    if (now !== hides) net.setOptions({ interaction: { hideEdgesOnDrag: now, hideEdgesOnZoom: now } });
    hides = now;
  }

  // What is beside the chosen thing or statement; all where nothing is chosen.
  function near() {
    const { chosen } = seen;
    if (!chosen || seen.focus.has(chosen.thing)) return where;
    if (chosen.near) return chosen.near;
    if (chosen.edges) chosen.near = new Set([...chosen.edges].flatMap((edge) => [edges.from[edge], edges.to[edge]]));
    else if (chosen.edge !== undefined) chosen.near = new Set([edges.from[chosen.edge], edges.to[chosen.edge]]);
    else chosen.near = new Set([chosen.thing, ...seen.edges.filter(touches).map((edge) => other(edge, chosen.thing))]);
    return chosen.near;
  }

  function touches(edge) {
    const { chosen } = seen;
    if (!chosen || seen.focus.has(chosen.thing)) return true;
    if (chosen.edges) return chosen.edges.has(edge);
    if (chosen.edge !== undefined) return edge === chosen.edge;
    return edges.from[edge] === chosen.thing || edges.to[edge] === chosen.thing;
  }

  // {thing}, {edge} or the {edges} of an article, or null for nothing.
  function choose(chosen) {
    if (!chosen && !seen.chosen) return;
    seen.chosen = chosen;
    if (chosen && chosen.thing !== undefined) seen.cursor = chosen.thing;
    tell();
  }

  // Seen from afar things are drawn larger than they are, so that a large picture does not turn into dust; less so
  // where there is little room for each.
  function grained() {
    const { width, height } = hand.screen();
    const wanted = 0.62 * Math.min(1, Math.sqrt((width * height) / (seen.things.length * ROOM + 1)));
    return Math.max(1, 1.12 ** Math.round(Math.log(wanted / net.getScale()) / Math.log(1.12)));
  }

  function regrain() {
    if (grained() === seen.grain) return;
    seen.grain = grained();
    tell();
  }

  function hover(target) {
    const thing = target && target.thing !== undefined ? target.thing : null;
    const edge = target && target.edge !== undefined ? target.edge : null;
    byId("network").classList.toggle("over", Boolean(target));
    if (thing === seen.hovered && edge === seen.hoveredEdge) return;
    Object.assign(seen, { hovered: thing, hoveredEdge: edge });
    net.redraw();
  }

  const focused = () => byId("network").matches(":focus-visible");
  net.on("beforeDrawing", (ctx) => {
    if (grained() !== seen.grain) requestAnimationFrame(regrain);
    halo(ctx, { ...seen, where, focused });
  });
  net.on("afterDrawing", (ctx) => labels.draw(ctx, { ...seen, where, screen: hand.screen, covered: camera.covered, near: near() === where ? null : near(), touches }));
  net.on("dragging", ({ nodes: held }) => keep(held));
  net.on("dragEnd", ({ nodes: held }) => {
    keep(held);
    net.unselectAll();
  });
  function keep(held) {
    dragged = dragged || held.length > 0;
    Object.entries(net.getPositions(held)).forEach(([id, place]) => where.set(Number(id), place));
  }

  hand.listen({
    hover,
    click: (target) => {
      if (!target) on.nothing();
      else if (target.thing !== undefined) on.thing(target.thing);
      else on.edge(target.edge);
    },
    move(thing) {
      seen.cursor = thing;
      hover({ thing });
      camera.lookAt([thing]);
      net.redraw();
      on.at(thing);
    },
    zoom: camera.own,
    fit: () => whole(true),
  });

  // The colours of the page are others now.
  function recolour() {
    colours.forget();
    tell();
  }

  function again() {
    dragged = false;
    Object.assign(seen, { things: [], edges: [] });
    where.clear();
    [nodes, lines].forEach((one) => one.clear());
  }

  // What is on the screen, in its pixels, for who draws it elsewhere.
  function drawn() {
    const view = hand.screen();
    const place = (thing) => ({ ...view.at(where.get(thing)), r: radius(thing) * view.scale });
    return {
      view, passing: seen.passing, places: new Map(seen.things.map((thing) => [thing, place(thing)])),
      chosen: seen.chosen && where.has(seen.chosen.thing) ? place(seen.chosen.thing) : null,
      things: nodes.set.get(), lines: lines.set.get(), labels: labels.said,
      point: (edge, step) => net.body.edges[edge].edgeType.getPoint(step),
      colours: (thing) => net.body.nodes[thing].options.color,
    };
  }

  return { show, choose, again, lookAt: camera.lookAt, fit, whole, refit, recolour, drawn, colours };
}
