// Statements, figures and articles as the panel shows them.

function cards(data, speech, quoted, act) {
  const { things, statements, relations, types } = data;
  const FEW = 10; // of a list at first
  const STEP = 50; // more of it at a time

  function name(thing) {
    const made = button("name", "", () => act.thing(thing));
    made.append(glyph(types[things.type[thing]].key), element("span", "", things.name[thing]));
    return made;
  }

  // Says that the filters leave something out; hidden where they don't. `passes` shows or hides all of them again.
  function filtered(className, kind, number, passing) {
    const made = element("p", className, speech.say("filtered"));
    Object.assign(made.dataset, { kind, number });
    made.hidden = Boolean(passing[kind][number]);
    return made;
  }

  const passes = (place, passing) => place.querySelectorAll("[data-kind]").forEach((line) => {
    line.hidden = Boolean(passing[line.dataset.kind][line.dataset.number]);
  });

  // A statement in words and what supports it.
  async function statement(i, passing, current = false) {
    const made = element("article", current ? "card current" : "card");
    if (current) made.setAttribute("aria-current", "true");
    made.dataset.statement = i;
    made.append(head(i), filtered("meta leftout", "statements", i, passing), ...evidence(await quoted.ofStatement(i)));
    return made;
  }

  function head(i) {
    const made = element("div", "head");
    const relation = statements.relation[i];
    made.append(
      name(statements.subject[i]),
      element("span", "relation", `${speech.relation(relation)}${relations[relation].symmetric ? "" : " →"}`),
      name(statements.object[i]),
      element("span", "score", [speech.modality(i), share(statements.confidence[i])].filter(Boolean).join(" · ")),
    );
    return made;
  }

  // One place at a time, with steps to the next and the one before where there are several.
  function evidence(support) {
    if (support.length < 2) return support.map((one) => quoted.place(one, act.report));
    const [place, count] = [element("div"), element("span", "count")];
    count.setAttribute("role", "status");
    let at = 0;
    function show(next) {
      at = (next + support.length) % support.length;
      place.replaceChildren(quoted.place(support[at], act.report, true));
      count.textContent = speech.say("evidence", at + 1, support.length);
    }
    show(0);
    const steps = element("div", "steps");
    steps.append(
      button("tool before", speech.say("before"), () => show(at - 1)), count, button("tool after", speech.say("after"), () => show(at + 1)));
    return [place, steps];
  }

  function figure(number) {
    const made = element("article", "card");
    made.append(element("div", "head", number.text), ...evidence(number.support));
    return made;
  }

  const article = (report) => quoted.reportLine(report, act.report);

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

  return { name, filtered, passes, statement, figure, article, long };
}
