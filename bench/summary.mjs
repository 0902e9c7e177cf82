/**
 * One row for each lane of a race: the figures of its successful runs, each beside the floor's
 * and apigate's, and what there is to say of the others. `cpu` is missing when no run succeeded.
 */
export function summarise(lanes) {
  const rows = lanes.map(toRow);
  const floor = rows.find((row) => row.tool === "floor");
  const apigate = rows.find((row) => row.tool === "apigate");
  return rows.map((row) => ({
    ...row,
    toFloor: ratio(row, floor),
    toApigate: ratio(row, apigate),
  }));
}

function toRow({ contestant, runs }) {
  const good = runs.filter((run) => !run.failure);
  const row = { name: contestant.name, tool: contestant.tool, remarks: remarksOn(runs, good) };
  return good.length === 0 ? row : { ...row, ...figuresOf(good) };
}

function figuresOf(runs) {
  const cpu = runs.map((run) => run.cpu).sort((a, b) => a - b);
  return {
    cpu: cpu[0],
    cpuMedian: (cpu[(cpu.length - 1) >> 1] + cpu[cpu.length >> 1]) / 2,
    cpuMax: cpu.at(-1),
    wall: Math.min(...runs.map((run) => run.wall)),
    peak: Math.max(...runs.map((run) => run.peak)),
    findings: findingsOf(runs),
  };
}

/** How many findings a run has: more than one number where runs disagree. */
function findingsOf(runs) {
  const counts = new Set(runs.map((run) => run.findings).filter((count) => count !== undefined));
  return counts.size === 0 ? undefined : [...counts].sort((a, b) => a - b).join(", ");
}

function ratio(row, reference) {
  return row.cpu && reference?.cpu ? row.cpu / reference.cpu : undefined;
}

function remarksOn(runs, good) {
  const statuses = [...new Set(good.map((run) => run.status))];
  const counted = good.length === 0 ? [] : [`${good.length} × exit ${statuses.join(", ")}`];
  return [...counted, ...runs.filter((run) => run.failure).map(describeFailure)].join("; ");
}

function describeFailure({ failure, cpu, peak }) {
  if (cpu === undefined) return `failed: ${failure}`;
  return `failed: ${failure} (after ${cpu.toFixed(1)} s CPU, ${Math.round(peak / 1e6)} MB)`;
}
