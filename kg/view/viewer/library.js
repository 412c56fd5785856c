// vis-network, which the page holds compressed.

// Makes `vis`. Run as a part of the page the script would make it at once; asked for as a module (AMD) it hands over how
// it is made. So it is not on the stack when parts of it fail, as some do on purpose to find out what the browser can:
// where a debugger watches, each line on the stack is looked up by reading the whole script again.
async function library(store) {
  const script = element("script", "", await store.script());
  let make = null;
  window.define = Object.assign((needs, how) => { make = how; }, { amd: true });
  document.head.append(script);
  script.remove();
  delete window.define;
  window.vis ??= {};
  make(window.vis);
}
