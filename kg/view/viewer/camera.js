// What part of the picture is seen: the whole of it, or what the reader looks at; it moves only when it has to.

function looking(net, seen, where, screen) {
  const BAR = 44; // pixels at the top that are kept free for the bar over the picture
  const SIDE = 65; // and at the sides, for half of a name
  const CLOSE = 0.4; // scale from which a thing that is looked at can be made out
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const moving = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });
  let whole = null; // the things of which all are in view, until the reader moves the picture or looks at something
  let [last, restoring] = [null, null];

  // What the bar over the picture covers of it.
  function covered() {
    const bar = byId("focus");
    return { left: 0, top: 0, right: bar.offsetLeft + bar.offsetWidth, bottom: bar.offsetTop + bar.offsetHeight };
  }

  // vis-network's own fit leaves no room for the labels, which are drawn here and not known to it.
  function fit(animated) {
    if (!where.size) return;
    whole = seen.things;
    const { left, top, right, bottom } = bounds([...where.values()]);
    const { clientWidth, clientHeight } = byId("network");
    const bar = Math.max(BAR, covered().bottom);
    const scale = Math.min(
      Math.max(clientWidth - 2 * SIDE, 100) / Math.max(right - left, 1),
      Math.max(clientHeight - 80 - bar, 100) / Math.max(bottom - top, 1), 1.3);
    const position = { x: (left + right) / 2, y: (top + bottom - (bar - 10) / scale) / 2 };
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
      restoring = null;
    });
  });

  return { fit, lookAt, covered };
}

function bounds(points) {
  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
