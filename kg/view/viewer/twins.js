// What tells things of one name apart: where they are, what they have most to do with, or where they were printed.

function telling(data) {
  const { things, reports, edgesOf, other } = data;

  const district = (thing) => (things.district[thing] >= 0 && things.district[thing] !== thing ? things.name[things.district[thing]] : "");

  // The name of the neighbour that has most neighbours itself.
  function neighbour(thing) {
    const found = [...edgesOf(thing)].map((edge) => other(edge, thing)).sort((a, b) => edgesOf(b).length - edgesOf(a).length || a - b);
    return found.length ? things.name[found[0]] : "";
  }

  function printed(thing) {
    const [report] = things.reports(thing);
    return report === undefined ? "" : `《${reports.headline[report]}》`;
  }

  // Of each of some things a few words, "" where it is the only one of its name: the first of the three ways in which
  // all that bear the name differ, else all of them. Who has nothing of that way has the next.
  function apart(some) {
    const named = Map.groupBy(some, (thing) => things.name[thing]);
    const said = new Map();
    for (const twins of named.values()) {
      const ways = [district, neighbour, printed].map((way) => twins.map(way));
      const differs = (words) => new Set(words).size === words.length;
      const words = ways.find(differs) || twins.map((_, at) => [...new Set(ways.map((way) => way[at]))].filter(Boolean).join(" · "));
      const next = (at) => ways.map((way) => way[at]).find((word) => word && !words.includes(word)) || "";
      twins.forEach((thing, at) => said.set(thing, twins.length > 1 ? words[at] || next(at) : ""));
    }
    return said;
  }

  return apart;
}
