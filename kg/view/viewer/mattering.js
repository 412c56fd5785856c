// The things that matter most of all that pass, by their neighbours and their articles.

function mattering(data) {
  const { things, edges, edgesOf, other } = data;
  const LEAST = 4; // things of a part that is shown at all, or the whole of it: fewer would say nothing

  function degrees(open) {
    const found = new Int32Array(things.count);
    for (let edge = 0; edge < edges.count; edge++) {
      if (!open(edge)) continue;
      found[edges.from[edge]]++;
      found[edges.to[edge]]++;
    }
    return found;
  }

  // What a thing counts: its neighbours and its articles, of those that pass; 0 without a neighbour.
  function weights(degree, passing) {
    const found = new Float64Array(things.count);
    for (let thing = 0; thing < things.count; thing++) {
      if (degree[thing]) found[thing] = Math.sqrt(degree[thing] + data.texts.count(things.reports(thing), passing.reports));
    }
    return found;
  }

  function linkedThings(degree) {
    const found = [];
    for (let thing = 0; thing < things.count; thing++) if (degree[thing]) found.push(thing);
    return found;
  }

  const byWeight = (list, weight) => list.sort((a, b) => weight[b] - weight[a] || a - b);

  // So many things, or a quarter more where those are all. Every part that hangs together has its share, by its size:
  // what another newspaper writes about its city would else be missing. The first view is made by the same rule
  // (mattering.py).
  function rank(most, passing, open) {
    if (most === USUAL.most && passing.counts.statements === data.statements.count) return data.first;
    const degree = degrees(open);
    const linked = linkedThings(degree);
    if (linked.length <= most * 1.25) return linked;
    const weight = weights(degree, passing);
    const found = parts(byWeight(linked, weight), open).sort((a, b) => b.length - a.length);
    return shares(found.map((part) => part.length), most).flatMap((share, at) => grown(found[at][0], weight, share, open));
  }

  // What hangs together, each part led by the first of its things in that order.
  function parts(order, open) {
    const seen = new Uint8Array(things.count);
    const found = [];
    for (const start of order) {
      if (seen[start]) continue;
      const part = [start];
      seen[start] = 1;
      for (const thing of part)
        for (const edge of edgesOf(thing)) {
          const one = other(edge, thing);
          if (seen[one] || !open(edge)) continue;
          seen[one] = 1;
          part.push(one);
        }
      found.push(part);
    }
    return found;
  }

  // How many of each part are shown, the largest first; what is too little for a part is the largest's.
  function shares(sizes, most) {
    const found = [];
    let [left, rest] = [most, sizes.reduce((sum, size) => sum + size, 0)];
    for (const size of sizes) {
      if (found.length && left < LEAST) break;
      const share = Math.min(left, Math.max(Math.ceil((left * size) / rest), Math.min(size, LEAST)));
      found.push(share);
      [left, rest] = [left - share, rest - size];
    }
    found[0] = Math.min(sizes[0], found[0] + left);
    return found;
  }

  // From the weightiest thing to its neighbours and theirs; a type that fills up weighs less, since a picture of nothing
  // but districts would hide what happened in them.
  function grown(start, weight, share, open) {
    const [chosen, count] = [[], data.types.map(() => 1)];
    const waiting = data.types.map(() => heap((a, b) => weight[a] - weight[b] || b - a));
    const seen = new Set([start]);
    waiting[things.type[start]].put(start);
    while (chosen.length < share) {
      const [best] = waiting.map((one) => one.top()).filter((one) => one !== undefined)
        .sort((a, b) => weight[b] / count[things.type[b]] - weight[a] / count[things.type[a]] || a - b);
      waiting[things.type[best]].take();
      chosen.push(best);
      count[things.type[best]]++;
      edgesOf(best).forEach((edge) => {
        const one = other(edge, best);
        if (seen.has(one) || !open(edge)) return;
        seen.add(one);
        waiting[things.type[one]].put(one);
      });
    }
    return chosen;
  }

  return rank;
}

// A heap: its top is what is the largest by `compare`. A hub has thousands of neighbours, of which few are wanted.
function heap(compare) {
  const list = [];
  const swap = (i, j) => { [list[i], list[j]] = [list[j], list[i]]; };

  function sink(i) {
    for (;;) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let large = i;
      if (left < list.length && compare(list[left], list[large]) > 0) large = left;
      if (right < list.length && compare(list[right], list[large]) > 0) large = right;
      if (large === i) return;
      swap(i, large);
      i = large;
    }
  }

  return {
    top: () => list[0],
    put(one) {
      let i = list.push(one) - 1;
      for (let up; i && compare(list[i], list[(up = (i - 1) >> 1)]) > 0; i = up) swap(i, up);
    },
    take() {
      swap(0, list.length - 1);
      list.pop();
      sink(0);
    },
  };
}
