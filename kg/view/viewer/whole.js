// The page as it was written, for who sends it on: its script fills the frame with words and rows, and its data stay.

// To be called before anything of the page is changed. Gives a function that writes the page with another beginning:
// the same state gives the same bytes, also from a page that was written so.
function asWritten() {
  const [html, head, body] = [document.documentElement, document.head, document.body].map((one) => one.cloneNode(one === document.head));
  const within = [...document.body.childNodes].map((one) => (one.nodeName === "SCRIPT" ? one : one.cloneNode(true)));
  const ESCAPED = /[<>&\u2028\u2029]/g; // what could end a script element

  return (state) => {
    const own = body.cloneNode(false);
    own.append(...within.map((one) => one.cloneNode(true)));
    own.querySelectorAll(".links").forEach((links) => links.remove()); // those of a server lead nowhere from a file
    own.querySelector("#part-begin").textContent = JSON.stringify(state)
      .replace(ESCAPED, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
    const page = html.cloneNode(false);
    page.append(head.cloneNode(true), "\n", own);
    return `<!doctype html>\n${page.outerHTML}\n`;
  };
}

// What a page has to begin with to look as this one does now; by day or night everybody sees it as they like.
const asBeginning = (now) => Object.fromEntries(
  Object.entries(now).filter(([name, value]) => name !== "theme" && String(value) !== String(USUAL[name])),
);
