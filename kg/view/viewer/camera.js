// What part of the picture is seen: the whole of it, or what the reader looks at; it moves only when it has to.

function looking({ edges }, net, seen, where, screen) {
  const BAR = 44; // pixels at the top that are kept free for the bar over the picture
  const SIDE = 65; // and at the sides, for half of a name
  const CLOSE = 0.7; // scale from which a thing that is looked at can be made out
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const moving = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });
  let whole = null; // the things of which all are in view, until the reader moves the picture or looks at something
  let [last, restoring] = [null, null];

  // What lies over the picture: the bar at its top, and in a narrow window the tools at its foot.
  function covered() {
    const [bar, paper, tools] = [byId("focus"), byId("network").getBoundingClientRect(), byId("tools").getBoundingClientRect()];
    const top = { left: 0, top: 0, right: bar.offsetLeft + bar.offsetWidth, bottom: bar.offsetTop + bar.offsetHeight };
    const foot = { left: 0, top: tools.top - paper.top, right: paper.width, bottom: paper.height };
    return tools.height && foot.top > 0 ? [top, foot] : [top];
  }

  function chosen() {
    if (!seen.chosen) return [];
    const { thing, edge } = seen.chosen;
    return edge === undefined ? [thing] : [edges.from[edge], edges.to[edge]];
  }

  // vis-network's own fit leaves no room for the labels, which are drawn here and not known to it.
  function fit(animated) {
    if (!where.size) return;
    whole = seen.things;
    const { left, top, right, bottom } = bounds([...where.values()]);
    const { clientWidth, clientHeight } = byId("network");
    const [head, foot] = covered();
    const bar = Math.max(BAR, head.bottom);
    const below = foot ? foot.bottom - foot.top : 10;
    const scale = Math.min(
      Math.max(clientWidth - 2 * Math.min(SIDE, clientWidth / 9), 100) / Math.max(right - left, 1),
      Math.max(clientHeight - 70 - bar - below, 100) / Math.max(bottom - top, 1), 1.3);
    const position = { x: (left + right) / 2, y: (top + bottom - (bar - below) / scale) / 2 };
    net.moveTo({ position, scale, animation: animated ? moving() : false });
  }

  // Brings things into view, if they are not.
  function lookAt(list) {
    const here = list.filter((thing) => where.has(thing));
    const view = screen();
    const inside = ({ x, y }) => x > 40 && y > BAR && x < view.width - 40 && y < view.height - 40;
    if (!here.length || here.every((thing) => inside(view.at(where.get(thing))))) return;
    whole = null;
    const scale = Math.max(net.getScale(), CLOSE);
    if (here.length === 1) net.moveTo({ position: where.get(here[0]), scale, animation: moving() });
    else net.fit({ nodes: here, maxZoomLevel: scale, animation: moving() });
  }

  ["pointerdown", "wheel", "keydown"].forEach((kind) => byId("network").addEventListener(kind, () => { whole = null; }, { passive: true }));

  // The whole stays in view when the window changes; else nothing moves: vis-network changes its scale with the size
  // of the canvas, right after "resize", hence one frame later.
  net.on("afterDrawing", () => { if (!restoring) last = { scale: net.getScale(), position: net.getViewPosition() }; });
  net.on("resize", () => {
    if (restoring || !last) return;
    restoring = last;
    requestAnimationFrame(() => {
      if (whole === seen.things) fit();
      else net.moveTo({ ...restoring, animation: false });
      lookAt(chosen());
      restoring = null;
    });
  });

  return { fit, lookAt, covered };
}

function bounds(points) {
  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
