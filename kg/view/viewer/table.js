// The list of all relations that pass, a page at a time, with the sentence behind each.

function table(data, speech, quoted, act) {
  const { statements, things, types } = data;
  const ROWS = 100;
  const template = byId("row").content.firstElementChild;
  let turn = 0;

  function fillName(cell, thing) {
    cell.querySelector("use").setAttribute("href", `#glyph-${types[things.type[thing]].key}`);
    cell.querySelector(".name span").textContent = things.name[thing];
  }

  async function row(i) {
    const made = template.cloneNode(true);
    made.dataset.statement = i;
    fillName(made.querySelector(".subject"), statements.subject[i]);
    fillName(made.querySelector(".object"), statements.object[i]);
    made.querySelector(".relation").textContent = speech.relation(statements.relation[i]);
    const modality = made.querySelector(".modality");
    modality.textContent = speech.modality(i);
    modality.classList.add(...[statements.modalities[statements.modality[i]]].filter((name) => WORDS.zh[name]));
    made.querySelector(".confidence").textContent = share(statements.confidence[i]);
    const [best] = await quoted.ofStatement(i);
    if (best) made.querySelector(".sentence").replaceWith(quoted.sentence(best));
    made.querySelector(".report").textContent = best ? quoted.origin(best) : "";
    return made;
  }

  // Shows a page of these statements.
  async function show(list, page) {
    const own = ++turn;
    const rows = await Promise.all([...list.slice(page * ROWS, (page + 1) * ROWS)].map(row));
    if (own !== turn) return;
    const element = byId("statements");
    element.querySelectorAll("tbody").forEach((body) => body.remove());
    element.append(...rows);
    element.parentElement.scrollTop = 0;
    counts(list, page);
  }

  function counts(list, page) {
    const pages = Math.max(1, Math.ceil(list.length / ROWS));
    byId("found").textContent = speech.say("statements", speech.number(list.length), speech.number(statements.count));
    byId("page").textContent = speech.say("page", page + 1, pages);
    byId("previous").disabled = page === 0;
    byId("next").disabled = page + 1 >= pages;
    byId("previous").parentElement.hidden = pages === 1;
    byId("nothing").hidden = list.length > 0;
  }

  byId("statements").addEventListener("click", (event) => {
    const body = event.target.closest("tbody");
    if (!body) return;
    const i = Number(body.dataset.statement);
    if (event.target.closest(".subject .name")) act.thing(statements.subject[i]);
    else if (event.target.closest(".object .name")) act.thing(statements.object[i]);
    else act.statement(i);
  });
  byId("previous").addEventListener("click", () => act.page(-1));
  byId("next").addEventListener("click", () => act.page(1));

  return { show };
}
