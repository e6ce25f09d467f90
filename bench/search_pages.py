#!/usr/bin/env python3
"""Asks a running reading room, warm, for the first page of hits with facets of each query in queries.txt and common.txt (the empty one first), and
prints the median and the slowest of the queries' medians, in ms. Usage: bench/search_pages.py BASE_URL [RUNS]"""
import http.client
import statistics
import sys
import time
import urllib.parse

base, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
queries = [""]
for name in ("queries.txt", "common.txt"):
    queries += [q for q in open(f"{sys.path[0]}/{name}", encoding="utf-8").read().split("\n") if q]
connection = http.client.HTTPConnection(urllib.parse.urlsplit(base).netloc)
times = {q: [] for q in queries}
for run in range(runs + 1):
    for q in queries:
        start = time.perf_counter()
        connection.request("GET", "/search?" + urllib.parse.urlencode({"q": q}))
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            sys.exit(f"{answer.status}: {q!r}")
        if run:
            times[q].append((time.perf_counter() - start) * 1000)
medians = sorted((statistics.median(t), q) for q, t in times.items())
for ms, q in reversed(medians[-5:]):
    print(f"{ms:.1f} ms: {q!r}", file=sys.stderr)
print(f"{statistics.median(ms for ms, _ in medians):.1f} {medians[-1][0]:.1f} {len(queries)}")
