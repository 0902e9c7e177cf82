const columns = [
  ["command", (row) => row.name],
  ["CPU min", (row) => seconds(row.cpu)],
  ["median", (row) => seconds(row.cpuMedian)],
  ["max", (row) => seconds(row.cpuMax)],
  ["÷ floor", (row) => times(row.toFloor)],
  ["÷ apigate", (row) => times(row.toApigate)],
  ["wall min", (row) => seconds(row.wall)],
  ["peak", (row) => (row.peak === undefined ? "–" : `${megabytes(row.peak)} MB`)],
  ["runs", (row) => row.remarks.replaceAll("|", "\\|")],
];

/** A Markdown table whose columns also line up on a terminal. */
export function renderTable(rows) {
  const cells = [columns.map(([title]) => title), ...rows.map(cellsOf)];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index].length)));
  const [head, ...body] = cells.map((line) => render(line, widths));
  const rule = `|${widths.map((width, index) => dashes(width, index)).join("|")}|`;
  return [head, rule, ...body].join("\n");
}

function cellsOf(row) {
  return columns.map(([, cell]) => cell(row));
}

function render(line, widths) {
  return `| ${line.map((text, index) => pad(text, widths[index], index)).join(" | ")} |`;
}

function pad(text, width, index) {
  return isNumber(index) ? text.padStart(width) : text.padEnd(width);
}

function dashes(width, index) {
  return isNumber(index) ? `${"-".repeat(width + 1)}:` : "-".repeat(width + 2);
}

function isNumber(index) {
  return index > 0 && index < columns.length - 1;
}

function seconds(value) {
  if (value === undefined) return "–";
  return value < 1 ? `${Math.round(value * 1000)} ms` : `${value.toFixed(2)} s`;
}

function times(value) {
  return value === undefined ? "–" : `${value.toFixed(value < 10 ? 2 : 0)}×`;
}

export function megabytes(bytes) {
  return Math.round(bytes / 1e6);
}
