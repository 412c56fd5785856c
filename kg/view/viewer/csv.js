// The statements that are drawn as CSV: a line for each, with the best of what supports it.

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
    "subject", "relation", "object", "status", "sure", "sentenceAlone", "quote", "headline", "paper", "date", "printedOn",
    "signed", "sourceName", "evidences", "statementIri", "subjectIri", "objectIri", "evidenceIri", "articleIri",
  ];

  function line({ i, iri, subject, object, supports }) {
    const [best] = supports;
    const report = best ? best.report : -1;
    const of = (read) => (report < 0 ? "" : read(report));
    return [
      things.name[statements.subject[i]], speech.relation(statements.relation[i]), things.name[statements.object[i]],
      speech.modality(i), statements.confidence[i] < 0 ? "" : statements.confidence[i] / 1000,
      best ? best.text : "", best ? best.text.slice(best.begin, best.end) : "",
      of((one) => reports.headline[one]), of((one) => reports.papers[reports.paper[one]]), of(quoted.day), of((one) => reports.page[one]),
      of(speech.signed), best ? best.source : "", supports.length, iri, subject, object, best ? best.iri : "", of(quoted.iri),
    ];
  }

  return ({ rows }) =>
    CSV_BOM + [COLUMNS.map((name) => speech.say(name)), ...rows.map(line)].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}
