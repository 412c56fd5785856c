// The list of all relations that pass, a page at a time, with the sentence behind each.

function table(data, speech, quoted, act) {
  const { statements, things, types } = data;
  const ROWS = 50;
  const SEEN = 8; // that are in sight when the page opens; the others follow them
  const LATER = 200; // ms; by then the picture is drawn
  const template = byId("row").content.firstElementChild;
  const [list, previous, next] = [byId("statements"), byId("previous"), byId("next")];
  const head = [...list.children].filter((one) => one.tagName !== "TBODY");
  let turn = 0;

  function fillName(cell, thing) {
    cell.querySelector("use").setAttribute("href", `#glyph-${types[things.type[thing]].key}`);
    called(cell.querySelector(".name span"), things.name[thing]);
  }

  async function row(i) {
    const made = template.cloneNode(true);
    made.dataset.statement = i;
    fillName(made.querySelector(".subject"), statements.subject[i]);
    fillName(made.querySelector(".object"), statements.object[i]);
    made.querySelector(".relation button").textContent = speech.relation(statements.relation[i]);
    const modality = made.querySelector(".modality");
    modality.textContent = speech.modality(i);
    modality.classList.add(...[statements.modalities[statements.modality[i]]].filter((name) => MODALITIES.includes(name)));
    made.querySelector(".confidence").textContent = share(statements.confidence[i]);
    const found = quoted.fits(await quoted.ofStatement(i));
    if (found.places.length) made.querySelector(".sentence").replaceWith(quoted.sentence(found.places[0]));
    made.querySelector(".report").replaceChildren(...quoted.origin(found));
    return made;
  }

  // Shows a page of these statements, the last one where there are not so many, and gives which it was; `note` stands beside their number.
  async function show(rows, { page, sort, drawn }, note = "") {
    const own = ++turn;
    const last = Math.max(0, Math.ceil(rows.length / ROWS) - 1);
    const at = Math.min(page, last);
    const wanted = rows.slice(at * ROWS, (at + 1) * ROWS);
    const first = own > 1 ? wanted : wanted.slice(0, SEEN);
    const made = await Promise.all(first.map(row));
    if (own !== turn) return page;
    list.replaceChildren(...head, ...made);
    list.ariaBusy = first.length < wanted.length;
    if (first.length < wanted.length) setTimeout(follow, LATER, own, wanted.slice(SEEN));
    if (own > 1 && list.parentElement.scrollTop) list.parentElement.scrollTop = 0; // to set it lays out what isn't seen yet
    const all = speech.say("statements", speech.number(rows.length), speech.number(statements.count));
    byId("found").textContent = note ? `${all} · ${note}` : all;
    byId("drawnOnly").checked = drawn;
    heads(sort);
    turns(at, last);
    byId("nothing").hidden = rows.length > 0;
    return at;
  }

  // Adds the rows that were left for later, unless others are shown by now.
  async function follow(own, rows) {
    const made = await Promise.all(rows.map(row));
    if (own !== turn) return;
    list.append(...made);
    list.ariaBusy = false;
  }

  function heads(sort) {
    const { column, falls } = parsed(sort);
    list.querySelectorAll("th").forEach((head) =>
      head.setAttribute("aria-sort", head.dataset.sort !== column ? "none" : falls ? "descending" : "ascending"));
  }

  function turns(at, last) {
    byId("page").textContent = speech.say("page", speech.number(at + 1), speech.number(last + 1));
    const focused = document.activeElement;
    previous.disabled = at === 0;
    next.disabled = at >= last;
    previous.parentElement.hidden = last === 0;
    if (focused === previous && previous.disabled) next.focus();
    if (focused === next && next.disabled) previous.focus();
  }

  list.addEventListener("click", (event) => {
    const [head, body] = [event.target.closest("th"), event.target.closest("tbody")];
    if (head && event.target.closest("button")) return act.sort(head.dataset.sort);
    if (!body) return undefined;
    const i = Number(body.dataset.statement);
    if (event.target.closest(".subject .name")) return act.thing(statements.subject[i]);
    if (event.target.closest(".object .name")) return act.thing(statements.object[i]);
    return act.statement(i);
  });

  // Up and down from row to row, in the same column.
  const STEPS = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" };
  list.addEventListener("keydown", (event) => {
    const body = event.target.closest("tbody");
    if (!body || !STEPS[event.key]) return;
    event.preventDefault();
    const beside = body[STEPS[event.key]];
    if (beside?.matches("tbody")) beside.querySelectorAll("button")[[...body.querySelectorAll("button")].indexOf(event.target)]?.focus();
  });
  previous.addEventListener("click", () => act.page(-1));
  next.addEventListener("click", () => act.page(1));
  byId("drawnOnly").addEventListener("change", () => act.drawnOnly(byId("drawnOnly").checked));

  return { show };
}
