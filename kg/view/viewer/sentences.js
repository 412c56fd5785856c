// The sentences of all statements, to look through: read once, a part at a time, when nobody waits for anything else.

function sentences(data, store) {
  const { statements, sizes } = data;
  const lines = [];
  const [begin, of] = [[0], []]; // the statements of each line, one after the other
  let texts = null;
  let reading = null;

  const idle = () => new Promise((resolve) => (window.requestIdleCallback || setTimeout)(resolve));

  // A promise that is kept when all are read.
  const ready = () => (reading ??= read());

  async function read() {
    for (let first = 0; first < statements.count; first += sizes.statements) {
      await idle();
      take(await store.once(`statements/${first / sizes.statements}`), first);
    }
    texts = haystack(lines.join("\n"));
    lines.length = 0;
  }

  function take({ support, texts: own }, first) {
    const found = new Map();
    support.forEach((rows, i) => rows.forEach(([text]) => {
      if (!found.has(text)) found.set(text, new Set());
      found.get(text).add(first + i);
    }));
    found.forEach((list, text) => {
      lines.push(oneLine(own[text]));
      of.push(...list);
      begin.push(of.length);
    });
  }

  // Marks the statements whose sentences have the folded words; none before all are read.
  function mark(words, marked) {
    if (texts) texts.each(words, (line) => {
      for (let i = begin[line]; i < begin[line + 1]; i++) marked[of[i]] = 1;
    });
  }

  return { ready, mark, get read() { return texts !== null; } };
}
