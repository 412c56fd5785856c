// What supports statements and figures, as elements: the sentence with its quote marked, the article, how it was read.

function quotes(data, parts, speech) {
  const { sizes, reports, statements } = data;

  // The supports of a statement, the best first.
  async function ofStatement(i) {
    const { proofs, texts } = await parts.part(`statements/${Math.floor(i / sizes.statements)}`);
    return places(proofs, texts, i % sizes.statements);
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

  return { ofStatement, ofThing, whole, sentence, place, reportLine, printing, origin, iri, day };
}
