// One line that says which filters are on, and a button that takes them off.

const FILTERS = ["types", "relations", "papers", "statuses", "least", "from", "to", "district"];

function filtered(data, speech, state, filter) {
  const MOST = 3; // names, before the rest is a number
  const { types, relations, reports, things } = data;

  byId("unfilter").addEventListener("click", () =>
    state.change({ ...Object.fromEntries(FILTERS.map((name) => [name, USUAL[name]])), page: 0 }));

  // What is left out of a list, or all that is left in it where that is less to say.
  function ofList(keys, list, name) {
    if (!keys.length) return [];
    const on = list.filter(({ key }) => !keys.includes(key));
    const off = list.filter(({ key }) => keys.includes(key));
    const few = on.length > 0 && on.length < off.length;
    return [[speech.say(few ? "onlyThose" : "without"), ...names((few ? on : off).map(name))]];
  }

  function names(list) {
    const some = list.length > MOST + 1 ? list.slice(0, MOST) : list;
    const said = some.flatMap((name, at) => [at ? speech.say("comma") : "", element("bdi", "", name)]);
    return some.length < list.length ? [...said, speech.say("andMore", list.length)] : said;
  }

  function words(now) {
    const { least, district, from, to } = now;
    return [
      ...ofList(now.types, filter.present, (type) => speech.type(types.indexOf(type))),
      ...ofList(now.relations, relations, (one) => speech.relation(relations.indexOf(one))),
      ...ofList(now.papers, reports.papers.map((name) => ({ key: paperKey(name) })), ({ key }) => paperName(speech, key)),
      ...ofList(now.statuses, filter.statuses, ({ key }) => speech.status(key)),
      ...(least ? [[speech.say("atLeast", (least / 1000).toFixed(2))]] : []),
      ...(from || to ? [[speech.span(from, to)]] : []),
      ...(district ? [[element("bdi", "", things.name[data.numberOf.get(district)])]] : []),
    ];
  }

  return {
    // The same as one text, "" where no filter is on.
    text: () => words(state.now).map((one) => one.map((part) => part.textContent ?? part).join("")).join(" · "),
    show() {
      const said = words(state.now);
      byId("filtered").hidden = !said.length;
      byId("filteredBy").replaceChildren(speech.say("filteredBy"), ...said.flatMap((one, at) => [at ? " · " : "", ...one]));
    },
  };
}
