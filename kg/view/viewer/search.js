// The search box: a combobox that suggests while one types; what is typed also filters the list of relations.

function search(data, finder, speech, act) {
  const { things, reports } = data;
  const PAUSE = 120; // ms after a key, before the list follows
  const [box, list, none, clear] = ["search", "suggestions", "none", "clear"].map(byId);
  let shown = [];
  let chosen = -1;
  let turn = 0; // counts the keys, so that a late answer is not shown
  let timer = 0;
  let listed = { words: "", count: 0 }; // what the list has, of which words

  async function suggest() {
    const own = ++turn;
    const found = box.value.trim() ? await finder.suggest(box.value) : [];
    if (own !== turn) return;
    shown = found;
    list.replaceChildren(...found.map(option));
    choose(-1);
    open(found.length > 0);
    none.hidden = found.length > 0 || !box.value.trim() || document.activeElement !== box;
    sayNone();
    byId("suggested").textContent = box.value.trim() ? speech.say("suggested", found.length) : "";
  }

  // Where nothing is called so, the list may still have sentences that do; it follows a little later.
  function sayNone() {
    const words = box.value.trim();
    const also = listed.words === words && listed.count > 0;
    none.textContent = none.hidden ? "" : speech.say("noneNamed", isolated(words)) + (also ? speech.say("yetListed") : "");
  }

  function open(wanted) {
    list.hidden = !wanted;
    none.hidden = true;
    box.setAttribute("aria-expanded", String(wanted));
    if (!wanted) choose(-1);
  }

  function option(one, at) {
    const made = element("li");
    made.id = `suggestion-${at}`;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    made.append(...(one.thing === undefined ? ofReport(one.report) : ofThing(one)));
    return made;
  }

  // What of a line is told in words, as many under each other as are needed.
  function worded(...words) {
    const made = element("span", "worded");
    made.append(...words);
    return made;
  }

  function ofThing({ thing, matched, hint, latin }) {
    const count = things.articles[thing];
    const words = [
      called(element("bdi", "called"), things.name[thing]),
      element("span", "kind", speech.kind(thing) || speech.type(things.type[thing])),
      ...(hint ? [element("bdi", "hint", hint)] : []),
      ...(matched ? [element("bdi", "matched", matched)] : speech.language() === "en" && latin ? [element("bdi", "kind", latin)] : []),
    ];
    return [
      glyph(data.types[things.type[thing]].key),
      worded(...words),
      ...(count ? [element("span", "many", speech.say("inArticles", speech.number(count)))] : []),
    ];
  }

  function ofReport(report) {
    const printed = [reports.papers[reports.paper[report]], speech.date(reports.days[reports.day[report]] || "")];
    return [worded(element("bdi", "called headline", `《${reports.headline[report]}》`), element("bdi", "kind", printed.filter(Boolean).join(" · ")))];
  }

  function choose(at) {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = at;
    const line = list.children[at];
    if (!line) return box.removeAttribute("aria-activedescendant");
    line.setAttribute("aria-selected", "true");
    line.scrollIntoView({ block: "nearest" });
    return box.setAttribute("aria-activedescendant", line.id);
  }

  // One past the end is the box itself.
  const step = (by) => choose(((chosen + 1 + by + shown.length + 1) % (shown.length + 1)) - 1);

  function take(at) {
    const one = shown[at];
    if (!one) return;
    follow();
    open(false);
    if (one.thing === undefined) act.report(one.report);
    else act.thing(one.thing);
  }

  // The list of relations follows what is typed.
  function follow() {
    clearTimeout(timer);
    act.words(box.value.trim());
  }

  const KEYS = {
    ArrowDown: () => (list.hidden ? suggest() : step(1)),
    ArrowUp: () => list.hidden || step(-1),
    Escape: () => (list.hidden ? empty() : open(false)),
  };

  function empty() {
    if (!box.value) return false;
    box.value = "";
    cleared();
    follow();
    return suggest();
  }

  [clear, byId("unsearch")].forEach((one) => one.addEventListener("click", () => {
    empty();
    box.focus();
  }));
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || !KEYS[event.key] || KEYS[event.key]() === false) return;
    event.preventDefault();
    event.stopPropagation();
  });
  box.addEventListener("input", (event) => {
    suggest();
    cleared();
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(follow, PAUSE);
  });
  box.addEventListener("compositionend", follow);
  box.form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (list.hidden || !shown.length) await suggest();
    take(Math.max(chosen, 0));
  });
  box.addEventListener("focus", () => Promise.all([finder.ready(), finder.sentences.ready()]).then(act.read), { once: true });
  box.addEventListener("blur", () => open(false));
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => take([...list.children].indexOf(event.target.closest("li"))));

  // Nothing to clear is no button.
  function cleared() {
    clear.hidden = !box.value;
  }

  return {
    // How many relations the list has of some words.
    listed(words, count) {
      listed = { words, count };
      sayNone();
    },
    // What is searched for, in the box and over the list that it narrows.
    show(words) {
      if (box.value.trim() !== words) box.value = words;
      cleared();
      byId("searched").hidden = !words;
      byId("searchedFor").textContent = words ? speech.say("searched", isolated(words)) : "";
    },
  };
}
