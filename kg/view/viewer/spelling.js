// Names as they are typed in Latin letters, as kg/lexicon/pinyin.py has them: whole syllables, and the first letter of
// each; once for each way to read the characters, up to a few.

const WAYS = 8;

// A line for each thing: its names, which stand apart by tabs, in pinyin. `readings` is 长 → "chang zhang".
function spelt(lines, readings) {
  const known = new Map(Object.entries(readings).map(([character, ways]) => [character, ways.split(" ")]));

  function ways(name) {
    let found = [["", ""]]; // whole, first letters
    let read = false;
    for (const one of name) {
      const own = known.get(one);
      read ||= Boolean(own);
      if (!own || own.length === 1) {
        const [syllable, letter] = own ? [own[0], own[0][0]] : [one, one];
        for (const way of found) [way[0], way[1]] = [way[0] + syllable, way[1] + letter];
      } else found = found.flatMap(([whole, first]) => own.map((way) => [whole + way, first + way[0]])).slice(0, WAYS);
    }
    return read ? [...found.map(([whole]) => whole), ...found.map(([, first]) => first)] : [];
  }

  return lines.map((line) => [...new Set(line.split("\t").flatMap(ways))].join("\t"));
}

// A name for who does not read its characters: 金水区 → Jin shui qu; "" where it has none. Of several ways to read a
// character it is the usual one.
function romanized(name, readings) {
  const read = [...name].map((one) => (readings[one] ? ` ${readings[one].split(" ")[0]} ` : one)).join("");
  const latin = read.replace(/\s+/g, " ").trim();
  return latin === name.trim() ? "" : latin.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
}
