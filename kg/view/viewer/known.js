// What of a state this graph has: an address that was mistyped, or is of another graph, does no harm and says what is amiss.

function knowing(data, filter, select) {
  const { things, reports, relations, statements, numberOf } = data;
  const keys = (list) => { const own = new Set(list.map(({ key }) => key)); return (key) => own.has(key); };
  const isThing = (key) => numberOf.has(key);
  const papers = keys(reports.papers.map((name) => ({ key: paperKey(name) })));
  const dated = reports.days.some((day) => Number.isFinite(dayNumber(day)));
  const isDistrict = (key) => isThing(key) && things.district[numberOf.get(key)] === numberOf.get(key);
  const isChosen = (key) => isThing(key) || select.chosenStatement({ chosen: key }) >= 0 || reports.key.includes(key);
  const LISTS = {
    types: keys(filter.present), relations: keys(relations), papers, statuses: keys(filter.statuses),
    focus: isThing, path: isThing, unfolded: isThing,
  };
  const TEXTS = {
    district: isDistrict, chosen: isChosen, from: isDate, to: isDate, sort: (sort) => Boolean(parsed(sort).column),
    language: (language) => Object.hasOwn(WORDS, language), theme: (theme) => THEMES.includes(theme),
  };

  function isDate(text) {
    return dated && Number.isFinite(firstDay(text));
  }

  const QUIET = ["statuses", "sort", "language", "theme"]; // nobody misses them

  // A state of what the graph has, and the texts of what it has not.
  function known(state) {
    const [own, lost] = [{ ...state }, []];
    for (const [name, has] of Object.entries(LISTS)) {
      own[name] = state[name].filter(has);
      if (!QUIET.includes(name)) lost.push(...state[name].filter((key) => !has(key)));
    }
    for (const [name, has] of Object.entries(TEXTS)) {
      if (!state[name] || has(state[name])) continue;
      own[name] = "";
      if (!QUIET.includes(name)) lost.push(state[name]);
    }
    if (own.path.length !== state.path.length || own.path.length > 2) own.path = [];
    if (own.from && own.to && firstDay(own.from) > lastDay(own.to)) [own.from, own.to] = [own.to, own.from];
    own.hops = Math.max(1, Math.min(own.hops, 9));
    own.least = Math.min(own.least, 1000);
    if (own.most < 2) own.most = beginning.most;
    return [own, lost];
  }

  return known;
}

// A line that says what an address names and the graph has not.
function missing(speech, state) {
  const [MOST, LONG] = [3, 40]; // texts, and characters of each
  const short = (text) => (text.length > LONG ? `${text.slice(0, LONG)}…` : text);

  return {
    show() {
      const some = state.lost.slice(0, MOST).flatMap((text, at) => [at ? speech.say("comma") : "", element("bdi", "", short(text))]);
      const more = state.lost.length > MOST ? [speech.say("andMore", state.lost.length)] : [];
      byId("missing").hidden = !some.length;
      byId("missing").replaceChildren(...(some.length ? [speech.say("missing"), ...some, ...more] : []));
    },
  };
}
