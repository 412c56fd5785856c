// The query page: YASQE edits, /sparql answers, this draws the rows. Text of answers is only written with textContent.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const ROWS = 500; // drawn; the download has all of them
  const GRAPH = "text/turtle";
  const TABLE = "application/sparql-results+json";
  const state = { open: null, asking: null, asked: "" };

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // ---- the editor

  // Completes prefixed names from the graph's own vocabulary; nothing is asked of other servers.
  const completer = {
    name: "vocabulary",
    bulk: false,
    autoShow: true,
    isValidCompletionPosition: (editor) => /^[A-Za-z]+:[\w-]*$/.test(editor.getCompleteToken().string),
    get: (editor, token) => {
      const typed = (token ? token.string : "").toLowerCase();
      return Object.keys(data.terms).filter((name) => name.toLowerCase().startsWith(typed) && name !== token.string);
    },
    postprocessHints: (editor, hints) =>
      hints.map((hint) => ({ ...hint, displayText: `${hint.text}  ${data.terms[hint.text] || ""}` })),
  };
  Yasqe.registerAutocompleter(completer);
  Yasqe.defaults.autocompleters = ["variables", "vocabulary"];

  // The server knows these prefixes, so the editor must not call them undeclared.
  const grammar = Yasqe.modes.sparql11;
  Yasqe.defineMode("asked", (config, options) => {
    const mode = grammar(config, options);
    const startState = (column) => {
      const begin = mode.startState(column);
      begin.prefixes = { ...data.prefixes };
      return begin;
    };
    return { ...mode, startState };
  });

  const editor = new Yasqe(byId("editor"), {
    mode: "asked",
    persistenceId: null,
    createShareableLink: null,
    consumeShareLink: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "auto",
    viewportMargin: Infinity,
    value: "",
    extraKeys: { "Ctrl-Enter": run, "Cmd-Enter": run, "Ctrl-S": () => {}, Tab: false, "Shift-Tab": false },
  });
  editor.getInputField().setAttribute("aria-label", "SPARQL 查询");

  // ---- tabs: the shipped queries

  const texts = new Map(data.queries.map((query) => [query.name, query.sparql]));
  const tabs = [...document.querySelectorAll("#queries [role=tab]")];

  function open(name) {
    if (state.open) texts.set(state.open, editor.getValue());
    state.open = name;
    const query = data.queries.find((one) => one.name === name);
    tabs.forEach((tab) => {
      tab.setAttribute("aria-selected", String(tab.dataset.name === name));
      tab.tabIndex = tab.dataset.name === name ? 0 : -1;
    });
    const tab = tabs.find((one) => one.dataset.name === name);
    if (tab) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    byId("about").textContent = query ? query.about : "";
    editor.setValue(texts.get(name));
    editor.refresh();
  }

  tabs.forEach((tab, at) => {
    tab.addEventListener("click", () => {
      open(tab.dataset.name);
      history.replaceState(null, "", `#${encodeURIComponent(tab.dataset.name)}`);
      run();
    });
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      tabs[(at + step + tabs.length) % tabs.length].focus();
    });
  });

  // ---- asking

  function ask(sparql, accept, signal) {
    const headers = { "Content-Type": "application/sparql-query", Accept: accept };
    return fetch("/sparql", { method: "POST", headers, body: sparql, signal, credentials: "omit" });
  }

  async function run() {
    if (state.asking) state.asking.abort();
    const mine = new AbortController();
    state.asking = mine;
    state.asked = editor.getValue();
    say("正在查询…");
    byId("answer").replaceChildren();
    byId("downloads").hidden = true;
    byId("run").textContent = "停止";
    const begin = performance.now();
    try {
      const answer = await ask(state.asked, `${TABLE}, ${GRAPH};q=0.9`, mine.signal);
      const text = await answer.text();
      if (state.asking !== mine) return;
      if (answer.ok) draw(answer.headers.get("Content-Type") || "", text, (performance.now() - begin) / 1000);
      else fail(text.trim() || `${answer.status}`, LEADS[answer.status]);
    } catch (error) {
      if (state.asking !== mine) return;
      if (error.name === "AbortError") say("已停止");
      else fail("", "服务器没有回答。");
    } finally {
      if (state.asking === mine) {
        state.asking = null;
        byId("run").textContent = "运行";
      }
    }
  }

  function say(words) {
    byId("status").textContent = words;
  }

  // The server's sentence is for programs, too, and English; who reads this page is first told in Chinese.
  const LEADS = {
    400: "这个查询写得不对，或不能这样问：",
    406: "这个结果没有这种写法：",
    408: "请求没有在限定的时间内传完：",
    413: "查询太长了：",
    414: "查询太长了：",
    429: "现在查询的人太多，请等一会儿再试：",
    503: "没有查完：超过了时间或内存的限制，或服务器正在停止：",
    504: "没有查完：超过了限定的时间：",
  };

  function fail(words, lead) {
    say("没有结果");
    const told = element("p", "lead", lead || "服务器出错了：");
    byId("answer").replaceChildren(told, ...(words ? [element("pre", "wrong", words)] : []));
  }

  // ---- the answer

  function draw(type, text, seconds) {
    const time = `${seconds.toFixed(2)} 秒`;
    const table = type.includes("json");
    byId("downloads").hidden = false;
    byId("downloads").dataset.kind = table ? "table" : "graph";
    if (!table) {
      say(time);
      byId("answer").replaceChildren(element("pre", "graph", text));
      return;
    }
    const found = JSON.parse(text);
    if (found.boolean !== undefined) {
      say(time);
      byId("answer").replaceChildren(element("p", "truth", found.boolean ? "是" : "否"));
      return;
    }
    const rows = found.results.bindings;
    const shown = Math.min(rows.length, ROWS);
    const count = shown < rows.length ? `显示 ${shown} / ${rows.length.toLocaleString()} 行` : `${rows.length.toLocaleString()} 行`;
    say(`${count} · ${time}`);
    byId("answer").replaceChildren(drawTable(found.head.vars, rows.slice(0, ROWS)));
  }

  function drawTable(names, rows) {
    const table = element("table");
    const head = element("tr");
    names.forEach((name) => {
      const cell = element("th", "", name);
      cell.scope = "col";
      head.append(cell);
    });
    const body = element("tbody");
    rows.forEach((row) => {
      const line = element("tr");
      names.forEach((name) => line.append(drawCell(row[name])));
      body.append(line);
    });
    const top = element("thead");
    top.append(head);
    table.append(top, body);
    return table;
  }

  const NUMBERS = /#(integer|decimal|double|float|int|long)$/;

  function drawCell(value) {
    const cell = element("td");
    if (!value) return cell;
    if (value.type === "uri") {
      const link = element("a", "", shortened(value.value));
      link.href = `/thing?iri=${encodeURIComponent(value.value)}`;
      if (value.value.startsWith(data.ontology)) link.href = `/ontology#${encodeURIComponent(value.value.slice(data.ontology.length))}`;
      cell.append(link);
      return cell;
    }
    cell.textContent = value.type === "bnode" ? `_:${value.value}` : value.value;
    if (NUMBERS.test(value.datatype || "")) cell.className = "number";
    return cell;
  }

  function shortened(iri) {
    const prefix = Object.keys(data.prefixes)
      .filter((name) => iri.startsWith(data.prefixes[name]))
      .sort((one, other) => data.prefixes[other].length - data.prefixes[one].length)[0];
    return prefix === undefined ? iri : `${prefix}:${iri.slice(data.prefixes[prefix].length)}`;
  }

  // ---- downloads

  async function download(accept, ending) {
    const answer = await ask(state.asked, accept);
    if (!answer.ok) return fail((await answer.text()).trim(), LEADS[answer.status]);
    const link = element("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = `answer.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  document.querySelectorAll("#downloads button").forEach((button) => {
    button.addEventListener("click", () => download(button.dataset.accept, button.dataset.ending));
  });
  byId("run").addEventListener("click", () => {
    if (state.asking) state.asking.abort();
    else run();
  });

  // ---- the beginning: #name opens a shipped query, ?query=… any other

  const given = new URLSearchParams(location.search).get("query");
  const named = () => (texts.has(decoded(location.hash.slice(1))) ? decoded(location.hash.slice(1)) : "");

  function decoded(part) {
    try {
      return decodeURIComponent(part);
    } catch {
      return ""; // a lone percent sign
    }
  }

  open(named() || data.queries[0].name);
  if (given) editor.setValue(given);
  run(); // a query can only read, whoever wrote it
  window.addEventListener("hashchange", () => {
    if (!named() || named() === state.open) return;
    open(named());
    run();
  });
  document.documentElement.dataset.ready = "true";
})();
