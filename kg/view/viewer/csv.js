// The statements that are drawn as CSV: a line for each place that says so and passes the filters.

const CSV_BOM = "\ufeff"; // without it Excel reads UTF-8 as the system's own encoding
// As kg/export/csv_files.py has it: a spreadsheet runs what begins so; Chinese ones take wide signs for narrow ones.
const CSV_FORMULA = /^(?:[\s\x00-\x20]*[=+\-@＝＋－＠]|[\t\r\n'])/;

function csvCell(value) {
  const text = typeof value === "string" && CSV_FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvOf(data, quoted, speech) {
  const { things, statements, reports } = data;
  const COLUMNS = [
    "subject", "relation", "object", "status", "sure", "evidenceNumber", "evidences", "sentenceAlone", "quote", "headline",
    "paper", "date", "printedOn", "signed", "sourceName", "ownStatus", "own",
    "statementIri", "subjectIri", "objectIri", "evidenceIri", "articleIri",
  ];
  const decimal = (thousandths) => (thousandths < 0 ? "" : thousandths / 1000);

  // Of a statement those that pass; one line without any where nothing supports it.
  function lines(row) {
    const { places, fit } = quoted.fits(row.supports);
    return places.length ? places.slice(0, fit || places.length).map((one, at) => line(row, one, at + 1)) : [line(row, null, "")];
  }

  function line({ i, iri, subject, object, supports }, one, number) {
    const report = one ? one.report : -1;
    const of = (read) => (report < 0 ? "" : read(report));
    return [
      things.name[statements.subject[i]], speech.relation(statements.relation[i]), things.name[statements.object[i]],
      speech.modality(i), decimal(statements.confidence[i]), number, supports.length,
      one ? one.text : "", one ? one.text.slice(one.begin, one.end) : "",
      of((at) => reports.headline[at]), of((at) => reports.papers[reports.paper[at]]), of(quoted.day), of((at) => reports.page[at]),
      of(speech.signed), one ? one.source : "", one ? speech.status(one.modality, one.relation) : "", one ? decimal(one.confidence) : "",
      iri, subject, object, one ? one.iri : "", of(quoted.iri),
    ];
  }

  return ({ rows }) =>
    CSV_BOM + [COLUMNS.map((name) => speech.say(name)), ...rows.flatMap(lines)].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}
