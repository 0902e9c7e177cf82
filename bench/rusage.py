"""Runs one command and writes what its whole process tree cost: rusage.py <report> <command> ..."""

import ctypes
import json
import os
import subprocess
import sys
import time

PR_SET_CHILD_SUBREAPER = 36
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


def adopt_orphans():
    """On Linux, descendants that outlive the command are handed to us, so they are counted too."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def reap_orphans():
    try:
        while True:
            yield os.wait4(-1, 0)[2]
    except ChildProcessError:
        pass


def run(command):
    """Sums wait4 rather than RUSAGE_CHILDREN, which includes what a python3 shim ran before us."""
    started = time.perf_counter()
    child = subprocess.Popen(command)
    _, ending, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - started
    usages = [used, *reap_orphans()]
    cpu = sum(usage.ru_utime + usage.ru_stime for usage in usages)
    peak = max(usage.ru_maxrss for usage in usages) * RSS_UNIT
    return os.waitstatus_to_exitcode(ending), {"cpu": cpu, "wall": wall, "peak": peak}


def main(report, command):
    adopt_orphans()
    status, cost = run(command)
    with open(report, "w") as file:
        json.dump(cost, file)
    sys.exit(status if status >= 0 else 128 - status)


main(sys.argv[1], sys.argv[2:])
