// On a server, the panel of a thing leads to the thing's own page.
"use strict";
(() => {
  const details = document.getElementById("details");
  new MutationObserver(() => {
    const iri = details.querySelector(".iri");
    const title = details.querySelector("h2");
    if (!iri || !title || details.querySelector(".own")) return;
    const line = document.createElement("p");
    line.className = "facts own";
    const link = document.createElement("a");
    link.href = `/thing?iri=${encodeURIComponent(iri.textContent)}`;
    Object.assign(link.dataset, { zh: "打开它的页面 ›", en: "Open its page ›" }); // the page's words change with its language
    link.textContent = link.dataset[document.documentElement.lang === "en" ? "en" : "zh"];
    line.append(link);
    title.after(line);
  }).observe(details, { childList: true });
})();
