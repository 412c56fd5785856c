// What supports statements and figures, as elements: the sentence with its quote marked, the article, how it was read.

function quotes(data, parts, speech) {
  const { sizes, reports } = data;
  const FIELDS = ["text", "begin", "end", "report", "source", "rule", "confidence", "modality", "reported", "post"];

  // The supports of a statement, the best first.
  async function ofStatement(i) {
    const part = await parts.part(`statements/${Math.floor(i / sizes.statements)}`);
    return part.support[i % sizes.statements].map((row) => support(row, part.texts));
  }

  // Other names, reasons, figures of a thing.
  async function ofThing(thing) {
    const part = await parts.part(`things/${Math.floor(thing / sizes.things)}`);
    const found = part.things[thing % sizes.things];
    const numbers = found.numbers.map(({ text, support: rows }) => ({ text, support: rows.map((row) => support(row, part.texts)) }));
    return { ...found, numbers };
  }

  function support(row, texts) {
    const found = Object.fromEntries(FIELDS.map((name, position) => [name, row[position]]));
    ["text", "source", "rule"].forEach((name) => { found[name] = texts[found[name]]; });
    return found;
  }

  function sentence({ text, begin, end }) {
    const made = element("p", "sentence");
    if (end > begin) made.append(text.slice(0, begin), element("mark", "", text.slice(begin, end)), text.slice(end));
    return made;
  }

  // An article's headline and where it was printed; `open` makes the headline a way to it.
  function reportLine(report, open) {
    const made = element("p", "meta");
    const headline = `《${reports.headline[report]}》`;
    made.append(open ? button("article", headline, () => open(report)) : element("b", "", headline), " ");
    made.append(element("bdi", "", printing(report).join(" · ")));
    return made;
  }

  // Newspaper, day and page.
  function printing(report) {
    return [reports.papers[reports.paper[report]], speech.date(day(report)), reports.page[report]].filter(Boolean);
  }

  const day = (report) => reports.days[reports.day[report]] || "";

  // One place that supports something; where it is one of several, with its own modality and confidence.
  function place(one, open, several = false) {
    const made = element("div", "place");
    made.append(sentence(one));
    made.append(one.report >= 0 ? reportLine(one.report, open) : element("p", "meta", `${speech.say("source")}${one.source || "—"}`));
    const about = [
      one.report >= 0 && speech.signed(one.report),
      one.post && `${speech.say("post")}${one.post}`,
      one.reported && speech.say("reported"),
      several && (speech.say(one.modality) || one.modality),
      several && one.confidence >= 0 && `${speech.say("confidence")} ${share(one.confidence)}`,
      one.rule && `${speech.say("rule")} ${one.rule}`,
    ];
    made.append(element("p", "meta", about.filter(Boolean).join(" · ")));
    return made;
  }

  const origin = (one) => (one.report >= 0 ? reports.headline[one.report] : one.source);

  return { ofStatement, ofThing, sentence, place, reportLine, printing, origin };
}
