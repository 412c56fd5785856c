// What is meant by what is typed: things by their names, in pinyin or its first letters; articles; statements.

function finding(data, store) {
  const { things, reports, statements, relations } = data;
  const MOST = 12; // suggestions
  const ARTICLES = 3; // of them for headlines, where things would fill all
  const texts = sentences(data, store);
  const apart = telling(data);
  let reading = null;

  // Folded once, when it is first asked for.
  const ready = () => (reading ??= read());

  async function read() {
    const { names, readings, traditional, simplified } = await store.part("search");
    const simple = new Map([...traditional].map((one, at) => [one, simplified[at]]));
    const others = names.split("\n");
    const lines = things.name.map((name, thing) => (others[thing] ? `${oneLine(name)}\t${others[thing]}` : oneLine(name)));
    const latin = spelt(lines, readings);
    return { names: haystack(lines.join("\n")), latin: haystack(latin.join("\n")), headlines: haystack(reports.headline.map(oneLine).join("\n")), readings, simple };
  }

  const wanted = (words) => folded(words).replace(/[\t\n]/g, "");

  // Words as they are looked for: as they were typed and, where that differs, in simplified characters.
  function ways({ simple }, words) {
    const name = wanted(words);
    return name ? [...new Set([name, [...name].map((one) => simple.get(one) || one).join("")])] : [];
  }

  // Of each thing how well it fits, 0 for not at all. Two letters stand within too many a pinyin to mean one.
  function fits(known, words) {
    const { names, latin } = known;
    const found = new Uint8Array(things.count);
    const raise = (less) => (thing, fit) => { found[thing] = Math.max(found[thing], 2 * fit - less); };
    const letters = latinOf(words);
    ways(known, words).forEach((name) => names.each(name, raise(0)));
    if (letters) latin.each(letters, raise(1), { within: letters.length > 2 });
    return found;
  }

  function headlineFits(known, words) {
    const found = new Uint8Array(reports.count);
    ways(known, words).forEach((name) => known.headlines.each(name, (report, fit) => { found[report] = Math.max(found[report], fit); }));
    return found;
  }

  // How well all of several words fit, each by itself or all as one.
  function allFit(fitting, known, words) {
    const whole = fitting(known, words);
    const each = separate(words);
    if (each.length < 2) return whole;
    const some = each.map((word) => fitting(known, word));
    return whole.map((own, at) => own || some.reduce((least, fit) => Math.min(least, fit[at]), Infinity));
  }

  // The best few: those that fit best, then those that weigh most, then the first.
  function best(found, weight) {
    const kept = [];
    for (let one = 0; one < found.length; one++) {
      if (!found[one]) continue;
      const value = found[one] * 2 ** 32 + weight(one);
      if (kept.length === MOST && value <= kept[MOST - 1][0]) continue;
      const place = kept.findIndex(([other]) => value > other);
      kept.splice(place < 0 ? kept.length : place, 0, [value, one]);
      kept.length = Math.min(kept.length, MOST);
    }
    return kept.map(([, one]) => one);
  }

  const { starts } = data.statementsOf;
  const weight = (thing) => things.articles[thing] + starts[thing + 1] - starts[thing];

  // {thing, matched, hint, latin} and {report}: `matched` is the other name or the pinyin by which a thing was found, ""
  // for its name; `hint` tells it from others of its name; `latin` is its name in pinyin.
  async function suggest(words) {
    const known = await ready();
    const found = best(allFit(fits, known, words), weight);
    const articles = best(allFit(headlineFits, known, words), () => 0);
    const room = MOST - Math.min(articles.length, Math.max(ARTICLES, MOST - found.length));
    const some = found.slice(0, room);
    const hints = apart(some);
    return [
      ...some.map((thing) => ({ thing, matched: matched(known, thing, words), hint: hints.get(thing), latin: romanized(things.name[thing], known.readings) })),
      ...articles.slice(0, MOST - Math.min(room, found.length)).map((report) => ({ report })),
    ];
  }

  function matched(known, thing, words) {
    const name = ways(known, words).map((way) => known.names.field(thing, way)).find(Boolean);
    if (name) return name.at ? name.text : "";
    const letters = latinOf(words);
    return (letters && known.latin.field(thing, letters)?.text) || "";
  }

  // Which statements have to do with the words, each of them; null where nothing is typed.
  async function statementsOf(words) {
    const each = separate(words);
    if (!each.length) return null;
    const known = await ready();
    const marks = each.map((one) => marked(known, one));
    return marks[0].map((own, i) => (marks.every((one) => one[i]) ? 1 : 0));
  }

  // Chinese words that stand apart are several; pinyin is one, however it is spaced.
  const separate = (words) => (latinOf(words) ? [words] : words.normalize("NFKC").split(/\s+/).filter(wanted));

  function marked(known, words) {
    const [found, names] = [fits(known, words), ways(known, words)];
    const headlines = headlineFits(known, words);
    const printed = headlines.includes(1) || headlines.includes(2) || headlines.includes(3);
    const related = relations.map(({ zh, en }) => [zh, en].some((word) => names.some((name) => folded(word).includes(name))));
    const mark = new Uint8Array(statements.count);
    const { starts, values } = statements.reports;
    for (let i = 0; i < mark.length; i++) {
      mark[i] = found[statements.subject[i]] || found[statements.object[i]] || related[statements.relation[i]] ? 1 : 0;
      for (let at = starts[i]; printed && !mark[i] && at < starts[i + 1]; at++) if (headlines[values[at]]) mark[i] = 1;
    }
    names.forEach((name) => texts.mark(name, mark));
    return mark;
  }

  // A thing's name in pinyin.
  const latin = async (thing) => romanized(things.name[thing], (await store.part("search")).readings);

  return { suggest, statementsOf, latin, ready, sentences: texts };
}
