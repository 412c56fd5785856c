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

  function reportLine(report) {
    const made = element("p", "meta");
    const printed = [reports.papers[reports.paper[report]], day(report), reports.page[report]].filter(Boolean).join(" · ");
    made.append(element("b", "", `《${reports.headline[report]}》`), ` ${printed}`);
    return made;
  }

  const day = (report) => reports.days[reports.day[report]] || "";

  // One place that supports something; `several` says whether it stands beside others.
  function place(one, several) {
    const made = element("div", "place");
    made.append(sentence(one));
    made.append(one.report >= 0 ? reportLine(one.report) : element("p", "meta", `${speech.say("source")}${one.source || "—"}`));
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

  return { ofStatement, ofThing, sentence, place, reportLine, origin, day };
}
