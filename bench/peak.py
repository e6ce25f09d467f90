#!/usr/bin/env python3
"""Runs a command and prints wall seconds, CPU seconds and the peak memory (sum of the proportional set sizes of all its
processes, in MB, sampled every 50 ms). Usage: bench/peak.py COMMAND...; PEAK_OUT=FILE keeps what the command prints."""
import os
import resource
import subprocess
import sys
import time


def family(root):
    children = {}
    for pid in os.listdir("/proc"):
        if pid.isdigit():
            try:
                parent = int(open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()[1])
                children.setdefault(parent, []).append(int(pid))
            except (OSError, IndexError):
                pass
    todo, found = [root], []
    while todo:
        pid = todo.pop()
        found.append(pid)
        todo += children.get(pid, [])
    return found


def pss(pid):
    try:
        for line in open(f"/proc/{pid}/smaps_rollup"):
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0


start = time.monotonic()
process = subprocess.Popen(sys.argv[1:], stdout=open(os.environ.get("PEAK_OUT", os.devnull), "w"))
peak = 0
interval = float(os.environ.get("PEAK_INTERVAL", "0.05"))
while process.poll() is None:
    peak = max(peak, sum(pss(pid) for pid in family(process.pid)))
    time.sleep(interval)
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{wall:.2f} {used.ru_utime + used.ru_stime:.2f} {peak / 1024:.0f}")
sys.exit(process.returncode)
