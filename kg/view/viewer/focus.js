// The bar over the picture: what can be done with the chosen thing, and what the picture is limited to now.

function focusing(data, speech, state) {
  const { things, numberOf } = data;
  const STEPS = [30, 60, 120, 250, 500, 1000]; // things that are drawn at most
  const apart = telling(data);
  let drawn = null;

  // The things that the buttons are about: the chosen one, else all that are in focus.
  const subjects = (now) => (numberOf.has(now.chosen) ? [now.chosen] : now.focus.filter((key) => numberOf.has(key)));

  // What they are called, each beside what tells it from others of its name among them.
  function names(keys) {
    const hints = apart(keys.filter((key) => numberOf.has(key)).map((key) => numberOf.get(key)));
    return keys.map((key) => {
      const thing = numberOf.get(key);
      const name = isolated(thing === undefined ? key : things.name[thing]);
      return hints.get(thing) ? speech.say("with", name, isolated(hints.get(thing))) : name;
    });
  }

  // What the reader is told: words of the state, with the names in elements of their own.
  function told(now) {
    const [a, b] = names(now.path);
    if (now.path.length === 1) return speech.say("picking", a);
    if (now.path.length === 2 && !drawn.way) return speech.say(drawn.barred ? "wayBarred" : "noWay", a, b);
    if (now.path.length === 2) return speech.say("wayOf", a, b, drawn.way.length - 1);
    if (now.focus.length) return speech.say("focusOn", names(now.focus).join(speech.say("comma")), now.hops);
    return names(subjects(now)).join("");
  }

  function show(now, wanted) {
    drawn = wanted;
    const [keys, text] = [subjects(now), told(now)];
    byId("focus").hidden = !text;
    byId("focus-what").textContent = text;
    const limited = now.focus.length > 0 || now.path.length > 0;
    for (const [id, hops] of [["near", 1], ["wide", 2]]) {
      byId(id).hidden = !keys.length || now.path.length > 0;
      byId(id).setAttribute("aria-pressed", String(shows(now, keys, hops)));
    }
    byId("way").hidden = keys.length !== 1 || now.path.length > 0; // it goes from one thing
    byId("all").hidden = !limited;
    byId("all").textContent = speech.say(["unfocus", "cancel", "unway"][now.path.length]);
    byId("network").classList.toggle("picking", now.path.length === 1);
    counted(now);
  }

  function counted(now) {
    const { length } = drawn.things;
    byId("shown").textContent = speech.say("shown", speech.number(length), speech.number(things.count));
    byId("picture-text").textContent = speech.say("pictureText", speech.number(length), speech.number(drawn.edges.length));
    const counts = !now.focus.length && now.path.length < 2;
    byId("fewer").disabled = !counts || !STEPS.some((step) => step < Math.min(now.most, length));
    byId("more").disabled = !counts || length < now.most || !STEPS.some((step) => step > now.most);
    byId("empty").hidden = length > 0;
    if (!length) emptied(now);
  }

  // Why there is nothing: the filters, which can be taken off, or the graph.
  function emptied(now) {
    const filtered = FILTERS.some((one) => String(now[one]) !== String(USUAL[one]));
    const said = byId("empty").firstElementChild;
    said.dataset.word = filtered ? "empty" : things.count ? "noLines" : "noThings";
    said.textContent = speech.say(said.dataset.word);
    byId("relax").hidden = !filtered;
  }

  // Whether the picture has what is around these alone.
  const shows = (now, keys, hops) => now.focus.join(" ") === keys.join(" ") && now.hops === hops;

  // What is beside some things alone; what was unfolded before belongs to the picture before.
  function around(hops) {
    const keys = subjects(state.now);
    if (shows(state.now, keys, hops)) return all();
    state.change({ focus: keys, hops, path: [], unfolded: [] });
  }

  const all = () => state.change({ focus: [], hops: beginning.hops, path: [] });

  // A thing that is chosen while the other end of a path is looked for is that end.
  function ends(thing) {
    const { path } = state.now;
    if (path.length !== 1) return false;
    if (things.key[thing] !== path[0]) state.change({ path: [path[0], things.key[thing]], chosen: "", focus: [], unfolded: [] });
    return true;
  }

  byId("near").addEventListener("click", () => around(1));
  byId("wide").addEventListener("click", () => around(2));
  // The pressed button goes; keys go on from what is left.
  byId("way").addEventListener("click", () => {
    state.change({ path: subjects(state.now) });
    byId("all").focus();
  });
  byId("all").addEventListener("click", () => {
    all();
    byId(byId("near").hidden ? "network" : "near").focus();
  });
  byId("fewer").addEventListener("click", () => {
    const most = STEPS.filter((step) => step < Math.min(state.now.most, drawn.things.length)).pop();
    state.change({ most });
  });
  byId("more").addEventListener("click", () => state.change({ most: STEPS.find((step) => step > state.now.most) }));
  byId("relax").addEventListener("click", () => state.change(Object.fromEntries(FILTERS.map((one) => [one, USUAL[one]]))));

  return { show, ends, told: () => told(state.now) };
}
