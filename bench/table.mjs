const columns = [
  { title: "command", cell: (row) => row.name, words: true },
  { title: "findings", cell: (row) => row.findings ?? "–", optional: (row) => row.findings === undefined },
  { title: "CPU min", cell: (row) => seconds(row.cpu) },
  { title: "median", cell: (row) => seconds(row.cpuMedian) },
  { title: "max", cell: (row) => seconds(row.cpuMax) },
  { title: "÷ floor", cell: (row) => times(row.toFloor) },
  { title: "÷ apigate", cell: (row) => times(row.toApigate) },
  { title: "wall min", cell: (row) => seconds(row.wall) },
  { title: "peak", cell: (row) => (row.peak === undefined ? "–" : `${megabytes(row.peak)} MB`) },
  { title: "runs", cell: (row) => row.remarks.replaceAll("|", "\\|"), words: true },
];

/** A Markdown table whose columns also line up on a terminal; a column that no row fills is left out. */
export function renderTable(rows) {
  const lines = columns
    .filter(({ optional }) => !optional || !rows.every(optional))
    .map((column) => columnLines(column, rows));
  return lines[0].map((_, index) => `|${lines.map((column) => column[index]).join("|")}|`).join("\n");
}

/** One column from its title down, every cell as wide as the widest; numbers stand on the right. */
function columnLines({ title, cell, words }, rows) {
  const cells = [title, ...rows.map(cell)];
  const width = Math.max(...cells.map(({ length }) => length));
  const [head, ...body] = cells.map((text) => ` ${words ? text.padEnd(width) : text.padStart(width)} `);
  return [head, words ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`, ...body];
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
