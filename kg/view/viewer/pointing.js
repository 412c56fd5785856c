// What the reader points at: the thing or edge under a mouse or a finger, and the thing that arrow keys lead to.

function pointing(data, net, seen, labels) {
  const { edges } = data;
  const box = byId("network");
  const canvas = box.querySelector("canvas");
  const HIT = 4; // pixels beside a thing
  const REACH = { mouse: [0, 4, 8], touch: [5, 12, 12] }; // and beside a name, a thing in its reach, and an edge
  const SIDES = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  // From places on paper to pixels of the canvas.
  function screen() {
    const [scale, centre] = [net.getScale(), net.getViewPosition()];
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const at = (p) => ({ x: (p.x - centre.x) * scale + width / 2, y: (p.y - centre.y) * scale + height / 2 });
    const holds = (b) => b.left >= 0 && b.top >= 0 && b.right <= width && b.bottom <= height;
    return { scale, width, height, at, holds, ratio: canvas.width / width };
  }

  // The line as it is drawn, in pixels. Only vis-network knows where it bends.
  function line(edge, view) {
    const { edgeType } = net.body.edges[edge];
    const steps = edgeType.options.smooth.enabled ? [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1] : [0, 1];
    return steps.map((step) => view.at(edgeType.getPoint(step)));
  }

  // {thing} or {edge} at a point of the canvas, or null: things, names, what is around a thing, edges, which end in it.
  function at(point, touch) {
    const view = screen();
    const [word, around, beside] = REACH[touch ? "touch" : "mouse"];
    const places = net.getPositions(seen.things);
    const thing = (limit) => nearest(seen.things, limit, (one) => {
      const p = view.at(places[one]);
      return Math.hypot(p.x - point.x, p.y - point.y) - seen.radius(one) * view.scale;
    });
    const edge = () => nearest(seen.edges, beside, (one) => fromLine(point, line(one, view)));
    const [hit, named] = [thing(HIT), labels.at(point, word)];
    if (hit === undefined && named) return named;
    const found = hit ?? thing(around);
    if (found !== undefined) return { thing: found };
    const crossed = edge();
    return crossed === undefined ? null : { edge: crossed };
  }

  function nearest(list, limit, distance) {
    let [best, least] = [undefined, limit];
    for (const one of list) {
      const found = distance(one);
      if (found <= least) [best, least] = [one, found];
    }
    return best;
  }

  function fromLine(point, points) {
    let least = Infinity;
    for (let i = 1; i < points.length; i++) least = Math.min(least, fromSegment(point, points[i - 1], points[i]));
    return least;
  }

  function fromSegment(p, a, b) {
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const along = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.min(1, Math.max(0, along));
    return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
  }

  // The nearest thing on that side, those straight ahead before those far to the left or right of it.
  function beyond(from, [right, down]) {
    const places = net.getPositions(seen.things);
    const here = places[from];
    return nearest(seen.things.filter((one) => one !== from), Infinity, (one) => {
      const [dx, dy] = [places[one].x - here.x, places[one].y - here.y];
      const [ahead, aside] = [dx * right + dy * down, Math.abs(dx * down) + Math.abs(dy * right)];
      return ahead > 0 && ahead >= aside / 2 ? ahead + 2 * aside : NaN;
    });
  }

  function central() {
    const [view, places] = [screen(), net.getPositions(seen.things)];
    return nearest(seen.things, Infinity, (one) => {
      const p = view.at(places[one]);
      return Math.hypot(p.x - view.width / 2, p.y - view.height / 2);
    });
  }

  function zoom(factor, on) {
    on.zoom();
    net.moveTo({ scale: Math.min(4, Math.max(0.02, net.getScale() * factor)), animation: false });
  }

  // Tells of what is hovered, clicked and led to by keys.
  function listen(on) {
    net.on("click", ({ pointer, event }) => on.click(at(pointer.DOM, event.pointerType === "touch")));
    canvas.addEventListener("pointermove", (event) => {
      if (event.pointerType === "touch" || event.buttons) return;
      on.hover(at({ x: event.offsetX, y: event.offsetY }, false));
    });
    canvas.addEventListener("pointerleave", () => on.hover(null));
    box.addEventListener("focus", () => {
      if (box.matches(":focus-visible") && seen.cursor === null && seen.things.length) on.move(central());
    });
    box.addEventListener("blur", () => on.hover(null));
    box.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !pressed(event.key, on)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  function pressed(key, on) {
    const own = { "+": () => zoom(1.25, on), "=": () => zoom(1.25, on), "-": () => zoom(0.8, on), 0: on.fit };
    if (own[key]) own[key]();
    else if (key === "Enter" && seen.cursor !== null) on.click({ thing: seen.cursor });
    else if (SIDES[key] && seen.things.length) {
      const next = seen.cursor === null ? central() : beyond(seen.cursor, SIDES[key]);
      if (next !== undefined) on.move(next);
    } else return false;
    return true;
  }

  // The canvas is one stop of the tab key, with a name; vis-network makes a nameless one of its frame.
  box.querySelector(".vis-network").removeAttribute("tabindex");

  return { screen, line, at, listen };
}
