"""Faults of the copy, scored for gold.py: what gold_faults proposes of noisy texts, held against the clean ones.

The holding is all clean texts, but for the documents of noisy-*.jsonl, or a fifth of all, whose noisy text takes their place. Which clean word became what is known from
degrade.py itself: it moves spans along, so each word is given to it as one. A group is the least run of clean words and noisy ones that
belong together (a joined or a parted word are one); it is a fault where its letters differ, words broken at a line's end being whole.
A proposal is right where the group reads like the clean one when all its proposals are put in.
"""

import hashlib
import json
import os
import re
import subprocess
import unicodedata

WORD = re.compile(r"\w+(?:['’`]\w+)*")
NOISY_SALT = "fonds-dev-noise-1"
PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})


def fold(text):
    text = unicodedata.normalize("NFKD", text.translate(PLAIN)).lower()
    return "".join(c for c in text if not unicodedata.combining(c))


def letters(text):
    """What counts of a reading: its words, a hyphen at a line's end taken out."""
    return " ".join(fold(w) for w in WORD.findall(re.sub(r"(?<=\w)-\n(?=\w)", "", text)))


def clean_words(text):
    """Spans of the words, in bytes; marks of notes and of pages are none."""
    skip = [m.span() for m in re.finditer(r"\[(?:Page [^\]]+|\*?\d{1,3}|[*†‡§]+|[a-e])\]", text)]
    spans, at, byte, k = [], 0, 0, 0
    for m in WORD.finditer(text):
        byte += len(text[at:m.start()].encode())
        at = m.start()
        size = len(m.group(0).encode())
        while k < len(skip) and skip[k][1] <= m.start():
            k += 1
        if not (k < len(skip) and skip[k][0] <= m.start() < skip[k][1]):
            spans.append({"start": byte, "end": byte + size})
    return spans


def pairs(tool, doc, text, salt):
    """The noisy text, and [clean start, end, noisy start, end] of each word that left a trace."""
    made = tool.degrade(dict(doc, text=text, persons=clean_words(text), cross_refs=[], page_breaks=[], regions=[]), salt)
    return made["text"], [[p["clean_start"], p["clean_end"], p["start"], p["end"]] for p in made["persons"]]


def noisy_words(data):
    """[start, end] of the words of a noisy text, the halves of broken ones together."""
    found, offsets, at = [], [], 0
    text = data.decode()
    for c in text:
        offsets.append(at)
        at += len(c.encode())
    offsets.append(at)
    for m in re.finditer(WORD.pattern + r"(?:-\n\w+(?:['’`]\w+)*)*", text):
        found.append((offsets[m.start()], offsets[m.end()]))
    return found


def groups(clean, noisy, mapping):
    """Runs that belong together: (clean start, end, noisy start, end), in order."""
    words, out, k = noisy_words(noisy), [], 0
    for start, end, at, to in sorted(mapping, key=lambda row: row[2]):
        while k < len(words) and words[k][1] <= at:
            k += 1
        while k < len(words) and words[k][0] < to:
            at, to = min(at, words[k][0]), max(to, words[k][1])
            k += 1
        k = max(0, k - 1)
        if out and at < out[-1][3]:
            last = out[-1]
            out[-1] = (last[0], max(last[1], end), last[2], max(last[3], to))
        else:
            out.append((start, end, at, to))
    return out


def judge(clean, noisy, mapping, faults, least=0):
    """Rows (is a fault, is proposed, is right, certainty, was, proposed, clean)."""
    clean, noisy = clean.encode(), noisy.encode()
    rows, k = [], 0
    faults = sorted(f for f in faults if f[3] >= least)
    for start, end, at, to in groups(clean, noisy, mapping):
        while k < len(faults) and faults[k][1] <= at:
            k += 1
        mine = [f for f in faults[k:k + 8] if f[0] < to and f[1] > at]
        was = noisy[at:to].decode("utf-8", "replace")
        new, behind = b"", at
        for f in mine:
            new += noisy[behind:max(behind, f[0])] + f[2].encode()
            behind = max(behind, f[1])
        new = (new + noisy[behind:to]).decode("utf-8", "replace")
        want = letters(clean[start:end].decode("utf-8", "replace"))
        bad = letters(was) != want
        rows.append((bad, bool(mine), bool(mine) and letters(new) == want, max((f[3] for f in mine), default=0), was,
                     [(f[2], f[3], f[4]) for f in mine], want))
    return rows


