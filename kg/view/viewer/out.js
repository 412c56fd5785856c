// What a reader takes away of what is shown: the link to it, the picture, the relations, the graph of them.

function out(data, speech, state, quoted, picture, whole, shown) {
  const { things, statements, reports } = data;
  const [opener, menu, asked, said] = ["out", "outMenu", "outLink", "outSaid"].map(byId);
  const items = [...menu.children];
  const TIMES = 2; // pixels of a picture to one of the screen
  const FEW = 3; // newspapers that are named
  const drawSvg = svgOf(data, speech, picture);
  const print = printing(data, speech, quoted, { of: drawSvg, colours: picture.colours });
  const [csv, turtle] = [csvOf(data, quoted, speech), turtleOf(data, quoted)];

  // The statements that the lines of the picture stand for.
  function drawnStatements() {
    const { drawn, passing } = shown();
    return drawn.edges.flatMap((edge) => [...data.edges.statements(edge)].filter((i) => passing.statements[i]));
  }

  // Things, and statements with what supports them and all IRIs.
  const taken = async () => ({ things: shown().drawn.things, rows: await Promise.all(drawnStatements().map(quoted.whole)) });

  function caption() {
    const { drawn, told, filters } = shown();
    const counted = speech.say("shown", speech.number(drawn.things.length), speech.number(things.count));
    const from = [printedIn(), counted].filter(Boolean).join(" · ");
    return { title: document.title, lines: [told, filters && speech.say("filteredBy") + filters, from] };
  }

  // The newspapers and the time of the articles behind what is drawn.
  function printedIn() {
    const { passing } = shown();
    const own = [...new Set(drawnStatements().flatMap((i) => [...statements.reports(i)]))].filter((one) => passing.reports[one]);
    const papers = [...new Set(own.map((one) => reports.papers[reports.paper[one]]))].filter(Boolean);
    const days = own.map((one) => reports.day[one]).filter((day) => day >= 0).sort((a, b) => a - b);
    const named = papers.length > FEW ? speech.number(papers.length) + speech.say("newspapers") : papers.join(speech.say("comma"));
    return [named, days.length && speech.span(reports.days[days[0]], reports.days[days.at(-1)])].filter(Boolean).join(" · ");
  }

  // The title and what is looked at, without what file systems or the direction of writing could trip over.
  function fileName(ending) {
    const { told, filters } = shown();
    const text = [document.title, told, filters].filter(Boolean).join(" ");
    const safe = text.replace(/[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, "").replace(/[\\/:*?"<>|%]/g, " ");
    const short = [...safe.replace(/\s+/g, " ")].slice(0, 60).join("").replace(/^[\s.~-]+|[\s.]+$/g, "");
    return `${/^(con|prn|aux|nul|com\d|lpt\d)?$/i.test(short.split(".")[0]) ? `kg ${short}`.trim() : short}.${ending}`;
  }

  function save(content, media, ending) {
    const link = element("a");
    link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: media }));
    link.download = fileName(ending);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers read it late
    tell(speech.say("saved", link.download));
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(state.link());
      tell(speech.say(location.protocol === "file:" ? "copiedHere" : "copied"));
    } catch {
      asked.hidden = false;
      byId("link").value = state.link();
      byId("link").select();
    }
  }

  // As it is once the canvas has drawn what was asked for last: labels are placed only then.
  async function vector() {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return drawSvg(caption());
  }

  async function printed() {
    print.fill(caption(), (await taken()).rows);
    window.print();
  }

  const WAYS = {
    link: copy,
    whole: () => save(whole(asBeginning(state.now)), "text/html;charset=utf-8", "html"),
    print: printed,
    png: async () => save(await pngOf(await vector(), TIMES), "image/png", "png"),
    svg: async () => save(svgText(await vector()), "image/svg+xml", "svg"),
    csv: async () => save(csv(await taken()), "text/csv;charset=utf-8", "csv"),
    turtle: async () => save(await turtle(await taken()), "text/turtle;charset=utf-8", "ttl"),
  };

  let quiet = 0;
  function tell(words) {
    said.textContent = words;
    clearTimeout(quiet);
    quiet = setTimeout(() => { said.textContent = ""; }, 6000);
  }

  async function go(way) {
    fold(true);
    tell(speech.say("writing"));
    try {
      await WAYS[way]();
      if (said.textContent === speech.say("writing")) tell("");
    } catch (error) {
      tell(speech.say("notWritten"));
      throw error;
    }
  }

  function fold(back) {
    menu.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    if (back) opener.focus({ preventScroll: true });
  }

  function unfold(at) {
    asked.hidden = true;
    menu.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    items.at(at).focus();
  }

  const KEYS = { ArrowDown: 1, ArrowUp: -1, Home: 0, End: 0 };
  function pressed(event) {
    const at = items.indexOf(document.activeElement);
    const { key } = event;
    if (key === "Escape" || key === "Tab") fold(key === "Escape");
    if (key === "Tab" || !(key in KEYS || key === "Escape")) return;
    event.preventDefault();
    event.stopPropagation(); // the page's own Escape closes what is chosen
    if (KEYS[key]) items.at((at + KEYS[key]) % items.length).focus();
    else if (key !== "Escape") items.at(key === "Home" ? 0 : -1).focus();
  }

  function listen() {
    opener.addEventListener("click", () => (menu.hidden ? unfold(0) : fold(true)));
    opener.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      unfold(event.key === "ArrowUp" ? -1 : 0);
    });
    menu.addEventListener("keydown", pressed);
    menu.addEventListener("click", (event) => {
      const way = event.target.closest("[data-out]")?.dataset.out;
      if (way) go(way);
    });
    asked.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      asked.hidden = true;
      opener.focus();
    });
    document.addEventListener("pointerdown", (event) => {
      if (event.target.closest(".exits")) return;
      asked.hidden = true;
      if (!menu.hidden) fold(false);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      if (state.now.chosen || state.now.path.length === 2) return; // what the panel says is all there
      event.preventDefault(); // the browser would not wait for the sentences
      go("print");
    });
    window.addEventListener("beforeprint", () => byId("paper").children.length || print.fill(caption(), null));
    window.addEventListener("afterprint", print.empty);
  }

  return { listen };
}
