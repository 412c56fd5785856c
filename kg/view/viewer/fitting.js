// Which of the places that support something come first: those that the filters let pass, or that stand in the article
// that is open.

// All places, the first `fit` of which meet the demands. What several places say together may be surer than each of
// them: where none meets all demands, those count that meet all but the last, and so on; 0 where none meets the first.
function fitting(places, demands) {
  for (let asked = demands.length; asked > 0; asked--) {
    const meets = (one) => demands.slice(0, asked).every((demand) => demand(one));
    const fits = places.filter(meets);
    if (fits.length) return { places: [...fits, ...places.filter((one) => !fits.includes(one))], fit: fits.length };
  }
  return { places, fit: demands.length ? 0 : places.length };
}
