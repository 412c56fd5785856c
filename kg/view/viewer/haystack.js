// Lines of text in one long string, so that a keystroke looks through a hundred thousand of them in milliseconds.

// The same for full and half width, upper and lower case, with or without spaces; tabs and line ends stay.
const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\S\t\n]+/g, "");
const oneLine = (text) => text.replace(/[\t\n\r]+/g, " ");

// What somebody typed in Latin letters, as pinyin is written here: Jīn shuǐ qū, xi'an, LÜ. "" where it is something else.
function latinOf(words) {
  const letters = words.normalize("NFKD").toLowerCase().replaceAll("u\u0308", "v").replace(/[\p{M}\p{P}\p{Z}\s]+/gu, "");
  return /^[a-z0-9]*[a-z][a-z0-9]*$/.test(letters) ? letters : "";
}

// How well words fit a field of a line; the fields of a line stand apart by tabs.
const FIT = Object.freeze({ within: 1, begins: 2, whole: 3 });

function haystack(lines) {
  const source = `\n${lines}\n`;
  const text = folded(source);
  const begins = beginsOf(text);
  const own = text === source ? begins : beginsOf(source);

  function fit(at, length) {
    if (!apart(at - 1)) return FIT.within;
    return apart(at + length) ? FIT.whole : FIT.begins;
  }

  function apart(at) {
    const code = text.charCodeAt(at);
    return code === 9 || code === 10;
  }

  function places(needle, skip, tell) {
    let line = 0;
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
      while (begins[line + 1] <= at + skip) line++;
      tell(line, fit(at + skip, needle.length - skip));
    }
  }

  // Calls with every line that has the folded words, once.
  function eachLine(words, tell) {
    let line = 0;
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, begins[line + 1] - 1)) {
      while (begins[line + 1] <= at) line++;
      tell(line);
    }
  }

  // Calls with the line and the fit of every place of the folded words; at the beginning of fields only, if so asked.
  function each(words, tell, { within = true } = {}) {
    if (within) return places(words, 0, tell);
    places(`\n${words}`, 1, tell);
    return places(`\t${words}`, 1, tell);
  }

  // The field of a line that fits best, as it is written, and which one it is; null where none does.
  function field(line, words) {
    const fields = text.slice(begins[line], begins[line + 1] - 1).split("\t");
    const tests = [(one) => one === words, (one) => one.startsWith(words), (one) => one.includes(words)];
    const at = tests.map((test) => fields.findIndex(test)).find((found) => found >= 0) ?? -1;
    return at < 0 ? null : { at, text: source.slice(own[line], own[line + 1] - 1).split("\t")[at] };
  }

  return { each, eachLine, field };
}

// Where each line begins, and the end of the text.
function beginsOf(text) {
  const found = [];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) found.push(at + 1);
  return Int32Array.from(found);
}
