// The search box offers names as one types; text is only written with textContent.
"use strict";
(() => {
  const form = document.querySelector("form.search");
  if (!form) return;
  const box = form.querySelector("input");
  const list = document.createElement("ul");
  list.className = "offers";
  list.id = "offers";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  form.append(list);
  Object.entries({ role: "combobox", "aria-controls": "offers", "aria-autocomplete": "list", "aria-expanded": "false" }).forEach(
    ([name, value]) => box.setAttribute(name, value),
  );
  let timer = 0;
  let last = "";
  let chosen = -1;

  function close() {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function part(className, text) {
    const made = document.createElement("bdi"); // a name may turn the writing; what stands beside it stays
    made.className = className;
    made.textContent = text;
    return made;
  }

  function offer(one, at) {
    const line = document.createElement("li");
    line.id = `offer-${at}`;
    line.setAttribute("role", "option");
    const link = document.createElement("a");
    link.href = one.path;
    link.tabIndex = -1;
    link.append(part(`thing ${one.group}`, one.name), part("kinds", one.about));
    if (one.matched) link.append(part("matched", one.matched));
    line.append(link);
    return line;
  }

  async function suggest() {
    const asked = box.value.trim();
    if (asked === last) return;
    last = asked;
    if (!asked) return close();
    try {
      const answer = await fetch(`/names?q=${encodeURIComponent(asked)}`);
      if (!answer.ok || asked !== last) return;
      const found = await answer.json();
      list.replaceChildren(...found.map(offer));
      list.hidden = !found.length;
      chosen = -1;
      box.setAttribute("aria-expanded", String(!list.hidden));
    } catch {
      close(); // the server is gone: the page stays as it is
    }
  }

  function choose(at) {
    const lines = [...list.children];
    chosen = (at + lines.length + 1) % (lines.length + 1); // one past the end is the box itself
    lines.forEach((line, i) => line.setAttribute("aria-selected", String(i === chosen)));
    if (lines[chosen]) box.setAttribute("aria-activedescendant", lines[chosen].id);
    else box.removeAttribute("aria-activedescendant");
  }

  box.addEventListener("input", (event) => {
    if (event.isComposing) return; // half a syllable of an input method
    clearTimeout(timer);
    timer = setTimeout(suggest, 120);
  });
  box.addEventListener("compositionend", () => suggest());
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const size = list.children.length;
      choose(event.key === "ArrowDown" ? (chosen < 0 ? 0 : chosen + 1) : (chosen < 0 ? size : chosen) - 1);
    } else if (event.key === "Enter" && list.children[chosen]) {
      event.preventDefault();
      list.children[chosen].querySelector("a").click();
    } else if (event.key === "Escape") {
      close();
    }
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
})();
