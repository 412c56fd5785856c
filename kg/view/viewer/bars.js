// Days put together to at most sixty bars of equal calendar length: days, weeks, months, or years.

const DAY = 864e5;
const MOST_BARS = 60;

// How many days after 1970-01-01; NaN for what is no day of the calendar, as the thirtieth of February.
function dayNumber(text) {
  const number = /^\d{4}-\d\d-\d\d$/.test(text) ? Math.floor(Date.parse(text) / DAY) : NaN;
  return Number.isFinite(number) && dayText(number) === text ? number : NaN;
}

const dayText = (number) => new Date(number * DAY).toISOString().slice(0, 10);

// The first and last day of a day, month or year.
const firstDay = (text) => dayNumber(`${text}-01-01`.slice(0, 10));
const lastDay = (text) => (text.length === 10 ? dayNumber(text) : stepped(firstDay(text), text.length === 7 ? 1 : 12) - 1);

// The first of the month that is so many months after that of a day.
function stepped(number, months) {
  const date = new Date(number * DAY);
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.getTime() / DAY;
}

const weeks = { begin: (number) => number - ((((number + 3) % 7) + 7) % 7), next: (begin) => begin + 7 }; // from Monday
const months = (count) => ({
  begin: (number) => {
    const date = new Date(number * DAY);
    return stepped(number, -((date.getUTCFullYear() * 12 + date.getUTCMonth()) % count));
  },
  next: (begin) => stepped(begin, count),
});
const UNITS = [
  { begin: (number) => number, next: (begin) => begin + 1 }, weeks,
  ...[1, 3, 12, 60, 120, 600, 2400].map(months), // of ten thousand years there are fifty bars
];

// Where each bar begins, and after them where the last one ends; [] where no day is one.
function barsOf(days) {
  const numbers = days.map(dayNumber).filter(Number.isFinite);
  if (!numbers.length) return [];
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  return UNITS.map((unit) => begins(unit, first, last)).find((found) => found.length <= MOST_BARS + 1);
}

function begins({ begin, next }, first, last) {
  const found = [begin(first)];
  while (found.at(-1) <= last && found.length <= MOST_BARS + 1) found.push(next(found.at(-1)));
  return found;
}

// Whole months or years from one day to another, {first, last}; the first may begin earlier, the last end later.
function spansOf({ begin, next }, from, to) {
  const found = [];
  for (let first = begin(from); first <= to; first = next(first)) found.push({ first, last: next(first) - 1 });
  return found;
}

// The bar of a day; the first or last for one beyond.
function barAt(begins, number) {
  let bar = 0;
  while (bar < begins.length - 2 && begins[bar + 1] <= number) bar++;
  return bar;
}
