#!/usr/bin/env python3
"""make gold: scores what Fonds reads from texts against a gold set, and prints one table.

  GOLD=FOLDER    a folder laid out like ../shared/data/gold (default): docs-*.jsonl[.zst], text-*.tar.zst, persons-*.jsonl[.zst], and
                 tools/ with eval_gold.py, degrade.py and frus_gold.py (else those of the default folder)
  ONLY=WORD,...  only fields whose names hold one of the words, and only the texts that they need
  ERRORS=FIELD   thirty wrong answers of a field, spread over volumes and texts; TEXT=clean, bare or heavy narrows them
  VOLUMES=learn  (or judge) errors of these volumes only; the eight whose names have the smallest SHA-256 judge, the others teach

Three texts of each document: clean as given, bare (without heading, source note and notes), heavy (degrade.py at its worst level for
all). Everything made is kept in build/gold, by digest of what it was made from. The scorer is the gold's own eval_gold.py.
"""

import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys

import faults

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
DEFAULT = os.path.join(ROOT, "..", "shared", "data", "gold")
SALT = "fonds-heavy-1"

# text, field of eval_gold.py, floor, goal; the table
FIELDS = [
    ("clean", "date (day)", 0.99, 0.995), ("heavy", "date (day)", 0.77, 0.95), ("bare", "date (day)", None, None),
    ("clean", "time", 0.92, 0.96), ("heavy", "time", 0.55, 0.87),
    ("clean", "place", 0.91, 0.97), ("heavy", "place", 0.53, 0.92),
    ("clean", "doc_type", 0.96, 0.98), ("bare", "doc_type", 0.00, 0.88), ("heavy", "doc_type", None, None),
    ("clean", "sender", 0.79, 0.93), ("clean", "recipient", 0.87, 0.95),
    ("heavy", "sender", 0.59, 0.75), ("heavy", "recipient", 0.13, 0.78),
    ("clean", "participants (name)", 0.85, 0.96), ("clean", "participants with side", 0.75, 0.92),
    ("heavy", "participants (name)", 0.48, 0.82),
    ("clean", "person mentions (overlap, lenient)", 0.95, 0.97), ("clean", "person links (overlapping)", 0.92, 0.96),
    ("heavy", "person mentions (overlap, lenient)", 0.80, 0.92), ("heavy", "person links (overlapping)", None, None),
    ("clean", "source repository", 1.00, 1.00), ("clean", "source file", 0.91, 0.94),
    ("clean", "classification level", None, None), ("clean", "classification markings", None, None),
    ("clean", "cross references", 0.81, 0.95),
    ("clean", "subject (whole)", None, None), ("clean", "signed", None, None),
]


# The gold marks no telegram (they have no target). Of what stands in the learning volumes (all their documents, not only the sample) it marks
# "supra" and "infra" alone in 1 place of 110; where documents are numbered, a volume by its number alone that was to be printed ("scheduled for
# publication in volume XII") in 0 of 23, one with a page ("vol. XVI, p. 936") in 1 of 23. These three are not handed in.
UNMARKED = {"reference-to-neighbour", "reference-to-volume-to-come", "reference-to-page-elsewhere"}


def stop(message):
    print(f"make gold: {message}", file=sys.stderr)
    sys.exit(2)


def unpacked(path):
    if path.endswith(".zst"):
        return subprocess.run(["zstd", "-dc", path], check=True, capture_output=True).stdout
    with open(path, "rb") as file:
        return file.read()


def find(folder, beginning, endings):
    for name in sorted(os.listdir(folder)):
        if name.startswith(beginning) and name.endswith(endings):
            return os.path.join(folder, name)
    stop(f"{folder} holds no {beginning}*{endings[0]}; see tests/gold/README.md for the layout")


def rows(data):
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line.strip()]


def digest(*parts):
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part if isinstance(part, bytes) else part.encode())
    return whole.hexdigest()[:16]


