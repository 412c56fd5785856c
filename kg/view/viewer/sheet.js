// In a narrow window list and panel are a sheet over the picture, which the reader draws up and puts down.

function sheet(speech) {
  const STEPS = ["down", "half", "up"];
  const SLIP = 6; // pixels that a finger may move and still only tap
  const [main, side, grip] = [document.querySelector("main"), document.querySelector(".side"), byId("drawer")];
  let raised = false; // whether it rose by itself
  let held = null; // where a finger took hold of it

  const roomy = matchMedia("(min-width: 600px)");
  const now = () => main.dataset.sheet || (roomy.matches ? "half" : "down");

  function put(step) {
    side.style.height = "";
    main.dataset.sheet = step;
    show();
  }

  function show() {
    const up = now() === "up";
    grip.setAttribute("aria-expanded", String(now() !== "down"));
    grip.setAttribute("aria-label", speech.say(up ? "putDown" : "drawUp"));
  }

  function raise() {
    if (now() !== "down") return;
    raised = true;
    put("half");
  }

  function lower() {
    if (raised && now() === "half") put("down");
    raised = false;
  }

  // Out of the way of what else the reader opens.
  function down() {
    raised = false;
    put("down");
  }

  // The step whose height is nearest.
  function nearest(height) {
    const all = main.clientHeight;
    const heights = [0, all / 2, all];
    return STEPS[heights.map((one, at) => [Math.abs(one - height), at]).sort((a, b) => a[0] - b[0])[0][1]];
  }

  grip.addEventListener("pointerdown", (event) => {
    held = { y: event.clientY, height: side.clientHeight, moved: false };
    grip.setPointerCapture(event.pointerId);
  });
  grip.addEventListener("pointermove", (event) => {
    if (!held || Math.abs(event.clientY - held.y) <= SLIP) return;
    held.moved = true;
    side.style.height = `${Math.max(0, Math.min(main.clientHeight, held.height + held.y - event.clientY))}px`;
  });
  ["pointerup", "pointercancel"].forEach((kind) => grip.addEventListener(kind, () => {
    if (held?.moved) put(nearest(side.clientHeight));
    raised = false;
  }));
  grip.addEventListener("click", () => {
    if (!held?.moved) put(STEPS[(STEPS.indexOf(now()) + 1) % STEPS.length]);
    held = null;
    raised = false;
  });
  side.addEventListener("focusin", (event) => event.target !== grip && raise());

  return { show, raise, lower, down };
}
