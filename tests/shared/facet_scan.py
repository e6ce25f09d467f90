"""Counts of values and years against a full scan: 200 queries are answered by the program, and counted here from the exported documents and the
catalog's trees alone. Usage: facet_scan.py PROGRAM ARCHIVE EXPORT.jsonl"""
import calendar
import collections
import json
import random
import re
import sqlite3
import subprocess
import sys

program, archive, export = sys.argv[1:]
random.seed(1962)
FACETS = {"kind", "place", "author", "recipient", "participant", "subject", "person", "place-about", "archive", "marking", "completeness", "language",
          "original-language", "translation", "publisher", "collection"}
LANGUAGES = {"language", "original-language"}
SHOWN = 100  # values of one field in an answer

trees = sqlite3.connect(f"file:{archive}/catalog.db?mode=ro", uri=True)
parent = dict(trees.execute("SELECT id, parent FROM collection"))
entry = dict(trees.execute("SELECT id, name FROM person"))
NAMED_LEAST = 800
CERTAIN_LEAST = 750  # a day that a rule gives with less is possible only


def days(edtf):
    """First and last day that a date of the volumes covers, and whether it is one of them only, as (year, month, day)."""
    def bounds(text):
        parts = [int(n) for n in re.split("[-T]", text)[:3]] if "T" in text else [int(n) for n in text.split("-")]
        first = tuple(parts + [1, 1])[:3]
        month = parts[1] if len(parts) > 1 else 12
        last = (parts[0], month, parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1])
        return first, last
    if edtf[0] == "[":  # one of several days, or of all from one to the other
        parts = [bounds(text) for text in re.split(r"\.\.|,", edtf.strip("[]"))]
        return min(first for first, _ in parts), max(last for _, last in parts), False
    if "/" in edtf:  # an extent covers all its days
        return bounds(edtf.split("/")[0])[0], bounds(edtf.split("/")[1])[1], True
    first, last = bounds(edtf)
    return first, last, first == last


class Document:
    def __init__(self, line):
        document = line["document"]
        self.id = f'{line["deposit"]}.{document["id"]}'
        self.apparatus = document.get("role") == "apparatus"
        self.values, self.dates = set(), []
        for value in document.get("description", []):
            field, text, norm = value["field"], value.get("value", ""), value.get("norm", "")
            if field == "date" and norm and value.get("role") in ("written", "given", "event"):
                # {a,b}: all of them, each for itself
                guessed = value.get("source", {}).get("kind") == "rule" and value.get("certainty", 1000) < CERTAIN_LEAST
                self.dates += [days(one) + (guessed,) for one in (norm.strip("{}").split(",") if norm[0] == "{" else [norm])]
            elif field in FACETS and text:
                self.values.add((field, norm if field in LANGUAGES and norm else text))
        for span in (span for part in document.get("parts", []) for span in part.get("spans", [])):
            of = span.get("attributes", {})
            if span["kind"] == "name" and of.get("name") and "role" not in of and span.get("certainty", 1000) >= NAMED_LEAST:
                field = {"place": "place-named", "body": "named"}.get(of.get("type"))
                if field:
                    self.values.add((field, of["name"]))
            if (span["kind"], of.get("type")) == ("name", "person") and of.get("role") != "eponym" and span.get("certainty", 1000) >= NAMED_LEAST:
                name = entry.get(f'{line["deposit"]}.{of.get("ref", "")}')
                if name:
                    self.values.add(("named", name))
        for local in document.get("collections", []):
            at = f'{line["deposit"]}.{local}' if local else line["deposit"]
            while at:
                self.values.add(("collection", at))
                at = parent.get(at, "")

    def within(self, first, last):
        """2 certainly, 1 possibly, 0 no."""
        found = 0
        for a, b, whole, guessed in self.dates:
            if a <= last and b >= first:
                found = max(found, 1 if guessed else 2 if whole or (a >= first and b <= last) else 1)
        return found


documents = [Document(json.loads(line)) for line in open(export, encoding="utf-8")]
records = [d for d in documents if not d.apparatus]
by_id = {d.id: d for d in records}
frequent = collections.Counter(v for d in records for v in d.values)
values = [v for v in sorted(frequent) if '"' not in v[1] and "\n" not in v[1]]
weights = [frequent[v] for v in values]
YEAR = lambda y: ((y, 1, 1), (y, 12, 31))


