// Articles over time: bars of which the reader chooses some, with two handles, by drawing over them, or by letting a
// window move through them.

function timeline(data, speech, state) {
  const { reports } = data;
  const begins = barsOf(reports.days);
  const count = begins.length - 1;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const STEP = 1200; // ms
  const [svg, from, to, play] = ["bars", "from", "to", "play"].map(byId);
  byId("timeline").hidden = count < 2;
  if (count < 2) return { show() {} };

  const barOf = Int32Array.from(reports.days, (day) => (Number.isFinite(dayNumber(day)) ? barAt(begins, dayNumber(day)) : -1));
  const heights = new Int32Array(count);
  const numbers = reports.days.map(dayNumber).filter(Number.isFinite);
  const ends = [Math.min(...numbers), Math.max(...numbers)];
  const spans = [1, 12, 60, 120, 600, 2400].map((length) => spansOf(months(length), ...ends));
  const bars = Array.from({ length: count }, (_, at) => {
    const bar = svgElement("g", {});
    bar.append(
      svgElement("rect", { class: "place", x: at, y: 0, width: 1, height: 100 }),
      svgElement("rect", { class: "bar", x: at + 0.1, width: 0.8 }),
      svgElement("title", {}),
    );
    return bar;
  });
  svg.setAttribute("viewBox", `0 0 ${count} 100`);
  svg.replaceChildren(...bars);
  [from.max, to.max] = [count, count];

  // The first and last bar that are chosen.
  const chosen = () => [
    state.now.from ? barAt(begins, firstDay(state.now.from)) : 0,
    state.now.to ? barAt(begins, lastDay(state.now.to)) : count - 1,
  ];
  const begin = (bar) => dayText(begins[bar]);
  const end = (bar) => dayText(begins[bar + 1] - 1);

  function choose(first, last, options) {
    state.change({ from: first > 0 ? begin(first) : "", to: last < count - 1 ? end(last) : "", page: 0 }, options);
  }

  // Each handle stands on an edge between bars, and never beyond the other.
  from.addEventListener("input", () => {
    const last = chosen()[1];
    from.value = Math.min(from.value, last);
    choose(Number(from.value), last, { passing: true });
  });
  to.addEventListener("input", () => {
    const first = chosen()[0];
    to.value = Math.max(to.value, first + 1);
    choose(first, to.value - 1, { passing: true });
  });
  [from, to].forEach((handle) => ["pointerup", "blur"].forEach((kind) => handle.addEventListener(kind, state.rest)));
  byId("ever").addEventListener("click", () => choose(0, count - 1));

  // Drawing over the bars.
  let anchor = -1;
  const under = (event) => {
    const { left, width } = svg.getBoundingClientRect();
    return Math.max(0, Math.min(count - 1, Math.floor(((event.clientX - left) / width) * count)));
  };
  svg.addEventListener("pointerdown", (event) => {
    anchor = under(event);
    svg.setPointerCapture(event.pointerId);
    choose(anchor, anchor, { passing: true });
  });
  svg.addEventListener("pointermove", (event) => {
    if (anchor >= 0) choose(Math.min(anchor, under(event)), Math.max(anchor, under(event)), { passing: true });
  });
  ["pointerup", "pointercancel"].forEach((kind) => svg.addEventListener(kind, () => {
    anchor = -1;
    state.rest();
  }));

  // The window moves on by so many bars; from all of time it begins as a twelfth of it. False at the end.
  function move(by) {
    let [first, last] = chosen();
    const whole = first === 0 && last === count - 1;
    const wide = whole ? Math.ceil(count / 12) : last - first + 1;
    if (whole) first = by > 0 ? -by : count - wide - by;
    const next = first + by;
    if (next < 0 || next + wide > count) return false;
    choose(next, next + wide - 1, { passing: true });
    return true;
  }

  let playing = 0;
  let own = false; // whether what changes is of the window's own making

  function step() {
    own = true;
    const moved = move(1);
    own = false;
    if (!moved) stop();
  }

  function start() {
    const [first, last] = chosen();
    if (last === count - 1 && first > 0) choose(0, last - first, { passing: true });
    playing = setInterval(step, STEP);
    step();
    face();
  }

  function stop() {
    clearInterval(playing);
    playing = 0;
    state.rest();
    face();
  }

  function face() {
    play.querySelector("use").setAttribute("href", playing ? "#icon-pause" : "#icon-play");
    play.setAttribute("aria-label", speech.say(playing ? "pause" : "play"));
    play.title = play.getAttribute("aria-label");
    play.hidden = still.matches;
  }

  play.addEventListener("click", () => (playing ? stop() : start()));
  byId("earlier").addEventListener("click", () => move(-1));
  byId("later").addEventListener("click", () => move(1));
  still.addEventListener("change", stop);
  document.addEventListener("visibilitychange", () => document.hidden && playing && stop());

  // The months under the bars, or the years, each a button that chooses its own, to the day.
  let ticked = ""; // which ones are there: to write them anew would take the focus from them
  function ticks() {
    const room = svg.clientWidth / (speech.language() === "en" ? 72 : 64);
    const all = spans.find((some) => some.length <= room) || spans.at(-1);
    const key = `${all.length} ${speech.language()}`;
    if (key !== ticked) byId("ticks").replaceChildren(...all.map((_, at) => tick(all, at)));
    ticked = key;
    [...byId("ticks").children].forEach((one, at) => one.setAttribute("aria-pressed", String(isChosen(all[at]))));
  }

  function tick(all, at) {
    const { first, last } = all[at];
    const [left, right] = [place(first), at + 1 < all.length ? place(all[at + 1].first) : count];
    const [since, until] = [dayText(first), dayText(last)];
    const made = button("", label(since, until), () =>
      state.change(isChosen(all[at]) ? { from: "", to: "", page: 0 } : { from: since, to: until, page: 0 }));
    Object.assign(made.style, { left: `${(left * 100) / count}%`, width: `${((right - left) * 100) / count}%` });
    return made;
  }

  const isChosen = ({ first, last }) => state.now.from === dayText(first) && state.now.to === dayText(last);

  // A span of whole months or years in few letters.
  function label(since, until) {
    const [year, other] = [since, until].map((day) => day.slice(0, 4));
    if (since.slice(0, 7) === until.slice(0, 7)) return speech.month(since);
    return year === other ? year : `${year}–${other}`;
  }

  // Where a day lies among the bars.
  function place(day) {
    const bar = barAt(begins, day);
    return Math.max(0, Math.min(count, bar + (day - begins[bar]) / (begins[bar + 1] - begins[bar])));
  }

  new ResizeObserver(ticks).observe(svg);

  const spoken = (bar) => speech.span(begin(bar), end(bar));

  function show(passing) {
    if (playing && !own) stop(); // the reader took over
    heights.fill(0);
    passing.days.forEach((number, day) => { if (barOf[day] >= 0) heights[barOf[day]] += number; });
    const top = Math.max(1, ...heights);
    const [first, last] = chosen();
    bars.forEach((bar, at) => {
      const high = (heights[at] / top) * 100;
      bar.classList.toggle("out", at < first || at > last);
      bar.children[1].setAttribute("y", 100 - high);
      bar.children[1].setAttribute("height", high);
      bar.children[2].textContent = `${spoken(at)}${speech.say("colon")}${speech.say("printed", speech.number(heights[at]))}`;
    });
    [from.value, to.value] = [first, last + 1];
    from.setAttribute("aria-valuetext", speech.date(begin(first)));
    to.setAttribute("aria-valuetext", speech.date(end(last)));
    say(passing);
    ticks();
    face();
  }

  const whole = reports.days.filter((day) => Number.isFinite(dayNumber(day)));

  function say(passing) {
    const { from: since, to: until } = state.now;
    const { articles, undated } = passing;
    const beside = undated && speech.say(since || until ? "undatedOut" : "undatedIn", speech.number(undated));
    byId("when").textContent = since || until ? speech.span(since, until) : speech.span(whole[0], whole.at(-1));
    byId("printed").textContent = [speech.say("printed", speech.number(articles)), beside].filter(Boolean).join(" · ");
    byId("ever").hidden = !since && !until;
  }

  return { show };
}
