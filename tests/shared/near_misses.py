"""Near misses: talks of one day, or of two days in a row, with the same people, of which one was over, or an hour and a half gone,
when the other began. None may be proposed as one event, unless a text says that the other is a record of it.
Usage: near_misses.py EXPORT.jsonl PROPOSALS.jsonl"""
import collections, datetime, json, re, sys
talks = collections.defaultdict(list)
for line in open(sys.argv[1]):
    one = json.loads(line)
    said = one["document"].get("description", [])
    day = {v["norm"][:10] for v in said if v["field"] == "date" and v.get("role") in ("written", "given", "event") and re.match(r"\d{4}-\d\d-\d\d(T|$)", v.get("norm", ""))}
    time = [v.get("norm") or v.get("value", "") for v in said if v["field"] == "time"]
    people = {re.findall(r"\w+", v.get("attributes", {}).get("name", v["value"]).split(",")[0].lower() or "-")[-1] for v in said if v["field"] == "participant" and re.search(r"\w", v.get("value", ""))}
    if len(day) == 1 and time and re.fullmatch(r"\d\d:\d\d(/\d\d:\d\d)?", time[0]) and len(people) > 1:
        hours = [int(t[:2]) * 60 + int(t[3:]) for t in time[0].split("/")]
        talks[day.pop()].append((hours[0], hours[-1] if len(hours) > 1 else None, people - {"secretary", "president", "minister", "others"}, f'{one["deposit"]}.{one["document"]["id"]}'))
sure = {}
for line in open(sys.argv[2]):
    p = json.loads(line)
    sure[frozenset((p["one"], p["other"]))] = (p["certainty"], p["reasons"])
near = []
for day, there in sorted(talks.items()):
    next_day = talks.get(str(datetime.date.fromisoformat(day) + datetime.timedelta(1)), []) if day[0] == "1" else []
    for i, a in enumerate(there):
        for b in there[i + 1:]:
            x, y = sorted((a, b), key=lambda t: t[0])
            if x[1] <= y[0] if x[1] is not None else y[0] - x[0] >= 90:
                near.append((day, x, y))
        near += [(day, a, b) for b in next_day]
near = [n for n in near if len(n[1][2] & n[2][2]) >= 1]
got = [sure.get(frozenset((a[3], b[3])), (0, [])) for _, a, b in near]
wrong = [(a[3], b[3], *g) for (_, a, b), g in zip(near, got) if g[0] >= 500 and not any("says that the other" in r for r in g[1])]
print(f"note: {len(near)} near misses, {sum(c < 100 for c, _ in got)} below 100 per mille, {len(wrong)} proposed")
for one in wrong:
    print(*one)
sys.exit(len(near) < 200 or bool(wrong))
