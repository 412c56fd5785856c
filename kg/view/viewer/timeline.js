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
    label();
  }

  function stop() {
    clearInterval(playing);
    playing = 0;
    state.rest();
    label();
  }

  function label() {
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

  // A few dates under the bars.
  function ticks() {
    const room = Math.max(1, Math.floor(svg.clientWidth / 86));
    const every = Math.ceil(count / room);
    byId("ticks").replaceChildren(...bars.filter((_, at) => at % every === 0 && at + every * 0.9 < count).map((_, at) => {
      const tick = element("span", "", speech.date(begin(at * every)));
      tick.style.left = `${(at * every * 100) / count}%`;
      return tick;
    }));
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
    label();
  }

  const whole = reports.days.filter((day) => Number.isFinite(dayNumber(day)));

  function say(passing) {
    const { from: since, to: until } = state.now;
    let articles = 0;
    passing.reports.forEach((passes) => { articles += passes; });
    const { undated } = passing;
    const beside = undated && speech.say(since || until ? "undatedOut" : "undatedIn", speech.number(undated));
    byId("when").textContent = since || until ? speech.span(since, until) : speech.span(whole[0], whole.at(-1));
    byId("printed").textContent = [speech.say("printed", speech.number(articles)), beside].filter(Boolean).join(" · ");
    byId("ever").hidden = !since && !until;
  }

  return { show };
}
