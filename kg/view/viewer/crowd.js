// Whether more than one in sixty circles is covered by another so that it can't be made out.

function crowded(circles) {
  const [COVERED, ONE_IN] = [0.8, 60]; // of the larger radius from one middle to the other
  const hides = (a, b) => (a.x - b.x) ** 2 + (a.y - b.y) ** 2 < (COVERED * Math.max(a.r, b.r)) ** 2;
  const covered = circles.filter((a, i) => circles.some((b, j) => j < i && hides(a, b)));
  return covered.length * ONE_IN > circles.length;
}
