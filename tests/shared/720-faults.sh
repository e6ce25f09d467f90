# In the seed, the dev volumes being imported beside it: faults of the copy are marked, the right word is proposed, clean text is left alone.
. "$FONDS_ROOT/tests/shared/lib.sh"
seed=data/gold/statements/text/seed-gromyko-1962-10-18.txt
needs_shared "$seed"
dev_volumes volumes
"$FONDS" init a >/dev/null
"$FONDS" add -C a volumes >/dev/null
"$FONDS" add -C a "$FONDS_SHARED/$seed" >/dev/null
id=$("$FONDS" search -C a --json '"statements, dictums or negotiations"' | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
"$FONDS" show -C a "$id" --json | python3 -c '
import json, sys
document = json.load(sys.stdin)
seen = {}
for part in document["parts"]:
    text = part["text"].encode()
    for span in part["spans"]:
        if span["kind"] == "correction":
            seen[text[span["start"]:span["end"]].decode()] = span["attributes"]["text"]
wanted = {"1": "I", "1s": "is", "nave": "have", "earring": "carrying"}
for words, right in wanted.items():
    assert seen.get(words) == right, (words, seen)
assert "faints" in seen and "Union\u2019s" in seen, seen
assert len(seen) <= 6 + 5, seen  # at most 1.5 others in 1,000 words
'
expect 0 "$FONDS" search -C a --count '"the Soviet Union is aware of the American opinion"'
[ "$out" = 1 ]
expect 0 "$FONDS" search -C a --count '"the Soviet Union 1s aware"'
[ "$out" = 1 ]
expect 0 "$FONDS" search -C a '"I said that for the Cuban government"'
says 'probably a fault of the copy for "I", 9'
expect 0 "$FONDS" show -C a "$id" --as description
says '"1s": probably "is", 9'
# Of the dev volumes, which are clean: at most 1.5 proposals of any certainty in 1,000 words.
python3 - a/catalog.db <<'P'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
words = db.execute("SELECT number FROM state WHERE key = 'looked'").fetchone()[0]
faults = db.execute("SELECT count(*) FROM fault").fetchone()[0]
assert words > 5000000 and faults > 0 and faults <= 1.5 * words / 1000, (words, faults)
P
# One worker, the files in another order: the same rows.
dump() {
    python3 - "$1/catalog.db" <<'P'
import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute("SELECT * FROM fault ORDER BY 1, 2, 3"):
    print(row)
P
}
"$FONDS" rebuild -C a >/dev/null
dump a >one
"$FONDS" rebuild -C a --workers 1 >/dev/null
dump a >two
cmp one two
