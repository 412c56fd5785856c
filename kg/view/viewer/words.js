// The words of the page itself, in Chinese and English; names and texts of the graph stay as they are.
// What the template says is named there: data-word is the text of an element, data-word-title, -placeholder and
// -label its attributes; data-of is what a word is said of. `fill` writes them all when the language changes.

const WORDS = {
  zh: {
    language: "中文", comma: "、", colon: "：", between: " 至 ",
    title: "本地新闻知识图谱", titled: (what) => `${what} 知识图谱`,
    articles: () => "篇报道", things: () => "个实体", relations: () => "条关系", figures: () => "个数字", newspapers: () => "种报纸",
    search: "搜索", searchFor: "搜索名称、拼音、标题、原句", searchKey: "按 / 键到这里", pages: "页面", network: "关系网络",
    fitAll: "全图", fitting: "看全图", reset: "还原", resetting: "回到最初的样子",
    keyDone: "已做、在做", keyTimes: "×2 两条关系合成一条线", keyMore: "+2 还有两个邻居，点击展开",
    list: "关系与原句", subject: "谁", relation: "关系", object: "对象", status: "状态", sure: "可信度",
    nothing: "没有符合的关系。", previous: "‹ 上一页", next: "下一页 ›", back: "‹ 返回列表",
    shown: (some, all) => `显示 ${some} / ${all}`,
    statements: (some, all) => (some === all ? `${all} 条` : `${some} / ${all} 条`),
    page: (number, all) => `第 ${number} / ${all} 页`,
    count: (number) => `${number} 条关系`,
    done: "已做", ongoing: "在做", planned: "计划", state: "现状",
    alias: "又称：", hidden: "文中也作：", post: "职务：", source: "来源：", reported: "转述他人的话",
    confidence: "可信度", together: "合计可信度", own: "本条可信度", basis: "依据：", rule: "规则", technical: "技术信息", numbers: "数字", seenIn: "见于报道", again: "同一篇又见 ",
    why: "名称为什么归为一个", filtered: "当前的筛选不含它",
    // picture
    keyWeak: "计划，或不太确定", keySize: "图形越大，报道越多",
    picture: "关系网络图", pictureText: (some, lines) => `图中有 ${some} 个实体、${lines} 条线。`,
    pictureKeys: "方向键走到邻近的一个，Enter 打开，+ 和 − 缩放，0 看全图。右边的列表里有同样的内容。",
    pictureAt: (name, type, near) => `${name}，${type}，${near} 个邻居`,
    fewer: "少画一些", more: "多画一些", focus: "聚焦", near: "只看它和邻居", wide: "两步以内", way: "到…的最短路径", cancel: "取消",
    focusOn: (name, hops) => `只看「${name}」和${hops === 1 ? "邻居" : ` ${hops} 步以内`}`, picking: (name) => `从「${name}」到…：点另一个，或搜索它`,
    unfocus: "退出聚焦", unway: "退出路径",
    wayOf: (a, b, steps) => `从「${a}」到「${b}」：${steps} 步`, noWay: (a, b) => `「${a}」和「${b}」之间没有路径`,
    wayBarred: (a, b) => `当前筛选下「${a}」和「${b}」之间没有路径`,
    empty: "没有符合筛选的内容", relax: "取消筛选",
    // reading
    suggestions: "建议", suggested: (number) => (number ? `${number} 个建议，用上下箭头选` : "没有建议"), inArticles: (number) => `${number} 篇`,
    readingSentences: "正在读原句…", inDistrict: "区县：",
    outward: (word) => `它${word}的`, inward: (word) => `${word}它的`, further: (some, left) => `再列 ${some} 条（还有 ${left} 条）`,
    evidence: (number, all) => `证据 ${number} / ${all}`, proofs: (all) => `共 ${all} 条证据`, fit: (number) => `${number} 条符合筛选`, fitHere: (number) => `${number} 条出自这篇`,
    before: "‹ 上一条", after: "下一条 ›", says: "这篇报道说的", names: "提到的",
    drawnOnly: "只列图中的", sentence: "原句与报道（按日期）", table: "关系、原句和报道。列标题是按钮，按它排序；在行内用上下箭头换行。", toList: "跳到列表", toPicture: "跳到网络图",
    // filters
    types: "类型", period: (dates) => dates.replace("/", WORDS.zh.between),
    filter: "筛选", papers: "报纸", noPaper: "没有报纸名", district: "区县", least: "可信度至少",
    all: "全部", only: "仅", onlyThis: (name) => `只看${name}`, with: (name, count) => `${name}（${count}）`,
    filteredBy: "已筛选：", without: "不含", onlyThose: "只看", andMore: (all) => `等 ${all} 项`, atLeast: (number) => `可信度 ≥ ${number}`,
    unfilter: "取消筛选",
    spans: "月份", clear: "清空搜索", searched: (words) => `只列与“${words}”有关的`, unsearch: "取消搜索",
    noneNamed: (words) => `没有名称或标题像“${words}”`, yetListed: "；原句提到它的在列表里",
    districtMeans: "有一方在其中的关系；双方都不在任何区县的，看报道写没写到它",
    lineless: (number) => `另有 ${number} 个没有关系，不画，可搜索`, noLines: "没有可画的关系", noThings: "图谱里什么也没有",
    missing: "链接里有这张图没有的，已略过：",
    drawUp: "拉起列表", putDown: "放下列表", light: "浅色", dark: "深色", time: "时间", play: "播放", pause: "暂停", earlier: "早一步", later: "晚一步", from: "从", to: "到",
    since: (date) => `${date} 起`, until: (date) => `至 ${date}`, printed: (number) => `${number} 篇`,
    // taking away
    out: "导出", outing: "带走所见的", link: "复制链接", png: "图片（PNG）", svg: "矢量图（SVG）", print: "打印", csv: "表格（CSV）", turtle: "图谱（Turtle）",
    whole: "网页（此视图）", copiedHere: "已复制。这个链接只在本机打得开：给别人要连文件一起发，或导出“网页（此视图）”",
    copied: "已复制", saved: (name) => `已保存 ${name}`, copyThis: "浏览器不让复制，请自己复制：", writing: "正在写…", notWritten: "没写成",
    sentenceAlone: "原句", quote: "引文", headline: "标题", paper: "报纸", date: "日期", printedOn: "版面", signed: "署名", sourceName: "来源",
    evidenceNumber: "证据", evidences: "证据数", ownStatus: "本条状态", statementIri: "关系 IRI", subjectIri: "谁 IRI", objectIri: "对象 IRI", evidenceIri: "证据 IRI", articleIri: "报道 IRI",
    undatedIn: (number) => `其中 ${number} 篇无日期`, undatedOut: (number) => `不含 ${number} 篇无日期的`,
  },
  en: {
    language: "English", comma: ", ", colon: ": ", between: " to ",
    title: "Knowledge graph of local news", titled: (what) => `${what} knowledge graph`,
    articles: (number) => (number === "1" ? " article" : " articles"), things: (number) => (number === "1" ? " entity" : " entities"),
    relations: (number) => (number === "1" ? " relation" : " relations"),
    figures: (number) => (number === "1" ? " figure" : " figures"), newspapers: () => " newspapers",
    search: "Search", searchFor: "Search names, pinyin, headlines, sentences", searchKey: "Press / to come here", pages: "Pages", network: "Network of relations",
    fitAll: "Fit", fitting: "See the whole network", reset: "Reset", resetting: "Back to how it was at first",
    keyDone: "done, ongoing", keyTimes: "×2 two relations as one line", keyMore: "+2 two more neighbours: click to unfold",
    list: "Relations and sentences", subject: "Subject", relation: "Relation", object: "Object", status: "Status", sure: "Confidence",
    nothing: "No such relations.", previous: "‹ Previous", next: "Next ›", back: "‹ Back to the list",
    shown: (some, all) => `${some} of ${all} shown`,
    statements: (some, all) => (some === all ? `${all}` : `${some} of ${all}`),
    page: (number, all) => `Page ${number} of ${all}`,
    count: (number) => `${number} ${number === 1 ? "relation" : "relations"}`,
    done: "done", ongoing: "ongoing", planned: "planned", state: "current",
    alias: "Also: ", hidden: "In the text also: ", post: "Post: ", source: "Source: ", reported: "reported speech",
    confidence: "confidence", together: "overall confidence", own: "its own confidence", basis: "basis: ", rule: "rule", technical: "Technical details", numbers: "Figures", seenIn: "In articles", again: "Again in ",
    why: "Why its names are one", filtered: "The filters leave it out",
    // picture
    keyWeak: "planned, or not so sure", keySize: "larger = more articles",
    picture: "Picture of the network", pictureText: (some, lines) => `The picture has ${some} things and ${lines} lines.`,
    pictureKeys: "Arrow keys go to the nearest thing on that side, Enter opens it, + and − zoom, 0 shows the whole. The list beside it says the same.",
    pictureAt: (name, type, near) => `${name}, ${type}, ${near} ${near === 1 ? "neighbour" : "neighbours"}`,
    fewer: "Draw fewer", more: "Draw more", focus: "Focus", near: "Only it and its neighbours", wide: "Within two steps", way: "Shortest path to…", cancel: "Cancel",
    focusOn: (name, hops) => `Only "${name}" and ${hops === 1 ? "its neighbours" : `what is within ${hops} steps`}`, picking: (name) => `From "${name}" to…: click another, or search for it`,
    unfocus: "Show all", unway: "Leave the path",
    wayOf: (a, b, steps) => `From "${a}" to "${b}": ${steps} ${steps === 1 ? "step" : "steps"}`, noWay: (a, b) => `There is no path between "${a}" and "${b}"`,
    wayBarred: (a, b) => `With these filters there is no path between "${a}" and "${b}"`,
    empty: "Nothing passes the filters", relax: "Clear filters",
    // reading
    suggestions: "Suggestions", inArticles: (number) => `${number} ${number === "1" ? "article" : "articles"}`,
    suggested: (number) => (number ? `${number} ${number === 1 ? "suggestion" : "suggestions"}: choose with the arrow keys` : "No suggestions"),
    readingSentences: "reading the sentences…", inDistrict: "District: ",
    outward: (word) => capital(word), inward: (word) => capital(word), further: (some, left) => `${some} more (${left} are left)`,
    evidence: (number, all) => `Evidence ${number} / ${all}`, proofs: (all) => `${all} pieces of evidence`,
    fit: (number) => `${number} ${number === 1 ? "passes" : "pass"} the filters`, fitHere: (number) => `${number} in this article`,
    before: "‹ Previous", after: "Next ›", says: "What this article says", names: "Named in it",
    drawnOnly: "Only in the picture", sentence: "Sentence and article (by date)", table: "Relations with their sentences and articles. The headings are buttons that sort; up and down arrows go from row to row.", toList: "Skip to the list", toPicture: "Skip to the network",
    // filters
    types: "Types", period: (dates) => dates.split("/").map((date) => dated(date, "en")).join(WORDS.en.between),
    filter: "Filters", papers: "Newspapers", noPaper: "no newspaper named", district: "District", least: "Confidence at least",
    all: "All", only: "only", onlyThis: (name) => `Only ${name}`, with: (name, count) => `${name} (${count})`,
    filteredBy: "Filtered: ", without: "without ", onlyThose: "only ", andMore: (all) => ` and others, ${all} in all`,
    atLeast: (number) => `confidence ≥ ${number}`, unfilter: "Clear filters",
    spans: "Months", clear: "Clear the search", searched: (words) => `Only what has to do with “${words}”`, unsearch: "Clear the search",
    noneNamed: (words) => `No name or headline is like “${words}”; names are in Chinese or pinyin.`, yetListed: " The list has the relations that mention it.",
    districtMeans: "Relations with an end in it; where no end is in any, those of articles that mention it",
    lineless: (number) => `${number} more without relations: not drawn, but found by the search`, noLines: "There are no relations to draw", noThings: "There is nothing in this graph",
    missing: "Left out, since the link names what is not in this graph: ",
    drawUp: "Draw up the list", putDown: "Put down the list", light: "Light", dark: "Dark", time: "Time", play: "Play", pause: "Pause", earlier: "A step back", later: "A step on", from: "From", to: "To",
    since: (date) => `since ${date}`, until: (date) => `until ${date}`,
    printed: (number) => `${number} ${number === "1" ? "article" : "articles"}`,
    // taking away
    out: "Export", outing: "Take away what is shown", link: "Copy the link", png: "Picture (PNG)", svg: "Vector picture (SVG)", print: "Print", csv: "Table (CSV)", turtle: "Graph (Turtle)",
    whole: "Page (this view)", copiedHere: "Copied. It opens on this computer only: send the file with it, or export “Page (this view)”",
    copied: "Copied", saved: (name) => `Saved ${name}`, copyThis: "The browser does not let it be copied; copy it yourself:", writing: "Writing…", notWritten: "It could not be written",
    sentenceAlone: "Sentence", quote: "Quote", headline: "Headline", paper: "Newspaper", date: "Date", printedOn: "Page", signed: "Signed", sourceName: "Source",
    evidenceNumber: "Evidence no.", evidences: "Evidence in all", ownStatus: "its own status", statementIri: "Statement IRI", subjectIri: "Subject IRI", objectIri: "Object IRI", evidenceIri: "Evidence IRI", articleIri: "Article IRI",
    undatedIn: (number) => `${number} of them undated`, undatedOut: (number) => `${number} undated left out`,
  },
};

