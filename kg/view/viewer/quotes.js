// What supports statements and figures, as elements: the sentence with its quote marked, the article, how it was read.

// `shown` gives what passes the filters now.
function quotes(data, parts, speech, shown) {
  const { sizes, reports, statements } = data;

  // The supports of a statement, the best first.
  async function ofStatement(i) {
    const { proofs, texts } = await parts.part(`statements/${Math.floor(i / sizes.statements)}`);
    const relation = statements.relation[i];
    return (await places(proofs, texts, i % sizes.statements)).map((one) => ({ ...one, relation }));
  }

  // Places in the order in which the reader wants them now: those in the article that is open, if one is; those that pass.
  const fits = (places, open = -1) =>
    fitting(places, [...(open < 0 ? [] : [({ report }) => report === open]), ...shown().demands]);

  // How many places there are, and how many of them pass where not all do; "" where there is one.
  function counted({ places: { length }, fit }) {
    if (length < 2) return "";
    return [speech.say("proofs", length), fit && fit < length && speech.say("fit", fit)].filter(Boolean).join(" · ");
  }

  // A statement with what supports it, and the IRIs of its own.
  async function whole(i) {
    const { iris } = await parts.part(`statements/${Math.floor(i / sizes.statements)}`);
    const [subject, object] = await Promise.all([statements.subject[i], statements.object[i]].map(ofThing));
    return { i, iri: joined(iris, i % sizes.statements), subject: subject.iri, object: object.iri, supports: await ofStatement(i) };
  }

  const joined = ({ base, rest }, at) => (rest.length ? base + rest[at] : "");

  // An article's.
  const iri = (report) => (reports.base ? reports.base + reports.key[report] : reports.iri[report]);

  // Other names, reasons, figures of a thing.
  async function ofThing(thing) {
    const part = await parts.part(`things/${Math.floor(thing / sizes.things)}`);
    const own = thing % sizes.things;
    const first = part.numbers.slice(0, own).reduce((sum, count) => sum + count, 0);
    const numbers = Array.from({ length: part.numbers[own] }, async (_, at) => ({
      text: part.number[first + at], support: await places(part.proofs, part.texts, first + at),
    }));
    const [names, hidden, reasons] = [part.names[own], part.hidden[own], part.reasons[own]];
    const iri = part.iri.length ? part.iri[own] : data.things.base + data.things.key[thing];
    return { iri, names, hidden, reasons, numbers: await Promise.all(numbers) };
  }

  // The places of the statement or figure that is the i-th of its part.
  function places(proofs, texts, i) {
    proofs.starts ??= startsOf(proofs.count);
    const [low, high] = [proofs.starts[i], proofs.starts[i + 1]];
    return Promise.all(Array.from({ length: high - low }, (_, at) => support(proofs, texts, low + at)));
  }

  async function support(proofs, texts, at) {
    const [report, begin] = [proofs.report[at], proofs.begin[at]];
    const [source, rule, modality, post] = ["source", "rule", "modality", "post"].map((name) => texts[proofs[name][at]]);
    const text = report < 0 ? texts[proofs.sentence[at]] : await parts.sentence(sizes.reports, report, proofs.sentence[at]);
    return {
      text, begin, end: begin + proofs.length[at], report, source, rule, modality, post,
      confidence: proofs.confidence[at], reported: proofs.reported[at], iri: joined(proofs.iris, at),
    };
  }

  function sentence({ text, begin, end }) {
    const made = element("p", "sentence");
    if (end > begin) made.append(text.slice(0, begin), element("mark", "", text.slice(begin, end)), text.slice(end));
    return made;
  }

  // An article's headline and where it was printed; `open` makes the headline a way to it. `again` says that it is the
  // one before it, but for a little.
  function reportLine(report, open, again = false) {
    const made = element("p", again ? "meta again" : "meta", again ? speech.say("again") : "");
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

  // Why the text was read so; the rule's own name is what `kg explain --rule` takes.
  function reading(rule) {
    const made = element("span", "rule", speech.say("basis") + speech.evidence(rule));
    made.title = `${speech.say("rule")} ${rule}`;
    return made;
  }

  // One place that supports something; where it is one of several, with its own modality and confidence.
  function place(one, open, several = false) {
    const made = element("div", "place");
    made.append(sentence(one));
    made.append(one.report >= 0 ? reportLine(one.report, open) : element("p", "meta", `${speech.say("source")}${speech.evidence(one.source) || "—"}`));
    const about = [
      one.report >= 0 && speech.signed(one.report),
      one.post && `${speech.say("post")}${one.post}`,
      one.reported && speech.say("reported"),
      several && speech.status(one.modality, one.relation),
      several && one.confidence >= 0 && `${speech.say("own")} ${share(one.confidence)}`,
      one.report >= 0 && one.rule && reading(one.rule),
    ].filter(Boolean);
    const line = element("p", "meta");
    line.append(...about.flatMap((part, at) => (at ? [" · ", part] : [part])));
    if (about.length) made.append(line);
    return made;
  }

  // The line under the sentence of a row: what says so, where it was printed, and what else does.
  function origin(found) {
    const [best] = found.places;
    const said = !best ? [] : best.report < 0 ? ["", speech.evidence(best.source)] : [`《${reports.headline[best.report]}》`, printing(best.report).join(" · ")];
    return [...said, counted(found)].filter(Boolean).flatMap((text, at) => [at ? " · " : "", element("bdi", "", text)]);
  }

  return { ofStatement, ofThing, whole, fits, counted, sentence, place, reportLine, printing, origin, iri, day };
}
