// Finding things by their names, as they are typed: in Chinese, by another name, in pinyin or by its first letters.

function search(data, parts) {
  const { things } = data;
  // The same for full and half width, upper and lower case, with or without spaces.
  const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  let names = null;

  async function known() {
    const { typed } = await parts.part("search");
    names = names || things.name.map((name, thing) => [name, ...typed[thing]].map(folded));
    return names;
  }

  // Whole name, then beginning, then anywhere; of those the ones with more relations first.
  async function find(words) {
    const wanted = folded(words);
    if (!wanted) return [];
    const score = (list) => Math.max(...list.map((name) => (name === wanted ? 3 : name.startsWith(wanted) ? 2 : name.includes(wanted) ? 1 : 0)));
    const ranked = (await known()).map((list, thing) => [score(list), thing]).filter((pair) => pair[0]);
    ranked.sort((a, b) => b[0] - a[0] || data.statementsOf(b[1]).length - data.statementsOf(a[1]).length || a[1] - b[1]);
    return ranked.map((pair) => pair[1]);
  }

  return { find };
}
