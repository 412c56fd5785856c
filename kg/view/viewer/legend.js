// The legend, which is the filter: what is switched off in it is neither drawn nor listed.

function legend(data, speech, state) {
  const toggled = (list, key) => (list.includes(key) ? list.filter((one) => one !== key) : [...list, key]);

  document.querySelectorAll(".toggle").forEach((one) => one.addEventListener("click", () =>
    state.change({ types: toggled(state.now.types, one.dataset.type), page: 0 })));

  function show(passing) {
    document.querySelectorAll(".toggle").forEach((one) => {
      const type = data.types.findIndex(({ key }) => key === one.dataset.type);
      one.setAttribute("aria-pressed", String(!state.now.types.includes(one.dataset.type)));
      one.querySelector("span").textContent = speech.type(type);
      one.querySelector("b").textContent = speech.number(passing.counts.types[type]);
    });
  }

  return { show };
}
