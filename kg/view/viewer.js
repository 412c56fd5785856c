// The page's behaviour. Text of the corpus is only ever written with textContent or on the canvas.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { entities, statements, reports, relations, modalities, network: drawn } = data;
  const byId = (id) => document.getElementById(id);
  const symmetric = new Set(data.symmetric);
  const off = new Set(); // groups that the legend has switched off
  const visible = new Set(drawn.shown); // nodes given to vis-network, whatever the legend says
  const state = { chosen: null, hovered: null, found: statements.map((_, i) => i), page: 0, focus: null };

  // What belongs to a node, found once.
  const edgesOf = entities.map(() => []);
  drawn.edges.forEach((edge, id) => {
    edge.id = id;
    edgesOf[edge.from].push(edge);
    edgesOf[edge.to].push(edge);
  });
  const statementsOf = entities.map(() => []);
  statements.forEach((statement, i) => {
    statementsOf[statement.subject].push(i);
    if (statement.object !== statement.subject) statementsOf[statement.object].push(i);
  });
  const edgeOfStatement = new Map();
  drawn.edges.forEach((edge) => edge.statements.forEach((i) => edgeOfStatement.set(i, edge.id)));
  const other = (edge, node) => (edge.from === node ? edge.to : edge.from);
  const linked = edgesOf.filter((edges) => edges.length).length;

  // ---- small DOM helpers

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function glyph(group) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "glyph");
    svg.setAttribute("viewBox", "0 0 16 16");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `#glyph-${group}`);
    svg.append(use);
    return svg;
  }

  function nameButton(node) {
    const button = element("button", "name");
    button.type = "button";
    button.append(glyph(entities[node].group), element("span", "", entities[node].name));
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      openNode(node);
    });
    return button;
  }

  const share = (confidence) => (confidence === null ? "" : confidence.toFixed(2));

  // ---- the network

  const hasOpposite = new Set(drawn.edges.map((edge) => `${edge.to} ${edge.from}`));

  function visNode(id) {
    const { label, ...node } = drawn.nodes[id]; // labels are drawn below, in screen space
    return node;
  }

  function visEdge(edge) {
    const { label, statements: _, ...rest } = edge;
    const curved = hasOpposite.has(`${edge.from} ${edge.to}`);
    return curved ? { ...rest, smooth: { enabled: true, type: "curvedCW", roundness: 0.12 } } : rest;
  }

  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const net = new vis.Network(byId("network"), { nodes, edges }, drawn.options);

  const isOn = (node) => visible.has(node) && !off.has(entities[node].group);

  function refresh() {
    const on = [...visible].filter(isOn);
    const wanted = new Set(on);
    const lines = new Set();
    on.forEach((node) => edgesOf[node].forEach((edge) => wanted.has(other(edge, node)) && lines.add(edge.id)));
    edges.remove(edges.getIds().filter((id) => !lines.has(id)));
    nodes.remove(nodes.getIds().filter((id) => !wanted.has(id)));
    nodes.add(on.filter((id) => !nodes.get(id)).map(visNode));
    edges.add([...lines].filter((id) => !edges.get(id)).map((id) => visEdge(drawn.edges[id])));
    byId("shown").textContent = `显示 ${on.length.toLocaleString()} / ${entities.length.toLocaleString()}`;
    fade();
  }

  // Nodes and edges beside what is chosen stay; the rest steps back.
  function near() {
    if (!state.chosen) return null;
    const { node, edge } = state.chosen;
    if (edge !== undefined) return new Set([drawn.edges[edge].from, drawn.edges[edge].to]);
    return new Set([node, ...edgesOf[node].map((line) => other(line, node))]);
  }

  function touches(edge) {
    if (!state.chosen) return true;
    if (state.chosen.edge !== undefined) return edge.id === state.chosen.edge;
    return edge.from === state.chosen.node || edge.to === state.chosen.node;
  }

  function fade() {
    const close = near();
    nodes.update(nodes.getIds().map((id) => ({ id, opacity: !close || close.has(id) ? 1 : 0.15 })));
    const ids = edges.getIds();
    edges.update(ids.map((id) => ({ id, color: { opacity: touches(drawn.edges[id]) ? 1 : 0.15 } })));
  }

  function show(list) {
    list.forEach((node) => visible.add(node));
    refresh();
  }

  // A node brings its neighbours with it, the best linked first, so that a large hub does not flood the view.
  function unfold(node) {
    const around = [...new Set(edgesOf[node].map((edge) => other(edge, node)))];
    around.sort((a, b) => edgesOf[b].length - edgesOf[a].length || a - b);
    show([node, ...around.filter((id) => !visible.has(id)).slice(0, 40)]);
  }

  function lookAt(list) {
    const shown = list.filter((id) => nodes.get(id));
    if (!shown.length) return;
    const animation = { duration: 350, easingFunction: "easeInOutQuad" };
    if (shown.length === 1) net.focus(shown[0], { scale: Math.max(net.getScale(), 0.9), animation });
    else net.fit({ nodes: shown, maxZoomLevel: 1.1, animation });
  }

  // vis-network's own fit leaves no room for the labels, which are drawn here and not known to it.
  function fitAll(animation) {
    const places = Object.values(net.getPositions());
    if (!places.length) return;
    const [xs, ys] = [places.map((p) => p.x), places.map((p) => p.y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const { clientWidth, clientHeight } = byId("network");
    const scale = Math.min(
      Math.max(clientWidth - 130, 100) / Math.max(right - left, 1),
      Math.max(clientHeight - 60, 100) / Math.max(bottom - top, 1), 1.3);
    net.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: animation || false });
  }

  function select(chosen) {
    state.chosen = chosen;
    net.unselectAll();
    if (chosen && chosen.node !== undefined && nodes.get(chosen.node)) net.selectNodes([chosen.node], false);
    if (chosen && chosen.edge !== undefined && edges.get(chosen.edge)) {
      net.setSelection({ nodes: [], edges: [chosen.edge] });
    }
    fade();
  }

  // ---- labels: constant size on the screen, none over another

  const LABEL = '12px -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
  const SMALL = LABEL.replace("12px", "11px");
  const BOLD = `600 ${LABEL}`;

  function order() {
    const close = near();
    const rank = (id) =>
      (id === state.hovered ? 4e6 : 0) + (state.chosen && id === state.chosen.node ? 2e6 : 0) +
      (close && close.has(id) ? 1e6 : 0) + edgesOf[id].length * 10 + entities[id].reports.length;
    return nodes.getIds().filter((id) => !close || close.has(id) || id === state.hovered)
      .map((id) => [rank(id), id]).sort((a, b) => b[0] - a[0] || a[1] - b[1]).map((pair) => pair[1]);
  }

  function screen() {
    const canvas = byId("network").querySelector("canvas");
    const scale = net.getScale();
    const centre = net.getViewPosition();
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const at = (p) => ({ x: (p.x - centre.x) * scale + width / 2, y: (p.y - centre.y) * scale + height / 2 });
    return { scale, width, height, at, ratio: canvas.width / width };
  }

  // Boxes that are taken, in a grid of cells so that a question costs the same with 10 labels or 1,000.
  function ground(cell) {
    const cells = new Map();
    const keys = (b) => {
      const found = [];
      for (let i = Math.floor(b.left / cell); i <= Math.floor(b.right / cell); i++)
        for (let j = Math.floor(b.top / cell); j <= Math.floor(b.bottom / cell); j++) found.push(`${i},${j}`);
      return found;
    };
    const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return {
      free: (b) => !keys(b).some((key) => (cells.get(key) || []).some((taken) => over(taken, b))),
      take: (b) => keys(b).forEach((key) => cells.set(key, [...(cells.get(key) || []), b])),
    };
  }

  function shorten(text, limit) {
    const letters = [...text];
    return letters.length > limit ? `${letters.slice(0, limit - 1).join("")}…` : text;
  }

  function boxes(p, radius, width) {
    const [half, gap] = [width / 2 + 2, radius + 3];
    const box = (x, y) => ({ left: x - half, right: x + half, top: y - 8, bottom: y + 8, x, y });
    return [box(p.x, p.y + gap + 8), box(p.x + gap + half, p.y), box(p.x, p.y - gap - 8), box(p.x - gap - half, p.y)];
  }

  function write(ctx, text, x, y, colour) {
    ctx.strokeText(text, x, y);
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
  }

  function labelNodes(ctx, view, places, taken) {
    order().slice(0, 300).forEach((id) => {
      const p = view.at(places[id]);
      if (p.x < -60 || p.y < -20 || p.x > view.width + 60 || p.y > view.height + 20) return;
      const strong = id === state.hovered || (state.chosen && id === state.chosen.node);
      ctx.font = strong || edgesOf[id].length > 7 ? BOLD : LABEL;
      const hidden = edgesOf[id].filter((edge) => !visible.has(other(edge, id))).length;
      const text = shorten(entities[id].name, strong ? 40 : 14) + (hidden ? ` +${hidden}` : "");
      const radius = drawn.nodes[id].size * view.scale;
      const spots = boxes(p, radius, ctx.measureText(text).width);
      const spot = spots.find(taken.free) || (strong ? spots[0] : null);
      if (!spot) return;
      taken.take(spot);
      write(ctx, text, spot.x, spot.y, "#24262b");
    });
  }

  function labelEdges(ctx, view, places, taken) {
    ctx.font = SMALL;
    edges.getIds().filter((id) => touches(drawn.edges[id])).slice(0, 400).forEach((id) => {
      const edge = drawn.edges[id];
      const [a, b] = [view.at(places[edge.from]), view.at(places[edge.to])];
      const width = ctx.measureText(edge.label).width;
      if (Math.hypot(a.x - b.x, a.y - b.y) < width + 40 && !state.chosen) return;
      const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
      const box = { left: x - width / 2 - 2, right: x + width / 2 + 2, top: y - 7, bottom: y + 7 };
      if (!taken.free(box)) return;
      taken.take(box);
      write(ctx, edge.label, x, y, "#7b776d");
    });
  }

  function drawLabels(ctx) {
    const view = screen();
    const places = net.getPositions();
    const taken = ground(64);
    nodes.getIds().forEach((id) => {
      const [p, r] = [view.at(places[id]), drawn.nodes[id].size * view.scale];
      taken.take({ left: p.x - r, right: p.x + r, top: p.y - r, bottom: p.y + r });
    });
    ctx.save();
    ctx.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    Object.assign(ctx, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3.5, strokeStyle: "#faf8f4" });
    labelNodes(ctx, view, places, taken);
    labelEdges(ctx, view, places, taken);
    ctx.restore();
  }

  // ---- the table

  const template = byId("row").content.firstElementChild;

  function fillName(cell, node) {
    const button = cell.querySelector(".name");
    button.querySelector("use").setAttribute("href", `#glyph-${entities[node].group}`);
    button.querySelector("span").textContent = entities[node].name;
  }

  function row(i) {
    const made = template.cloneNode(true);
    const statement = statements[i];
    const support = statement.support[0];
    made.dataset.statement = i;
    fillName(made.querySelector(".subject"), statement.subject);
    fillName(made.querySelector(".object"), statement.object);
    made.querySelector(".relation").textContent = relations[statement.predicate];
    const modality = made.querySelector(".modality");
    modality.textContent = statement.status;
    if (modalities[statement.modality]) modality.classList.add(statement.modality);
    made.querySelector(".confidence").textContent = share(statement.confidence);
    const sentence = made.querySelector(".sentence");
    sentence.replaceChildren();
    if (support) sentence.append(...quoted(support));
    made.querySelector(".report").textContent = support ? origin(support) : "";
    return made;
  }

  function quoted(support) {
    if (!support.quote) return [];
    return [support.before, element("mark", "", support.quote), support.after];
  }

  const origin = (support) => (support.report >= 0 ? reports[support.report].headline : support.source);

  function showTable() {
    const table = byId("statements");
    table.querySelectorAll("tbody").forEach((body) => body.remove());
    const first = state.page * data.rows;
    table.append(...state.found.slice(first, first + data.rows).map(row));
    table.parentElement.scrollTop = 0;
    showCounts();
  }

  function showCounts() {
    const pages = Math.max(1, Math.ceil(state.found.length / data.rows));
    const all = statements.length.toLocaleString();
    byId("found").textContent =
      state.found.length === statements.length ? `${all} 条` : `${state.found.length.toLocaleString()} / ${all} 条`;
    byId("page").textContent = `第 ${state.page + 1} / ${pages} 页`;
    byId("previous").disabled = state.page === 0;
    byId("next").disabled = state.page + 1 >= pages;
    byId("previous").parentElement.hidden = pages === 1;
    byId("nothing").hidden = state.found.length > 0;
  }

  function turn(step) {
    state.page += step;
    showTable();
  }

  // ---- search

  const folded = (text) => text.toLowerCase().replace(/\s+/g, "");
  let index = null;

  function searchable() {
    index = index || {
      names: entities.map((entity) => [entity.name, ...entity.names, ...entity.hidden].map(folded)),
      statements: statements.map((s) => folded([
        entities[s.subject].name, relations[s.predicate], entities[s.object].name,
        ...s.support.flatMap((p) => [p.before + p.quote + p.after, origin(p)]),
      ].join("\n"))),
    };
    return index;
  }

  // Whole name, then beginning, then anywhere; the better linked first.
  function matches(words) {
    const score = (names) => Math.max(...names.map((n) => (n === words ? 3 : n.startsWith(words) ? 2 : n.includes(words) ? 1 : 0)));
    return searchable().names.map((names, id) => [score(names), id]).filter((pair) => pair[0])
      .sort((a, b) => b[0] - a[0] || edgesOf[b[1]].length - edgesOf[a[1]].length || a[1] - b[1])
      .map((pair) => pair[1]);
  }

  function search() {
    const words = folded(byId("search").value);
    const names = words ? matches(words) : [];
    const named = new Set(names);
    const keeps = (s, i) =>
      !off.has(entities[s.subject].group) && !off.has(entities[s.object].group) &&
      (!words || named.has(s.subject) || named.has(s.object) || searchable().statements[i].includes(words));
    state.found = statements.map((s, i) => (keeps(s, i) ? i : -1)).filter((i) => i >= 0);
    state.page = 0;
    state.focus = names.length ? names[0] : null;
    byId("names").hidden = !names.length;
    byId("names").replaceChildren(...names.slice(0, 8).map(nameButton));
    closePanel();
    showTable();
    if (names.length) {
      show([names[0]]);
      select({ node: names[0] });
      lookAt([names[0]]);
    } else select(null);
  }

  // ---- the panel

  function reportLine(report) {
    const { headline, newspaper, date, page } = reports[report];
    const line = element("p", "meta");
    line.append(element("b", "", `《${headline}》`), ` ${[newspaper, date, page].filter(Boolean).join(" · ")}`);
    return line;
  }

  function place(support, _, all) {
    const made = element("div", "place");
    if (support.quote) {
      const sentence = element("p", "sentence");
      sentence.append(...quoted(support));
      made.append(sentence);
    }
    made.append(support.report >= 0 ? reportLine(support.report) : element("p", "meta", `来源：${support.source || "—"}`));
    const about = [
      support.report >= 0 && reports[support.report].signed,
      support.post && `职务：${support.post}`,
      support.reported && "转述他人的话",
      all.length > 1 && (modalities[support.modality] || support.modality),
      all.length > 1 && support.confidence !== null && `置信度 ${share(support.confidence)}`,
      support.rule && `规则 ${support.rule}`,
    ];
    made.append(element("p", "meta", about.filter(Boolean).join(" · ")));
    return made;
  }

  function card(i) {
    const statement = statements[i];
    const made = element("article", "card");
    const head = element("div", "head");
    const line = symmetric.has(statement.predicate) ? "" : " →";
    head.append(
      nameButton(statement.subject),
      element("span", "relation", `${relations[statement.predicate]}${line}`),
      nameButton(statement.object),
      element("span", "score", [statement.status, share(statement.confidence)].filter(Boolean).join(" · ")),
    );
    made.append(head, ...statement.support.map(place));
    return made;
  }

  function section(title, children) {
    return children.length ? [element("h3", "", title), ...children] : [];
  }

  function facts(word, values) {
    return values.length ? [element("p", "facts", `${word}${values.join("、")}`)] : [];
  }

  function numberCard(number) {
    const made = element("article", "card");
    made.append(element("div", "head", number.text), ...number.support.map(place));
    return made;
  }

  function title(node) {
    const made = element("h2");
    made.append(glyph(entities[node].group), element("span", "", entities[node].name));
    return made;
  }

  function openPanel(...children) {
    byId("details").replaceChildren(...children);
    byId("details").scrollTop = 0;
    byId("list").hidden = true;
    byId("panel").hidden = false;
  }

  function closePanel() {
    byId("panel").hidden = true;
    byId("list").hidden = false;
  }

  function openNode(node) {
    const entity = entities[node];
    unfold(node);
    select({ node });
    lookAt([node]);
    const own = statementsOf[node];
    openPanel(
      title(node),
      ...facts("", entity.kinds ? [entity.kinds] : []),
      ...facts("又称：", entity.names),
      ...facts("文中也作：", entity.hidden),
      ...section(`${own.length} 条关系`, own.slice(0, 200).map(card)),
      ...section("数字", entity.numbers.map(numberCard)),
      ...section(`见于 ${entity.reports.length} 篇报道`, entity.reports.length ? [reportCard(entity.reports)] : []),
      ...section("名称为什么归为一个", entity.reasons.map((reason) => element("p", "facts", reason))),
      element("p", "iri", entity.iri),
    );
  }

  function reportCard(list) {
    const made = element("div", "card");
    made.append(...list.slice(0, 100).map(reportLine));
    return made;
  }

  function openEdge(id) {
    const edge = drawn.edges[id];
    show([edge.from, edge.to]);
    select({ edge: id });
    const chosen = edge.statements;
    openPanel(element("h2", "count", `${chosen.length} 条关系`), ...chosen.map(card));
  }

  function openStatement(i) {
    const edge = edgeOfStatement.get(i);
    if (edge === undefined) return openPanel(element("h2", "count", "1 条关系"), card(i));
    openEdge(edge);
    return lookAt([drawn.edges[edge].from, drawn.edges[edge].to]);
  }

  function clear() {
    select(null);
    closePanel();
  }

  // ---- what the reader does

  net.on("afterDrawing", drawLabels);
  net.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) openNode(node);
    else if (edge !== undefined) openEdge(edge);
    else clear();
  });
  const hover = (node) => {
    state.hovered = node;
    byId("network").classList.toggle("over", node !== null);
    net.redraw();
  };
  net.on("hoverNode", ({ node }) => hover(node));
  net.on("blurNode", () => hover(null));

  byId("statements").addEventListener("click", (event) => {
    const body = event.target.closest("tbody");
    if (!body) return;
    const i = Number(body.dataset.statement);
    if (event.target.closest(".subject .name")) openNode(statements[i].subject);
    else if (event.target.closest(".object .name")) openNode(statements[i].object);
    else openStatement(i);
  });
  document.querySelectorAll(".toggle").forEach((button) => button.addEventListener("click", () => {
    const { group } = button.dataset;
    const on = off.delete(group);
    if (!on) off.add(group);
    button.setAttribute("aria-pressed", String(on));
    refresh();
    search();
  }));
  byId("search").addEventListener("input", search);
  byId("search").form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (state.focus !== null) openNode(state.focus);
  });
  byId("close").addEventListener("click", clear);
  byId("previous").addEventListener("click", () => turn(-1));
  byId("next").addEventListener("click", () => turn(1));
  byId("fit").addEventListener("click", () => fitAll({ duration: 350, easingFunction: "easeInOutQuad" }));
  byId("reset").addEventListener("click", () => {
    visible.clear();
    off.clear();
    document.querySelectorAll(".toggle").forEach((button) => button.setAttribute("aria-pressed", "true"));
    edges.clear(); // before the nodes: an edge without ends cannot be drawn
    nodes.clear(); // so that dragged nodes go back
    byId("search").value = "";
    search();
    select(null);
    show(drawn.shown);
    fitAll();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
    if (event.key === "/" && document.activeElement !== byId("search")) {
      event.preventDefault();
      byId("search").focus();
    }
  });

  refresh();
  showCounts();
  fitAll();
  // The whole stays in view while the window changes, until the reader moves it. vis-network sets its own
  // scale right after "resize", hence one frame later.
  let moved = false;
  const touched = () => { moved = true; };
  ["pointerdown", "wheel"].forEach((kind) => byId("network").addEventListener(kind, touched, { passive: true }));
  net.on("resize", () => moved || state.chosen || requestAnimationFrame(() => fitAll()));
  document.documentElement.dataset.ready = "true";
})();
