// What part of the picture is seen: the whole of it, or what the reader looks at; it moves only when it has to.
// `suit` is told that the room has changed in which the whole is seen.
function looking({ edges }, net, seen, where, screen, suit) {
  const BAR = 44; // pixels at the top that are kept free for the bar over the picture
  const [SIDE, HEAD, FOOT] = [65, 40, 32]; // and around it: at the sides for half of a name
  const CLOSE = 0.7; // scale from which a thing that is looked at can be made out
  const FULL = 0.72; // share of the room that a picture fills at least, one way; else it is fitted anew
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const LASTS = 350; // milliseconds of a move
  const moving = () => (still.matches ? false : { duration: LASTS, easingFunction: "easeInOutQuad" });
  let whole = null; // the things of which all are in view, until the reader touches the picture or looks at something
  let own = false; // whether what is seen is the reader's own choice: moved or enlarged by hand, or looked at
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

  // The pixels that a picture may fill.
  function room() {
    const { clientWidth, clientHeight } = byId("network");
    const [head, foot] = covered();
    const [top, bottom] = [Math.max(HEAD, head.bottom && head.bottom + 24), FOOT + (foot ? foot.bottom - foot.top : 0)];
    const side = Math.min(SIDE, clientWidth / 9);
    return { left: side, top, width: Math.max(clientWidth - 2 * side, 100), height: Math.max(clientHeight - top - bottom, 100) };
  }

  // vis-network's own fit leaves no room for the labels, which are drawn here and not known to it.
  function fit(animated) {
    if (!where.size) return;
    [whole, own] = [seen.things, false];
    net.setSize(); // else it would learn in a later frame that there is more or less room now
    const { left, top, right, bottom } = bounds([...where.values()]);
    const free = room();
    const scale = Math.min(free.width / Math.max(right - left, 1), free.height / Math.max(bottom - top, 1), 1.3);
    const { clientWidth, clientHeight } = byId("network");
    const position = {
      x: (left + right) / 2 + (clientWidth / 2 - free.left - free.width / 2) / scale,
      y: (top + bottom) / 2 + (clientHeight / 2 - free.top - free.height / 2) / scale,
    };
    const before = screen();
    net.moveTo({ position, scale, animation: false });
    if (animated && !still.matches) glide(before, screen());
  }

  // The picture as it is drawn now, from where it stood before to its place: one drawing, and the browser moves it.
  function glide(before, after) {
    const [was, is] = [before.at({ x: 0, y: 0 }), after.at({ x: 0, y: 0 })];
    const scale = before.scale / after.scale;
    const start = `translate(${was.x - scale * is.x}px, ${was.y - scale * is.y}px) scale(${scale})`;
    byId("network").querySelector("canvas").animate([{ transform: start, transformOrigin: "0 0" }, { transform: "none", transformOrigin: "0 0" }], { duration: LASTS, easing: "ease-in-out" });
  }

  // After there is more or less to see: the whole of it again where some is outside or much room is empty, unless the
  // reader looks at a part of their own choice and something is to be seen there.
  function refit() {
    if (!where.size) return;
    const [view, free] = [screen(), room()];
    const points = [...where.values()].map(view.at);
    const inside = points.filter(({ x, y }) => x > 0 && y > 0 && x < view.width && y < view.height).length;
    const { left, top, right, bottom } = bounds(points);
    const fills = Math.max((right - left) / free.width, (bottom - top) / free.height) > FULL || view.scale >= 1.3;
    if (own ? !inside : inside < points.length || !fills) fit(true);
  }

  // Brings things into view, if they are not.
  function lookAt(list) {
    const here = list.filter((thing) => where.has(thing));
    const view = screen();
    const inside = ({ x, y }) => x > 40 && y > BAR && x < view.width - 40 && y < view.height - 40;
    if (!here.length || here.every((thing) => inside(view.at(where.get(thing))))) return;
    [whole, own] = [null, true];
    const scale = Math.max(net.getScale(), CLOSE);
    if (here.length === 1) net.moveTo({ position: where.get(here[0]), scale, animation: moving() });
    else net.fit({ nodes: here, maxZoomLevel: scale, animation: moving() });
  }

  ["pointerdown", "wheel", "keydown"].forEach((kind) => byId("network").addEventListener(kind, () => { whole = null; }, { passive: true }));
  ["zoom", "dragStart"].forEach((kind) => net.on(kind, () => { own = true; }));

  // The whole stays in view when the window changes; else nothing moves: vis-network changes its scale with the size
  // of the canvas, right after "resize", hence one frame later.
  net.on("afterDrawing", () => { if (!restoring) last = { scale: net.getScale(), position: net.getViewPosition() }; });
  net.on("resize", () => {
    if (restoring || !last) return;
    restoring = last;
    requestAnimationFrame(() => {
      if (whole === seen.things) {
        suit();
        fit();
      } else net.moveTo({ ...restoring, animation: false });
      lookAt(chosen());
      restoring = null;
    });
  });

  return { fit, refit, lookAt, covered, room, own: () => { own = true; }, free: () => !own };
}

function bounds(points) {
  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
