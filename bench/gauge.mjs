import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const rusage = fileURLToPath(new URL("rusage.py", import.meta.url));

/**
 * Node reports its own resources only, so a small program starts each command and reads the cost
 * of the command's process tree. Python comes first: it counts microseconds, GNU time hundredths.
 */
const gauges = [
  {
    name: "python3",
    works: () => runs("python3", ["-c", "import ctypes, os; os.wait4; os.waitstatus_to_exitcode"]),
    wrap: (report, argv) => ["python3", rusage, report, ...argv],
    read: (report) => JSON.parse(readFileSync(report, "utf8")),
  },
  {
    name: "GNU time (a resolution of 10 ms)",
    works: () => runs("/usr/bin/time", ["-f", "%U", "true"]),
    wrap: (report, argv) => ["/usr/bin/time", "-o", report, "-f", "%U %S %e %M", ...argv],
    read: readGnuTime,
  },
];

export function findGauge() {
  return gauges.find((gauge) => gauge.works());
}

function runs(command, args) {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

function readGnuTime(report) {
  const lastLine = readFileSync(report, "utf8").trim().split("\n").at(-1);
  const [user, system, wall, kilobytes] = lastLine.split(" ").map(Number);
  return { cpu: user + system, wall, peak: kilobytes * 1024 };
}
