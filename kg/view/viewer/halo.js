// Below all else in the picture: rings around the chosen thing, the hovered one and the one that the keys have led to,
// and a broad line along what is hovered.

function haloes({ edges }, net, colours) {
  function along(ctx, edge, scale) {
    const { edgeType } = net.body.edges[edge];
    ctx.beginPath();
    for (let step = 0; step <= 1; step += 0.125) {
      const { x, y } = edgeType.getPoint(step);
      ctx.lineTo(x, y);
    }
    Object.assign(ctx, { strokeStyle: colours("line"), lineWidth: 7 / scale, lineCap: "round" });
    ctx.stroke();
  }

  return (ctx, seen) => {
    const scale = net.getScale();
    const ring = (id, more, colour, thick) => {
      const p = seen.where.get(id);
      if (!p) return;
      ctx.beginPath();
      ctx.arc(p.x, p.y, seen.radius(id) + more / scale, 0, 2 * Math.PI);
      Object.assign(ctx, { strokeStyle: colours(colour), lineWidth: thick / scale });
      ctx.stroke();
    };
    ctx.save();
    seen.edges.filter((edge) => pointed(edges, edge, seen) && net.body.edges[edge]).forEach((edge) => along(ctx, edge, scale));
    if (seen.hovered !== null) ring(seen.hovered, 4, "soft", 2);
    if (seen.chosen && seen.chosen.thing !== undefined) ring(seen.chosen.thing, 5, "accent", 3);
    if (seen.cursor !== null && seen.focused()) ring(seen.cursor, 9, "ink", 2);
    ctx.restore();
  };
}

const pointed = (edges, edge, { hovered, hoveredEdge }) => edge === hoveredEdge || edges.from[edge] === hovered || edges.to[edge] === hovered;
