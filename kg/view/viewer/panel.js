// What stands in place of the list when a thing, an edge or an article is chosen.

function panel(contents) {
  const [place, details, list] = [byId("panel"), byId("details"), byId("list")];
  let turn = 0; // counts what was opened, so that a late answer doesn't overwrite a newer one
  let opened = "";
  let from = null; // where the focus was

  async function open(key, making) {
    const own = ++turn;
    const children = await making;
    if (own !== turn) return;
    if (place.hidden) from = whence(document.activeElement);
    const same = key === opened && !place.hidden;
    const at = same ? details.scrollTop : 0;
    details.replaceChildren(...children);
    list.hidden = true;
    place.hidden = false;
    opened = key;
    details.scrollTop = at;
    if (!same && document.documentElement.dataset.ready) details.querySelector("h2").focus({ preventScroll: true });
    if (!same) details.querySelector(".current")?.scrollIntoView({ block: "nearest" });
  }

  // A way back to an element, also where the list was written anew since.
  function whence(element) {
    const row = element?.closest("tbody");
    if (!row) return () => element;
    const [number, at] = [row.dataset.statement, [...row.querySelectorAll("button")].indexOf(element)];
    return () => document.querySelectorAll(`tbody[data-statement="${number}"] button`)[at];
  }

  function close() {
    turn++;
    if (place.hidden) return;
    const inside = place.contains(document.activeElement) || document.activeElement === document.body;
    place.hidden = true;
    list.hidden = false;
    opened = "";
    if (inside) back();
  }

  function back() {
    const element = from?.();
    if (element && element !== document.body && element.getClientRects().length) element.focus({ preventScroll: true });
    else list.querySelector(".scroll").focus({ preventScroll: true });
  }

  window.addEventListener("beforeprint", () => contents.unfold(details, true));
  window.addEventListener("afterprint", () => contents.unfold(details, false));

  return {
    thing: (thing) => open(`thing ${thing}`, contents.thing(thing)),
    statements: (some, chosen, at) => open(`statements ${some.join()}`, contents.edge(some, chosen, at)),
    way: (way, some) => open(`statements ${some.join()}`, contents.way(way, some)),
    article: (report) => open(`article ${report}`, contents.article(report)),
    passes: () => place.hidden || contents.passes(details),
    close,
  };
}
