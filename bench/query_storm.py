#!/usr/bin/env python3
"""Sends random and hand-made queries to a running reading room and prints how many failed and how long they took.
Words are drawn by their frequency from the texts. Usage: bench/query_storm.py BASE_URL TEXT_FOLDER [COUNT]"""
import glob
import http.client
import json
import random
import re
import sys
import time
import urllib.parse

base, folder = sys.argv[1:3]
count = int(sys.argv[3]) if len(sys.argv) > 3 else 100000
random.seed(1962)
words = []
for path in sorted(glob.glob(folder + "/*.xml"))[::3]:
    text = re.sub(r"<[^>]*>", " ", open(path, encoding="utf-8").read())
    words += random.sample(re.findall(r"\w+", text), 20000)
rare = sorted(set(words))
word = lambda: random.choice(words if random.random() < 0.7 else rare)


def query(depth=0):
    kind = random.random()
    if kind < 0.35:
        return " ".join(word() for _ in range(random.randint(1, 4)))
    if kind < 0.45:
        return '"' + " ".join(word() for _ in range(random.randint(2, 4))) + '"'
    if kind < 0.52:
        return word()[: random.randint(1, 5)] + "*"
    if kind < 0.6:
        year = random.randint(1945, 1981)
        return f"{word()} date:{random.choice(['', 'certain:'])}{year}-{random.randint(1, 12):02d}"
    if kind < 0.66:
        return f"{word()} -{word()}"
    if kind < 0.72:
        return f"{word()} NEAR/{random.randint(1, 9)} {word()}"
    if kind < 0.78 and depth < 3:
        return f"({query(depth + 1)}) OR ({query(depth + 1)})"
    if kind < 0.83:
        return f"{random.choice(['title', 'notes', 'kind', 'lang', 'place', 'person', 'nosuch'])}:{word()}"
    if kind < 0.87:
        return "=" + word()
    if kind < 0.9:
        return " OR ".join(word() for _ in range(random.randint(2, 40)))
    if kind < 0.93:
        return word() + random.choice(["~1", "~2", "~", "~9"])
    return "".join(random.choice(' "()*~:-=\\%\x01abcdeé\u0416中\U0001F4DC' + word()) for _ in range(random.randint(1, 60)))


host = urllib.parse.urlsplit(base).netloc
connection = http.client.HTTPConnection(host)
times, slow, failed, wrong = [], [], 0, 0
handmade = [line for line in open(sys.path[0] + "/handmade.txt", encoding="utf-8").read().split("\n") if line]
for i in range(count + len(handmade)):
    text = handmade[i] if i < len(handmade) else query()
    path = "/search.json?" + urllib.parse.urlencode({"q": text}, errors="ignore")
    start = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    times.append((time.perf_counter() - start) * 1000)
    if answer.status != 200:
        failed += 1
        print(f"{answer.status}: {text!r}", file=sys.stderr)
        continue
    counts = json.loads(body)
    wrong += not isinstance(counts.get("total"), int)
    slow = sorted(slow + [(times[-1], text)], reverse=True)[:10]
for ms, text in slow:
    print(f"{ms:.0f} ms: {text!r}", file=sys.stderr)
times.sort()
share = lambda p: times[min(len(times) - 1, int(len(times) * p))]
print(f"{count} random and {len(handmade)} hand-made queries: {failed} failed, {wrong} without a total; ms: median {share(0.5):.1f}, 99 % {share(0.99):.1f}, worst {times[-1]:.1f}")
sys.exit(failed + wrong > 0)