def module(folder, name):
    path = os.path.join(folder, "tools", name + ".py")
    if not os.path.exists(path):
        path = os.path.join(DEFAULT, "tools", name + ".py")
    if not os.path.exists(path):
        stop(f"{path} is missing; GOLD must name a folder with tools/{name}.py, or the default one must be there")
    spec = importlib.util.spec_from_file_location(name, path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded, path


def dump(path, records):
    with open(path + ".new", "w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
    os.replace(path + ".new", path)


class Gold:
    """A gold set, and its three texts."""

    def __init__(self, folder):
        self.folder, self.kept = folder, os.path.join(ROOT, "build", "gold")
        os.makedirs(self.kept, exist_ok=True)
        if not os.path.isdir(folder):
            stop(f"{folder} is no folder; GOLD=FOLDER names one laid out like ../shared/data/gold")
        docs, texts = unpacked(find(folder, "docs-", (".jsonl", ".jsonl.zst"))), find(folder, "text-", (".tar.zst",))
        self.docs = rows(docs)
        with open(texts, "rb") as file:
            packed = file.read()
        self.digest = digest(docs, packed)
        persons = unpacked(find(folder, "persons-", (".jsonl", ".jsonl.zst")))
        self.persons = os.path.join(self.kept, f"persons-{digest(persons)}.jsonl")
        with open(self.persons, "wb") as file:
            file.write(persons)
        self.texts = self.read_texts(texts)
        self.docs.sort(key=lambda doc: doc["volume"])  # a stable order by volume: a list is read once
        volumes = sorted({doc["volume"] for doc in self.docs}, key=lambda v: hashlib.sha256(v.encode()).hexdigest())
        self.judges = set(volumes[:max(1, len(volumes) // 3)])

    def read_texts(self, path):
        import io
        import tarfile
        texts = {}
        with tarfile.open(fileobj=io.BytesIO(unpacked(path))) as archive:
            for entry in archive:
                if entry.isfile():
                    texts[os.path.basename(entry.name)[:-4]] = archive.extractfile(entry).read().decode("utf-8")
        return texts

    def noisy_docs(self):
        """Those of the set's own noisy texts, if it has some."""
        names = [name for name in os.listdir(self.folder) if name.startswith("noisy-") and name.endswith((".jsonl", ".jsonl.zst"))]
        ids = {r["id"] for name in names for r in rows(unpacked(os.path.join(self.folder, name)))}
        return [doc for doc in self.docs if doc["id"] in ids]

    def records(self, kind):
        """The gold of one kind of text, with its text."""
        if kind == "clean":
            return [dict(doc, text=self.texts[doc["id"]]) for doc in self.docs]
        tool, path = module(self.folder, "degrade" if kind == "heavy" else "frus_gold")
        with open(path, "rb") as file:
            made = os.path.join(self.kept, f"{kind}-{self.digest}-{digest(file.read(), SALT)}.jsonl")
        if not os.path.exists(made):
            print(f"making {kind} texts (kept in build/gold) ...", file=sys.stderr)
            self.make_heavy(tool, made) if kind == "heavy" else self.make_bare(tool, made)
        with open(made, "rb") as file:
            return rows(file.read())

    def make_heavy(self, tool, path):
        tool.LEVELS = {level: tool.LEVELS["heavy"] for level in tool.LEVELS}
        made = (tool.degrade(dict(doc, text=self.texts[doc["id"]]), SALT) for doc in self.docs)
        dump(path, made)

    def make_bare(self, tool, path):
        clean = os.path.join(self.kept, "clean.jsonl")
        dump(clean, self.records("clean"))
        subprocess.run([sys.executable, tool.__file__, "bare", clean, "-o", path], check=True)
        os.remove(clean)


def read_all(reader, gold, records):
    """What Fonds says: by id; and the line of figures that the reader prints last."""
    texts = "".join(json.dumps({"id": r["id"], "volume": r["volume"], "text": r["text"]}, ensure_ascii=False) + "\n"
                    for r in records)
    run = subprocess.run([reader, gold.persons], input=texts.encode("utf-8"), capture_output=True)
    if run.returncode != 0:
        stop(f"gold_read failed: {run.stderr.decode()}")
    return {row["id"]: row for row in rows(run.stdout)}, run.stderr.decode().strip().split("\n")[-1]


# ---- what Fonds says, in the scorer's words ----

class Place:
    """From bytes of a part to bytes of the text."""

    def __init__(self, stretches):
        self.stretches = stretches

    def __call__(self, start, end):
        first = last = None
        for at, to, count in self.stretches:
            if first is None and at + count > start:
                first = to + max(0, start - at)
            if at < end:
                last = to + min(count, end - at)
        return (first, last) if first is not None and last is not None and last > first else None


def values(document, field, role=None):
    found = [v for v in document.get("description", []) if v["field"] == field and not v.get("asked_empty")]
    return [v for v in found if role is None or v.get("role") == role]


def best(found, key):
    found = [v for v in found if v.get(key)]
    return max(found, key=lambda v: v.get("certainty", 1000)) if found else None


def agents(found):
    out = []
    for v in found:
        a = v.get("attributes", {})
        out.append({"name": a.get("name") or v.get("value", ""), "printed": v.get("value", ""),
                    "certainty": v.get("certainty", 1000), "side": v.get("role") or a.get("side"), "side_norm": a.get("country"),
                    "office": a.get("office"), "rule": v.get("source", {}).get("name")})
    return out


def answer_spans(row, answer):
    document = row["document"]
    for part, stretches in zip(document.get("parts", []), row["map"]):
        place = Place(stretches)
        for span in part.get("spans", []):
            a, kind = span.get("attributes", {}), span["kind"]
            if kind not in ("name", "reference", "page", "correction"):
                continue
            where = place(span.get("start", 0), span["end"])
            if where is None:
                continue
            found = {"start": where[0], "end": where[1], "certainty": span.get("certainty", 1000),
                     "rule": span.get("source", {}).get("name")}
            if kind == "name" and a.get("type", "person") in ("person", "office"):
                answer["persons"].append(dict(found, person_id=a.get("ref")))
            elif kind == "reference" and a.get("target") and found["rule"] not in UNMARKED:
                answer["cross_refs"].append(dict(found, target=a.get("target"), kind=a.get("type")))
            elif kind == "page":
                answer["page_breaks"].append(dict(found, n=a.get("n")))
            elif kind == "correction":
                answer["corrections"].append(dict(found, text=a.get("text")))


def answer(row):
    document = row["document"]
    dates = [v for v in values(document, "date") if v.get("role") in ("written", "event", "given")]
    chosen = {"date_edtf": best(dates, "norm"), "time": best(values(document, "time"), "norm"),
              "place": best(values(document, "place"), "value"), "doc_type": best(values(document, "kind"), "norm")}
    out = {"id": row["id"], "persons": [], "cross_refs": [], "page_breaks": [], "corrections": [], "chosen": chosen}
    for name, value in chosen.items():
        out[name] = value and (value.get("value") if name == "place" else value["norm"])
    if out["time"]:  # midnight is the end of its day here and 00:00 of the same date in the markup
        out["time"] = out["time"].replace("24:00", "00:00")
    title = best(values(document, "title"), "value")
    out["title"] = title and title["value"]
    out["sender"] = agents(values(document, "author", "sender"))
    out["recipient"] = agents(values(document, "recipient"))
    out["signed"] = [v["value"] for v in values(document, "author", "signer")]
    out["participants"] = agents(values(document, "participant"))
    out["subject"] = [v["value"] for v in values(document, "subject")]
    markings = values(document, "marking")
    level = next((v for v in markings if v.get("attributes", {}).get("type") == "level"), None)
    if markings:
        out["classification"] = {"level": level and (level.get("norm") or level["value"]), "markings": [v["value"] for v in markings]}
    source = best(values(document, "reference"), "value")
    if source:
        a = source.get("attributes", {})
        out["source"] = {"citation": source["value"], "repository": a.get("repository"), "file": a.get("file"),
                         "certainty": source.get("certainty", 1000)}
    levels = [v for v in markings if v.get("attributes", {}).get("type") == "level"]
    found = {"signed": values(document, "author", "signer"), "subject": values(document, "subject"), "marking": markings, "level": levels}
    out["listed"] = {name: [((name == "level" and v.get("norm")) or v["value"], v.get("certainty", 1000)) for v in several]
                     for name, several in found.items()}
    answer_spans(row, out)
    return out


# ---- certainty ----

class Calibration:
    """Expected calibration error in ten bins."""

    def __init__(self):
        self.bins = [[0, 0.0, 0] for _ in range(10)]

    def add(self, certainty, right):
        one = self.bins[min(9, certainty // 100)]
        one[0] += 1
        one[1] += certainty / 1000
        one[2] += right

    def error(self):
        count = sum(one[0] for one in self.bins)
        return sum(abs(one[1] - one[2]) for one in self.bins) / count if count else None


def judge_certainties(scorer, gold, said, calibrations):
    def add(name, certainty, right):
        calibrations.setdefault(name, Calibration()).add(certainty, bool(right))

    for name, field in (("date (day)", "date_edtf"), ("time", "time"), ("place", "place"), ("doc_type", "doc_type")):
        if gold.get(field) and said.get(field):
            add(name, said["chosen"][field].get("certainty", 1000), is_right(scorer, name, gold, said))
    for part in ("repository", "file"):
        if (gold.get("source") or {}).get(part) and (said.get("source") or {}).get(part):
            add(f"source {part}", said["source"]["certainty"], is_right(scorer, f"source {part}", gold, said))
    for name in ("sender", "recipient"):
        wanted = {scorer.name_key(x) for x in scorer.as_names(gold.get(name))}
        for one in said[name] if wanted else []:
            add(name, one["certainty"], scorer.name_key(one["name"]) in wanted)
    wanted = {scorer.name_key(p["name"]) for p in gold.get("participants") or []}
    for one in said["participants"] if wanted else []:
        add("participants (name)", one["certainty"], scorer.name_key(one["name"]) in wanted)
    if gold.get("persons") is not None:
        for g, s in scorer.pair_spans(scorer.spans(gold["persons"]), scorer.spans(said["persons"]), False):
            if g.get("person_id") and not g.get("suspect") and s.get("person_id"):
                add("person links (overlapping)", s["certainty"], g["person_id"] == s["person_id"])
        for g, s in scorer.pair_spans(scorer.spans(gold.get("cross_refs")), scorer.spans(said["cross_refs"]), False):
            add("cross references", s["certainty"],
                scorer.target(g["target"], gold["volume"]) == scorer.target(s.get("target"), gold["volume"]))
        paired = {id(s) for _, s in scorer.pair_spans(scorer.spans(gold["persons"]), scorer.spans(said["persons"]), False)}
        for s in scorer.spans(said["persons"]):  # as the scorer: only those that touch one of the gold's
            if any(scorer.overlap(s, g) > 0 for g in scorer.spans(gold["persons"])):
                add("person mentions (overlap, lenient)", s["certainty"], id(s) in paired)
    judge_listed(scorer, gold, said, add)


def judge_listed(scorer, gold, said, add):
    """Fields of several values, each with its own certainty; of the whole, its least."""
    sides = {(scorer.name_key(p["name"]), scorer.norm(p["side"])) for p in gold.get("participants") or [] if p.get("side")}
    norms = {(scorer.name_key(p["name"]), p["side_norm"]) for p in gold.get("participants") or [] if p.get("side_norm")}
    for one in said["participants"] if sides else []:
        key = scorer.name_key(one["name"])
        if one["side"]:
            add("participants with side", one["certainty"],
                (key, scorer.norm(one["side"])) in sides or (key, one["side_norm"]) in norms or (key, one["side"]) in norms)
    markings = {scorer.norm(m) for m in (gold.get("classification") or {}).get("markings", [])}
    for value, certainty in said["listed"]["marking"] if markings else []:
        add("classification markings", certainty, scorer.norm(value) in markings)
    level = (gold.get("classification") or {}).get("level")
    for value, certainty in said["listed"]["level"][:1] if level else []:
        add("classification level", certainty, scorer.norm(value) == scorer.norm(level))
    signed = {scorer.name_key(x) for x in scorer.as_names(gold.get("signed"))}
    for value, certainty in said["listed"]["signed"] if signed else []:
        add("signed", certainty, scorer.name_key(value) in signed)
    subject = said["listed"]["subject"]
    if gold.get("subject") and subject:
        add("subject (whole)", min(c for _, c in subject), is_right(scorer, "subject (whole)", gold, said))


def is_right(scorer, name, gold, said):
    """Of one document and one field, as the scorer counts it: nothing missing, nothing too much."""
    score = scorer.Score()
    scorer.one_doc(gold, said, score, None)
    tp, given, wanted, _ = score.d.get(name, [0, 0, 0, 0])
    return tp == given == wanted


def shown(name, record):
    """The part of a record that a field is about."""
    keys = {"date (day)": ("date_edtf", "date_printed", "date_conflict"), "source repository": ("source",), "source file": ("source",),
            "classification level": ("classification",), "classification markings": ("classification",),
            "participants (name)": ("participants",), "participants with side": ("participants",),
            "cross references": ("cross_refs",), "subject (whole)": ("subject",)}.get(name, (name.split(" ")[0],))
    if name.startswith("person "):
        keys = ("persons",)
    return {key: record.get(key) for key in keys}


def print_errors(scorer, gold, field, kinds, reader):
    shown_most, wrong = 30, []
    for kind in kinds:
        records = gold.records(kind)
        said, _ = read_all(reader, gold, records)
        for record in records:
            judges = record["volume"] in gold.judges
            if os.environ.get("VOLUMES") in ("learn", "judge") and judges != (os.environ["VOLUMES"] == "judge"):
                continue
            one = answer(said[record["id"]])
            score = scorer.Score()
            scorer.one_doc(record, one, score, None)
            if field in score.d and not is_right(scorer, field, record, one):
                wrong.append((digest(record["id"] + kind), kind, record, one))
    by_volume = {}
    for row in sorted(wrong, key=lambda row: row[0]):
        by_volume.setdefault((row[2]["volume"], row[1]), []).append(row)
    picked = []
    while len(picked) < min(shown_most, len(wrong)):
        for group in by_volume.values():
            if group and len(picked) < shown_most:
                picked.append(group.pop(0))
    for _, kind, record, one in sorted(picked, key=lambda row: row[2]["id"]):
        print(f"== {record['id']} {kind}\n-- gold: {json.dumps(shown(field, record), ensure_ascii=False)[:1500]}")
        print(f"-- ours: {json.dumps(shown(field, one), ensure_ascii=False)[:1500]}")
        for name, value in one["chosen"].items():
            if value and name.split("_")[0] == field.split(" ")[0]:
                print(f"-- rule {value.get('source', {}).get('name')}, certainty {value.get('certainty', 1000)}")
        print(f"-- text: {record['text'][:700]!r}")
    print(f"{field}: {len(wrong)} documents wrong, {len(picked)} shown")


def print_table(scorer, gold, reader, fields):
    scores, calibrations, speeds = {}, {}, []
    for kind in ("clean", "bare", "heavy"):
        if not any(field[0] == kind for field in fields):
            continue
        records = gold.records(kind)
        said, figures = read_all(reader, gold, records)
        count, seconds, tokens, visits = (float(x) for x in figures.split())
        speeds.append(f"{kind} {count / 1e6 / seconds:.1f} MB/s, {visits / max(1, tokens):.1f} visits a token")
        groups = {"all": scorer.Score(), "learn": scorer.Score(), "judge": scorer.Score()}
        for record in records:
            one = answer(said[record["id"]])
            side = "judge" if record["volume"] in gold.judges else "learn"
            for name in ("all", side):
                scorer.one_doc(record, one, groups[name], None)
            judge_certainties(scorer, record, one, calibrations.setdefault(kind, {}))
        scores[kind] = {name: score.table() for name, score in groups.items()}
    print(f"{'text':6} {'field':36} {'floor':>6} {'goal':>6} {'ours':>7} {'learn':>7} {'judge':>7} {'P':>7} {'R':>7} {'extra':>6} {'ECE':>6}")
    number = lambda x, digits=4: "" if x is None else f"{x:.{digits}f}"
    for kind, name, floor, goal in fields:
        row = {side: scores[kind][side].get(name, {}) for side in ("all", "learn", "judge")}
        calibration = calibrations[kind].get(name)
        print(f"{kind:6} {name:36} {number(floor, 2):>6} {number(goal, 3):>6} {number(row['all'].get('f1')):>7} "
              f"{number(row['learn'].get('f1')):>7} {number(row['judge'].get('f1')):>7} {number(row['all'].get('p')):>7} "
              f"{number(row['all'].get('r')):>7} {row['all'].get('extra', ''):>6} {number(calibration and calibration.error(), 3):>6}"
              f"{'' if goal is None else '  met' if row['all'].get('f1', 0) >= goal else '  -'}")
    print(f"{len(gold.docs)} documents; speed of annotate, one core: {'; '.join(speeds)}")


def main():
    if len(sys.argv) != 3 or sys.argv[1] in ("-h", "--help"):
        print(__doc__ + "\nUsage: gold.py READER FAULTS (make gold builds it)")
        return 0 if sys.argv[1:2] in (["-h"], ["--help"]) else 2
    gold = Gold(os.environ.get("GOLD") or DEFAULT)
    scorer, _ = module(gold.folder, "eval_gold")
    only = [word for word in os.environ.get("ONLY", "").split(",") if word]
    fields = [f for f in FIELDS if not only or any(word in f"{f[0]} {f[1]}" for word in only)]
    if only and not fields and not any(word in "noisy faults" for word in only):
        stop(f"no field has any of {', '.join(only)} in its name; there are: {', '.join(sorted({f[1] for f in FIELDS}))}")
    wanted = os.environ.get("ERRORS")
    if wanted == "faults" or (not wanted and (not only or any(word in "noisy faults" for word in only))):
        tool, path = module(gold.folder, "degrade")
        with open(path, "rb") as file:
            faults.print_table(gold, tool, file.read(), sys.argv[2], wanted == "faults")
    if wanted == "faults":
        return 0
    if wanted:
        names = sorted({f[1] for f in FIELDS if f[1].startswith(wanted)}, key=lambda name: (name != wanted, name))
        if not names:
            stop(f"no field begins with {wanted}; there are: {', '.join(sorted({f[1] for f in FIELDS}))}")
        kinds = [os.environ["TEXT"]] if os.environ.get("TEXT") else [f[0] for f in FIELDS if f[1] == names[0]]
        print_errors(scorer, gold, names[0], kinds, sys.argv[1])
    else:
        if fields:
            print_table(scorer, gold, sys.argv[1], fields)
    return 0


if __name__ == "__main__":
    sys.exit(main())
