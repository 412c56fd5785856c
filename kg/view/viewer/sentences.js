// The sentences of all statements, to look through: read once, a part at a time, when nobody waits for anything else.

function sentences(data, store) {
  const { statements, reports, sizes } = data;
  const lines = [];
  const [begin, of] = [[0], []]; // the statements of each line, one after the other
  let texts = null;
  let reading = null;

  const idle = () => new Promise((resolve) => (window.requestIdleCallback || setTimeout)(resolve));

  // A promise that is kept when all are read.
  const ready = () => (reading ??= read());

  // First the sentences of all articles, then which statements each supports. A sentence that no article has stands in
  // a line of its own.
  async function read() {
    const firsts = [];
    for (let report = 0; report < reports.count; report += sizes.reports) {
      await idle();
      const { count, texts: own } = await store.once(`sentences/${report / sizes.reports}`);
      const begins = startsOf(count);
      count.forEach((_, i) => firsts.push(lines.length + begins[i]));
      own.forEach((text) => lines.push(oneLine(text)));
    }
    const supported = lines.map(() => []);
    for (let first = 0; first < statements.count; first += sizes.statements) {
      await idle();
      take(await store.once(`statements/${first / sizes.statements}`), first, firsts, supported);
    }
    supported.forEach((list) => {
      of.push(...list);
      begin.push(of.length);
    });
    texts = haystack(lines.join("\n"));
    lines.length = 0;
  }

  function take({ proofs, texts: own }, first, firsts, supported) {
    const begins = startsOf(proofs.count);
    proofs.count.forEach((_, i) => {
      for (let at = begins[i]; at < begins[i + 1]; at++) {
        const report = proofs.report[at];
        if (report < 0) {
          lines.push(oneLine(own[proofs.sentence[at]]));
          supported.push([first + i]);
        } else supported[firsts[report] + proofs.sentence[at]].push(first + i);
      }
    });
  }

  // Marks the statements whose sentences have the folded words; none before all are read.
  function mark(words, marked) {
    if (texts) texts.eachLine(words, (line) => {
      for (let i = begin[line]; i < begin[line + 1]; i++) marked[of[i]] = 1;
    });
  }

  return { ready, mark, get read() { return texts !== null; } };
}
