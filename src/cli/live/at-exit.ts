const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const tasks = new Set<() => void>();

/** Runs a task should this process end before the answer is called: by exiting, or by a signal. */
export function atExit(task: () => void): () => void {
  if (tasks.size === 0) listen("on");
  tasks.add(task);
  return () => {
    if (tasks.delete(task) && tasks.size === 0) listen("off");
  };
}

function listen(verb: "on" | "off"): void {
  process[verb]("exit", runAll);
  for (const signal of SIGNALS) process[verb](signal, onSignal);
}

function runAll(): void {
  for (const task of [...tasks].reverse()) {
    tasks.delete(task);
    task();
  }
  listen("off");
}

/** Dies of the signal all the same, so that a shell sees what happened. */
function onSignal(signal: NodeJS.Signals): void {
  runAll();
  process.kill(process.pid, signal);
}