def mapped(gold, tool, source):
    """By id: the noisy text and its words' places; kept in build/gold."""
    path = os.path.join(gold.kept, f"faults-{gold.digest}-{hashlib.sha256(source).hexdigest()[:16]}.json")
    if not os.path.exists(path):
        docs = [doc for doc in gold.docs if int(hashlib.sha256((NOISY_SALT + doc["id"]).encode()).hexdigest(), 16) % 5 == 0]
        made = {doc["id"]: pairs(tool, doc, gold.texts[doc["id"]], NOISY_SALT) for doc in gold.noisy_docs() or docs}
        with open(path + ".new", "w", encoding="utf-8") as file:
            json.dump(made, file)
        os.replace(path + ".new", path)
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def share(part, whole):
    return part / whole if whole else 0


def row(rows, least):
    bad = sum(r[0] for r in rows)
    said = [r for r in rows if r[1] and r[3] >= least]
    right = sum(r[0] and r[2] for r in said)
    return share(right, len(said)), share(right, bad), sum(r[0] for r in said), bad


def print_table(gold, tool, source, reader, errors):
    """The issue's table of faults, at certainty 0.8 and 0.5, of volumes that teach and that judge."""
    noisy = mapped(gold, tool, source)
    texts = {doc["id"]: noisy[doc["id"]][0] if doc["id"] in noisy else gold.texts[doc["id"]] for doc in gold.docs}
    lines = "".join(json.dumps({"id": k, "text": v}, ensure_ascii=False) + "\n" for k, v in texts.items())
    run = subprocess.run([reader, gold.persons], input=lines.encode(), capture_output=True, check=True)
    said = {r["id"]: r["faults"] for r in map(json.loads, run.stdout.decode().splitlines())}
    groups_of, false, words, bins = {"learn": [], "judge": []}, {0.8: 0, 0.5: 0}, 0, [[0, 0.0, 0] for _ in range(10)]
    for doc in gold.docs:
        one = doc["id"]
        if one in noisy:
            rows = judge(gold.texts[one], noisy[one][0], noisy[one][1], said[one])
            groups_of["judge" if doc["volume"] in gold.judges else "learn"] += rows
            for r in rows:
                if r[1]:
                    bin_of = bins[min(9, r[3] // 100)]
                    bin_of[0] += 1
                    bin_of[1] += r[3] / 1000
                    bin_of[2] += bool(r[0] and r[2])
        else:
            words += len(gold.texts[one].split())
            for least in false:
                false[least] += sum(f[3] >= least * 1000 for f in said[one])
    rows = groups_of["learn"] + groups_of["judge"]
    for least in (0.8, 0.5):
        p, r, found, bad = row(rows, least * 1000)
        sides = " ".join(f"{side} {row(groups_of[side], least * 1000)[0]:.3f}/{row(groups_of[side], least * 1000)[1]:.3f}"
                         for side in groups_of)
        alarms = 1000 * false[least] / max(1, words)
        met = "" if least != 0.8 else "  met" if p >= 0.95 and r >= 0.65 and alarms <= 1.5 else "  -"
        print(f"noisy  faults, right word at {least}: P/R {p:.3f}/{r:.3f} ({sides}), found {share(found, bad):.3f}; "
              f"false alarms in 1,000 words of clean text {alarms:.2f}{met}")
    error = share(sum(abs(b[1] - b[2]) for b in bins), sum(b[0] for b in bins))
    size, counting, model, finding = run.stderr.decode().split()
    print(f"noisy  faults: ECE {error:.3f}; {int(size) / 1e6:.1f} MB: counting {counting} s, model {model} s, finding {finding} s")
    if errors:
        wrong = [r for r in groups_of["learn"] if (r[0] and not r[2]) or (r[1] and not r[0])]
        for r in wrong[::max(1, len(wrong) // 60)][:60]:
            print(f"== {r[4]!r}: gold {r[6]!r}, ours {r[5]}")
