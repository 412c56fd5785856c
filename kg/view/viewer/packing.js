// Boxes beside another box in columns, or below it in rows, whichever fills a room of that shape better: how far each is
// to be shifted. As in layout.py.

function packed(fixed, boxes, shape) {
  const START = { width: "left", height: "top" };
  const AXIS = { width: "x", height: "y" };
  const sum = (list, side) => list.reduce((total, one) => total + one[side], 0);
  const area = [fixed, ...boxes].reduce((total, { width, height }) => total + width * height, 0);

  function lines(along, limit) {
    const found = [];
    let room = 0;
    for (const box of boxes) {
      if (!found.length || box[along] > room) {
        found.push([]);
        room = limit;
      }
      found.at(-1).push(box);
      room -= box[along];
    }
    return found;
  }

  // Lines in the middle of a side of the fixed box.
  function lined(along, across) {
    const ideal = Math.sqrt(along === "width" ? area * shape : area / shape);
    const limit = Math.max(ideal, fixed[along], ...boxes.map((box) => box[along]));
    const shifts = new Map();
    let ahead = fixed[START[across]] + fixed[across];
    let longest = fixed[along];
    for (const line of lines(along, limit)) {
      const long = sum(line, along);
      let at = fixed[START[along]] + (fixed[along] - long) / 2;
      for (const box of line) {
        shifts.set(box, { [AXIS[along]]: at - box[START[along]], [AXIS[across]]: ahead - box[START[across]] });
        at += box[along];
      }
      longest = Math.max(longest, long);
      ahead += Math.max(...line.map((box) => box[across]));
    }
    const size = { [along]: longest, [across]: ahead - fixed[START[across]] };
    return { shifts, scale: Math.min(shape / size.width, 1 / size.height) };
  }

  const [beside, below] = [lined("height", "width"), lined("width", "height")];
  const { shifts } = beside.scale > below.scale ? beside : below;
  return boxes.map((box) => shifts.get(box));
}