const MODALITIES = ["done", "ongoing", "planned"];
const OTHER = { zh: "en", en: "zh" };
const TAGS = { zh: "zh-Hans", en: "en" };

const capital = (word) => word.replace(/^[a-z]/, (first) => first.toUpperCase());

// A day, month or year as the language writes it; whatever else a graph calls a date stays as it is.
function dated(date, language) {
  const [, year, month, day] = date.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/) || [];
  if (!month || language === "zh") return date;
  const form = { year: "numeric", month: day ? "short" : "long", day: day && "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat("en-GB", form).format(Date.UTC(year, month - 1, day || 1));
}

const wholeMonths = (from, to) => (!from || from.endsWith("-01")) && (!to || lastDay(to.slice(0, 7)) === dayNumber(to));

// What speaks the chosen language: words, and the names of types and relations.
function speaker(data, state) {
  const usual = Object.hasOwn(WORDS, data.begin?.language) ? data.begin.language : "zh";
  const language = () => (Object.hasOwn(WORDS, state.now.language) ? state.now.language : usual);

  function say(key, ...values) {
    const said = WORDS[language()][key];
    return typeof said === "function" ? said(...values) : said;
  }

  // A modality of the graph in words: as it stands where it is none of those known, and what simply is so as such.
  function status(name, relation = -1) {
    if (name === "state") return say(name);
    if (!MODALITIES.includes(name)) return name;
    return say(name === "done" && relation >= 0 && data.relations[relation].state ? "state" : name);
  }

  const WAYS = { "": "textContent", "-title": "title", "-placeholder": "placeholder", "-label": "ariaLabel" };

  // What says so already is left alone, and not laid out anew.
  function put(place, field, text) {
    if (place[field] !== text) place[field] = text;
  }

  // The words of the template, in the language of the moment.
  function fill() {
    put(document.documentElement, "lang", TAGS[language()]);
    for (const [way, field] of Object.entries(WAYS))
      for (const place of document.querySelectorAll(`[data-word${way}]`))
        put(place, field, say(place.getAttribute(`data-word${way}`), place.dataset.of));
    for (const link of document.querySelectorAll("[data-zh]")) link.textContent = link.dataset[language()];
    const other = OTHER[language()];
    byId("language").textContent = WORDS[other].language;
    byId("language").lang = TAGS[other];
  }

  return {
    language, say, fill,
    // The other language as a state writes it: nothing where it is the page's own.
    other: () => (OTHER[language()] === usual ? beginning.language : OTHER[language()]),
    number: (value) => (Math.abs(value) < 1000 ? String(value) : value.toLocaleString(language() === "en" ? "en" : "zh-CN")),
    collator: () => new Intl.Collator(language() === "en" ? "en" : "zh-u-co-pinyin"),
    date: (date) => dated(date, language()),
    // The month of a day, short.
    month: (day) => (language() === "en" ? dated(day, "en").replace(/^\d+ /, "") : day.slice(0, 7)),
    // From one day to another; whole months as such. One of the two may be "".
    span(from, to) {
      const months = wholeMonths(from, to);
      const [first, last] = [from, to].map((date) => dated(months ? date.slice(0, 7) : date, language()));
      if (!first || !last) return first ? say("since", first) : say("until", last);
      return first === last ? first : `${first}${say("between")}${last}`;
    },
    type: (type) => data.types[type][language()],
    relation: (relation) => data.relations[relation][language()],
    // Who signed an article, as what: 记者 甲 通讯员 乙.
    signed: (report) => data.reports.signed[report].split("\n").filter(Boolean)
      .map((line) => `${data.roles[line[0]][language()]} ${line.slice(1)}`).join(" "),
    // A rule or a source of evidence in words, as the graph has it where it has none.
    evidence: (name) => (Object.hasOwn(data.words, name) ? data.words[name][language()] : name),
    kind: (thing) => data.things.kinds[data.things.kind[thing]][language()],
    status,
    modality: (i) => status(data.statements.modalities[data.statements.modality[i]], data.statements.relation[i]),
    // A thing's statements of a relation as a heading: those that it says of others, or others of it.
    way: (relation, inward) => {
      const { symmetric, inverse } = data.relations[relation];
      const word = data.relations[relation][language()];
      if (symmetric) return word;
      return inward ? say("inward", (language() === "en" && inverse) || word) : say("outward", word);
    },
  };
}
