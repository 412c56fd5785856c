// Statements, figures and articles as the panel shows them.

// `shown` gives what passes the filters now.
function cards(data, speech, quoted, act, shown) {
  const { things, statements, relations, types } = data;
  const FEW = 10; // of a list at first
  const STEP = 50; // more of it at a time
  const turned = new WeakMap(); // of elements with several places: what puts those first that pass now, or shows all

  function name(thing) {
    const made = button("name", "", () => act.thing(thing));
    made.append(glyph(types[things.type[thing]].key), called(element("span"), things.name[thing]));
    return made;
  }

  // Says that the filters leave something out; hidden where they don't.
  function filtered(className, kind, number) {
    const made = element("p", className, speech.say("filtered"));
    Object.assign(made.dataset, { kind, number });
    made.hidden = Boolean(shown()[kind][number]);
    return made;
  }

  // Says again what passes, now that the filters are others.
  function passes(place) {
    place.querySelectorAll("[data-kind]").forEach((line) => {
      line.hidden = Boolean(shown()[line.dataset.kind][line.dataset.number]);
    });
    place.querySelectorAll(".proofs").forEach((proofs) => turned.get(proofs).turn());
  }

  // Shows all evidence of each statement for as long as it is printed.
  const unfold = (place, all) => place.querySelectorAll(".proofs").forEach((proofs) => turned.get(proofs).unfold(all));

  // A statement in words and what supports it, first what stands in the article `from`.
  async function statement(i, from, current = false, at = 0) {
    const made = element("article", "card");
    mark(made, current);
    made.dataset.statement = i;
    const places = await quoted.ofStatement(i);
    const shows = (now, asked) => act.evidence(i, now, asked) && asked && marked(made.parentElement) && mark(made, true);
    made.append(head(i, places.length), filtered("meta leftout", "statements", i), ...evidence(places, from, at, shows));
    return made;
  }

  function mark(made, current) {
    made.classList.toggle("current", current);
    if (current) made.setAttribute("aria-current", "true");
    else made.removeAttribute("aria-current");
  }

  // Whether one among cards is marked, which it then no longer is.
  function marked(cards) {
    const one = cards?.querySelector(":scope > .current");
    if (one) mark(one, false);
    return Boolean(one);
  }

  function head(i, places) {
    const made = element("div", "head");
    const relation = statements.relation[i];
    made.append(
      name(statements.subject[i]),
      element("span", "relation", `${speech.relation(relation)}${relations[relation].symmetric ? "" : " →"}`),
      name(statements.object[i]),
      element("span", "score", [speech.modality(i), sure(statements.confidence[i], places)].filter(Boolean).join(" · ")),
    );
    return made;
  }

  const sure = (confidence, places) =>
    (confidence < 0 ? "" : `${speech.say(places > 1 ? "together" : "confidence")} ${share(confidence)}`);

  // One place at a time, with steps to the next and the one before where there are several. `shows` is told which place
  // it is, and whether the reader asked for it.
  function evidence(support, from = -1, begin = 0, shows = () => {}) {
    if (support.length < 2) return support.map((one) => quoted.place(one, act.report));
    const [made, place, count, steps] = [element("div", "proofs"), element("div"), element("span", "count"), element("div", "steps")];
    count.setAttribute("role", "status");
    let [at, found] = [Math.min(begin, support.length - 1), { places: [] }];
    function show(next) {
      at = (next + support.length) % support.length;
      place.replaceChildren(quoted.place(found.places[at], act.report, true));
      const fit = found.fit && found.fit < support.length && speech.say(from < 0 ? "fit" : "fitHere", found.fit);
      count.textContent = [speech.say("evidence", at + 1, support.length), fit].filter(Boolean).join(" · ");
    }
    function turn() {
      const before = found;
      found = quoted.fits(support, from);
      show(!before.places.length || found.places.every((one, number) => one === before.places[number]) ? at : 0);
      shows(at, false);
    }
    function step(by) {
      show(at + by);
      shows(at, true);
    }
    function unfold(all) {
      if (all) place.replaceChildren(...found.places.map((one) => quoted.place(one, act.report, true)));
      else show(at);
    }
    turn();
    turned.set(made, { turn, unfold });
    steps.append(
      button("tool before", speech.say("before"), () => step(-1)), count, button("tool after", speech.say("after"), () => step(1)));
    made.append(place, steps);
    return [made];
  }

  function figure(number) {
    const made = element("article", "card");
    made.append(element("div", "head", number.text), ...evidence(number.support));
    return made;
  }

  // Near-duplicates in one.
  function article(some) {
    const made = element("div", "article");
    made.append(...some.map((report, at) => (at ? again(report) : quoted.reportLine(report, act.report))));
    return made;
  }

  const again = (report) => quoted.reportLine(report, act.report, true);

  // A list that shows a few, and more of it when asked for; `make` gives the element of one, or a promise of it.
  async function long(list, make, className = "many") {
    const made = element("div", className);
    const more = button("more", "", async () => {
      const first = made.children.length - 1;
      await add(STEP);
      made.children[first]?.querySelector("button")?.focus();
    });
    made.append(more);
    async function add(count) {
      const from = made.children.length - 1;
      const fresh = await Promise.all([...list.slice(from, from + count)].map(make));
      more.before(...fresh);
      const left = list.length - from - fresh.length;
      more.hidden = left <= 0;
      more.textContent = speech.say("further", speech.number(Math.min(STEP, left)), speech.number(left));
    }
    await add(list.length <= FEW * 1.5 ? list.length : FEW);
    return made;
  }

  return { name, filtered, passes, unfold, statement, figure, article, again, long };
}
