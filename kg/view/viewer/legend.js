// The legend, which is the filter: what is switched off in it is neither drawn nor listed. `filters.js` says what its
// lines count.

function legend(data, speech, state, filter, opened) {
  const { types, relations, reports, things } = data;
  const papers = reports.papers.map((name) => ({ key: paperKey(name) }));
  const groups = [
    group("types", filter.present, (counts, type) => counts.types[types.indexOf(type)], (type) => speech.type(types.indexOf(type)), glyphOf),
    group("relations", byNumber(), (counts, one) => counts.relations[relations.indexOf(one)], (one) => speech.relation(relations.indexOf(one))),
    group("papers", papers, (counts, one) => counts.papers[papers.indexOf(one)], (one) => paperName(speech, one.key)),
    group("statuses", filter.statuses, (counts, one) => counts.statuses[filter.statuses.indexOf(one)], (one) => speech.status(one.key)),
  ];

  // Those with most statements first.
  function byNumber() {
    const numbers = new Map(relations.map((one) => [one, 0]));
    data.statements.relation.forEach((relation) => numbers.set(relations[relation], numbers.get(relations[relation]) + 1));
    return relations.toSorted((a, b) => numbers.get(b) - numbers.get(a));
  }

  function glyphOf(type) {
    return [glyph(type.key)];
  }

  // Lines of which each is switched on and off, or left alone; `field` of the state lists what is off.
  function group(field, list, count, name, sign = () => []) {
    const box = byId(field);
    const off = () => state.now[field];
    const change = (keys) => state.change({ [field]: keys, page: 0 });
    const all = box.querySelector(".all");
    all.addEventListener("click", () => change([]));
    const lines = list.map((one) => {
      const others = list.filter((other) => other !== one).map(({ key }) => key);
      const alone = () => others.every((key) => off().includes(key)) && !off().includes(one.key);
      const toggle = button("toggle", "", () => change(toggled(off(), one.key)));
      toggle.append(...sign(one), element("bdi"), element("b"));
      toggle.dataset.key = one.key;
      const only = button("only", "", () => change(alone() ? [] : others));
      return { one, toggle, only };
    });
    box.querySelector(".choices").replaceChildren(...lines.map(({ toggle, only }) => {
      const choice = element("span", "choice");
      choice.append(toggle, only);
      return choice;
    }));
    box.hidden = list.length < 2;
    return (counts) => {
      all.hidden = !off().length;
      for (const { one, toggle, only } of lines) {
        say(toggle, !off().includes(one.key), name(one), count(counts, one));
        only.textContent = speech.say("only");
        only.setAttribute("aria-label", speech.say("onlyThis", name(one)));
      }
    };
  }

  const toggled = (list, key) => (list.includes(key) ? list.filter((one) => one !== key) : [...list, key]);

  function say(toggle, on, name, count) {
    toggle.setAttribute("aria-pressed", String(on));
    toggle.querySelector("bdi").textContent = name;
    toggle.querySelector("b").textContent = speech.number(count);
  }

  const least = byId("least");
  least.addEventListener("input", () => state.change({ least: Math.round(least.value * 1000), page: 0 }, { passing: true }));
  ["pointerup", "blur"].forEach((kind) => least.addEventListener(kind, state.rest));

  // By how much is said of them in all, so that none moves while the reader filters.
  const district = byId("district");
  const said = (thing) => data.statementsOf(thing).length;
  const districts = filter.districts.toSorted((a, b) => said(b) - said(a) || a - b);
  district.append(...[-1, ...districts].map((thing) => new Option("", thing < 0 ? "" : things.key[thing])));
  district.addEventListener("change", () => state.change({ district: district.value, page: 0 }));
  district.parentElement.hidden = districts.length < 2;

  function showDistricts(counts) {
    const own = counts.districts();
    district.options[0].textContent = speech.say("all");
    districts.forEach((thing, at) => {
      district.options[at + 1].textContent = speech.say("with", things.name[thing], speech.number(own[thing]));
    });
    district.value = state.now.district;
  }

  const fold = byId("fold");
  let counted = null;
  fold.addEventListener("click", () => {
    const open = byId("filters").hidden;
    byId("filters").hidden = !open;
    fold.setAttribute("aria-expanded", String(open));
    document.querySelector("main").classList.toggle("unfolded", open); // what else a narrow window folds
    if (!open) return;
    showDistricts(counted);
    opened();
  });

  const { starts } = data.edgesOf;
  const lineless = starts.filter((start, thing) => thing < things.count && start === starts[thing + 1]).length;

  // The counts of what passes, and what is on.
  function show({ counts }) {
    counted = counts;
    groups.forEach((showGroup) => showGroup(counts));
    byId("lineless").textContent = lineless ? speech.say("lineless", speech.number(lineless)) : "";
    least.value = state.now.least / 1000;
    byId("leastShown").textContent = (state.now.least / 1000).toFixed(2);
    if (!byId("filters").hidden) showDistricts(counts); // there may be thousands
  }

  return { show };
}

const paperName = (speech, key) => (key === paperKey("") ? speech.say("noPaper") : key);
