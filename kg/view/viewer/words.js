// The words of the page itself, in Chinese and English; names and texts of the graph stay as they are.

const WORDS = {
  zh: {
    shown: (some, all) => `显示 ${some} / ${all}`,
    statements: (some, all) => (some === all ? `${all} 条` : `${some} / ${all} 条`),
    page: (number, all) => `第 ${number} / ${all} 页`,
    count: (number) => `${number} 条关系`,
    done: "已做", ongoing: "在做", planned: "计划", state: "现状",
    alias: "又称：", hidden: "文中也作：", post: "职务：", source: "来源：", reported: "转述他人的话",
    confidence: "置信度", rule: "规则", numbers: "数字", seen: (number) => `见于 ${number} 篇报道`,
    why: "名称为什么归为一个", filtered: "当前的筛选不含它",
  },
  en: {
    shown: (some, all) => `${some} of ${all} shown`,
    statements: (some, all) => (some === all ? `${all}` : `${some} of ${all}`),
    page: (number, all) => `Page ${number} of ${all}`,
    count: (number) => `${number} ${number === 1 ? "relation" : "relations"}`,
    done: "done", ongoing: "going on", planned: "planned", state: "so",
    alias: "Also: ", hidden: "In the text also: ", post: "Post: ", source: "Source: ", reported: "reported speech",
    confidence: "confidence", rule: "rule", numbers: "Figures", seen: (number) => `In ${number} ${number === 1 ? "article" : "articles"}`,
    why: "Why its names are one", filtered: "The filters leave it out",
  },
};

// What speaks the chosen language: words, and the names of types and relations.
function speaker(data, state) {
  const usual = document.documentElement.lang.startsWith("en") ? "en" : "zh";
  const language = () => (WORDS[state.now.language] ? state.now.language : usual);
  return {
    language,
    say: (key, ...values) => {
      const said = WORDS[language()][key];
      return typeof said === "function" ? said(...values) : said;
    },
    number: (value) => value.toLocaleString(language() === "en" ? "en" : "zh-CN"),
    type: (type) => data.types[type][language()],
    relation: (relation) => data.relations[relation][language()],
    modality: (i) => {
      const { relation, modality } = data.statements;
      const name = data.statements.modalities[modality[i]];
      const word = name === "done" && data.relations[relation[i]].state ? "state" : name;
      return WORDS[language()][word] || name;
    },
  };
}
