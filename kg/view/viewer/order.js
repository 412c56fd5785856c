// How the list of relations is sorted: by any of its columns, up or down; as printed where none is chosen.

const COLUMNS = ["subject", "relation", "object", "status", "confidence", "date"];

// `shown` gives what passes the filters now.
function ordering(data, speech, shown) {
  const { things, statements, reports, relations } = data;
  const kept = new Map(); // the ranks of names and relations, by language; made when they are first asked for

  // Of each word its place among all, in the alphabet of the language: for Chinese by pinyin.
  function ranks(name, words) {
    const key = `${name} ${speech.language()}`;
    if (!kept.has(key)) kept.set(key, ranked(words(), speech.collator()));
    return kept.get(key);
  }

  const names = () => ranks("names", () => things.name);
  const spoken = () => ranks("relations", () => relations.map((_, relation) => speech.relation(relation)));
  const none = (value) => (value < 0 ? Infinity : value);

  // What a statement is sorted by, as a number; Infinity where it has none, which stands last in either direction.
  const VALUES = {
    subject: () => { const rank = names(); return (i) => rank[statements.subject[i]]; },
    object: () => { const rank = names(); return (i) => rank[statements.object[i]]; },
    relation: () => { const rank = spoken(); return (i) => rank[statements.relation[i]]; },
    status: () => (i) => MODALITIES.indexOf(statements.modalities[statements.modality[i]]) + (relations[statements.relation[i]].state ? 0.5 : 0),
    confidence: () => (i) => none(statements.confidence[i]),
    date: () => { const { reports: passing } = shown(); return (i) => dayOf(i, passing); },
  };

  // The day of the first article that passes, whose sentence the list shows.
  function dayOf(i, passing) {
    const { starts, values } = statements.reports;
    for (let at = starts[i]; at < starts[i + 1]; at++) if (passing[values[at]]) return none(reports.day[values[at]]);
    return Infinity;
  }

  // The statements sorted by a state's `sort`: a column, with - before it where it falls.
  function sorted(rows, sort) {
    const { column, falls } = parsed(sort);
    if (!column) return rows;
    const value = VALUES[column]();
    const keys = new Float64Array(statements.count);
    for (const i of rows) keys[i] = value(i);
    const way = falls ? -1 : 1;
    return rows.sort((a, b) => {
      const [left, right] = [keys[a], keys[b]];
      if (left === right) return a - b;
      if (left === Infinity || right === Infinity) return left - right;
      return way * (left - right);
    });
  }

  return { sorted };
}

function parsed(sort) {
  const column = sort.replace(/^-/, "");
  return { column: COLUMNS.includes(column) ? column : "", falls: sort.startsWith("-") };
}

// Up, then down, then as printed again.
function further(sort, column) {
  const now = parsed(sort);
  if (now.column !== column) return column;
  return now.falls ? "" : `-${column}`;
}

function ranked(words, collator) {
  const different = [...new Set(words)].sort(collator.compare);
  const place = new Map(different.map((word, rank) => [word, rank]));
  return Int32Array.from(words, (word) => place.get(word));
}