def stretch():
    year = random.randint(1947, 1980)
    if random.random() < 0.5:
        return f"date:{year}", YEAR(year)
    month = random.randint(1, 12)
    return f"date:{year}-{month:02d}", ((year, month, 1), (year, month, calendar.monthrange(year, month)[1]))


def ask(query, limit):
    out = subprocess.run([program, "search", "-C", archive, "--json", "--facet", "--limit", str(limit), "--", query], capture_output=True, check=False)
    if out.returncode > 1:
        sys.exit(f"{query}: {out.stderr.decode()}")
    return json.loads(out.stdout)


def scan(found):
    """What the answer must list: of each field the most frequent values, then every year."""
    counts = collections.defaultdict(collections.Counter)
    for d in found:
        for field, value in d.values:
            counts[field][value] += 1
    listed = {}
    for field, of in counts.items():
        most = sorted(of.items(), key=lambda item: (-item[1], item[0].encode()))[:SHOWN]
        listed.update({(field, value): (n, 0) for value, n in most})
    years = [y for d in found for a, b, *_ in d.dates for y in (a[0], b[0])]
    for year in range(min(years), max(years) + 1) if years else []:
        certain = [d.within(*YEAR(year)) for d in found]
        if any(certain):
            listed[("date", str(year))] = (certain.count(2), certain.count(1))
    return listed


def check(query, answer, found, certain, undated):
    wanted = (len(found), certain, undated)
    got = (answer["total"], answer["certain"], answer["undated"])
    if got != wanted:
        sys.exit(f"{query}: total, certain, undated are {got}, by the scan {wanted}")
    listed = {(f["field"], f["value"]): (f["certain"], f["possible"]) for f in answer["facets"]}
    expected = scan(found)
    if listed != expected:
        differ = [(key, listed.get(key), expected.get(key)) for key in sorted(set(listed) | set(expected)) if listed.get(key) != expected.get(key)]
        sys.exit(f"{query}: {len(differ)} counts differ, such as (value, listed, scanned) {differ[:5]}")
    return len(listed)


counted = 0
for i in range(150):  # values and dates: what is found follows from the export, too
    kind = i % 5
    chosen = random.choices(values, weights)[0]
    other = random.choices(values, weights)[0]
    term = lambda v: f'{v[0]}:="{v[1]}"'
    date, (first, last) = stretch()
    if kind == 0:
        query, keep = term(chosen), lambda d: 2 * (chosen in d.values)
    elif kind == 1:
        query, keep = date, lambda d: d.within(first, last)
    elif kind == 2:
        query, keep = f"{term(chosen)} {date}", lambda d: d.within(first, last) * (chosen in d.values)
    elif kind == 3:
        query, keep = f"{term(chosen)} OR {term(other)}", lambda d: 2 * (chosen in d.values or other in d.values)
    else:
        query, keep = f"{term(chosen)} -{term(other)}", lambda d: 2 * (chosen in d.values and other not in d.values)
    truth = [(d, keep(d)) for d in records]
    has_date = kind in (1, 2)
    undated = sum(1 for d in records if not d.dates and (kind == 1 or chosen in d.values)) if has_date else 0
    found = [d for d, t in truth if t]
    counted += check(query, ask(query, 0), found, sum(t == 2 for _, t in truth), undated)
words = ["lumumba", "=tariff", '"four power"', "sukarno", "thant", "=romania", "formosa NEAR/3 strait", "underground test*", "apartheid", "diem -saigon"]
for i in range(50):  # words: what is found is taken from the answer, its counts from the scan
    query = words[i % len(words)] + ("" if i < len(words) else " " + stretch()[0] if i % 2 else f" -{random.choice(words[:2])}")
    answer = ask(query, 10000)
    found = [by_id[hit["id"]] for hit in answer["hits"]]
    counted += check(query, answer, found, sum(hit["certain"] for hit in answer["hits"]), answer["undated"])
print(f"200 queries, {counted} counts equal to a scan")
