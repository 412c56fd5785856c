// What the reader has chosen: one plain object, which the address of the page repeats behind its #.
// A name that stands there with nothing behind it is an empty list or text, where the page begins with another.

const USUAL = {
  types: [], // keys of types that are switched off
  relations: [], // of relations that are
  papers: [], // names of newspapers that are
  least: 0, // thousandths of confidence that a statement has at least
  from: "", // first and last day, 2011-03-09
  to: "",
  statuses: [], // what statements say of themselves, done or planned, that is switched off
  district: "", // key of a thing
  words: "", // what is searched for
  focus: [], // keys of things whose surroundings alone are drawn
  hops: 1,
  path: [], // keys of two things
  unfolded: [], // keys of things whose neighbours were asked for
  chosen: "", // key of a thing, of a statement or of an article
  most: 120, // things that are drawn
  sort: "", // column of the table, with - before it where it falls
  page: 0, // of the table
  drawn: false, // whether the table has only what is drawn
  language: "", // zh or en; the page's own where empty
  theme: "", // light or dark; the system's where empty
};

// What this page begins with: the usual, but for what was chosen when it was made.
let beginning = USUAL;
const begin = (state) => { beginning = Object.freeze(state); };

// What addresses of former versions say in other words.
const FORMER = { planned: (text) => (text === "false" ? { statuses: ["planned"] } : {}) };

// Lists are joined by spaces, which no key has; names of newspapers are coded, so that theirs stay apart.
function written(state) {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) {
    if (String(value) === String(beginning[name])) continue;
    said.set(name, Array.isArray(value) ? value.map(encodeURIComponent).join(" ") : String(value));
  }
  return said.toString().replaceAll("%2F", "/");
}

// A state from behind the #; what is not understood stays as it was at the beginning.
function understood(hash) {
  const state = { ...beginning };
  for (const [name, text] of new URLSearchParams(hash.replace(/^#/, ""))) {
    if (Object.hasOwn(USUAL, name)) state[name] = read(text, beginning[name]);
    else if (Object.hasOwn(FORMER, name)) Object.assign(state, FORMER[name](text));
  }
  return state;
}

// A text as a value of the usual one's kind; the usual one where it is none.
function read(text, usual) {
  if (Array.isArray(usual)) return [...new Set(text.split(" ").filter(Boolean).map(decoded))];
  if (typeof usual === "number") return /^\d{1,9}$/.test(text) ? Number(text) : usual;
  if (typeof usual === "boolean") return ["true", "false"].includes(text) ? text === "true" : usual;
  return text;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// The state, who wants to know when it changes, and its trace in the browser's history. `known` gives of a state what
// the graph has, and what it has not: `lost` is that of the address, until the reader goes on.
function viewState(known) {
  const LATER = 350; // ms; browsers refuse to be told of every step of a slider
  let [now, lost] = known(understood(location.hash)).map(Object.freeze);
  let moving = ""; // what the last change was a step of
  let late = 0; // the timer of a trace that is still to be left
  const [listeners, resting] = [[], []];

  function tell(before) {
    listeners.forEach((listener) => listener(now, before));
  }

  const address = () => (written(now) ? `#${written(now)}` : "#");

  function trace() {
    if (!late) return;
    clearTimeout(late);
    late = 0;
    history.replaceState(null, "", address());
  }

  // Going back and forward, or an address typed by hand.
  window.addEventListener("hashchange", () => {
    const before = now;
    [now, lost] = known(understood(location.hash)).map(Object.freeze);
    clearTimeout(late);
    late = 0;
    moving = "";
    clean();
    tell(before);
  });
  window.addEventListener("pagehide", trace);
  clean();

  // Without what is not known.
  function clean() {
    if (location.hash && address() !== location.hash) history.replaceState(null, "", address());
  }

  return {
    get now() { return now; },
    get lost() { return lost; },
    // Changes some of it. Steps on the way to something (a slider that moves, a word that is typed) leave one trace.
    change(some, { passing = false } = {}) {
      const before = now;
      const next = Object.freeze({ ...now, ...some });
      if (written(next) === written(now)) return;
      const step = passing ? Object.keys(some).join() : "";
      const further = step !== "" && step === moving;
      moving = step;
      if (!further) trace();
      [now, lost] = [next, []];
      if (further) late = late || setTimeout(trace, LATER);
      else history.pushState(null, "", address());
      tell(before);
    },
    // Says what turned out of what was asked for, a page that is not there: without a trace of its own.
    settle(some) {
      const next = Object.freeze({ ...now, ...some });
      if (written(next) === written(now)) return;
      now = next;
      if (!late) history.replaceState(null, "", address());
    },
    // The way is at its end: the next step leaves a trace of its own.
    rest() {
      moving = "";
      resting.forEach((listener) => listener());
    },
    get moving() { return moving !== ""; },
    // Calls a function at each change with the state and the one before.
    listen(listener) { listeners.push(listener); },
    atRest(listener) { resting.push(listener); },
    link: () => location.href.replace(/#.*/, "") + (written(now) ? `#${written(now)}` : ""),
  };
}
