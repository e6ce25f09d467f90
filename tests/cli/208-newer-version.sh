# What a newer fonds wrote is refused with both numbers, never half understood: catalog, index, journal, reading.
. "$FONDS_ROOT/tests/cli/lib.sh"
printf 'words\n' >w.txt
printf 'other words\n' >v.txt
"$FONDS" init first >/dev/null
"$FONDS" add -C first w.txt >/dev/null

# fresh: a new copy of the archive.
fresh() {
    rm -rf a
    cp -r first a
}
set_version() {
    python3 -c 'import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute("PRAGMA user_version=999"); db.commit()' "$1"
}
# version_of FILE: the schema that this program writes.
version_of() {
    python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("PRAGMA user_version").fetchone()[0])' "$1"
}

fresh
set_version a/catalog.db
for command in "search -C a words" "add -C a v.txt" "verify -C a" "show -C a d1"; do
    # shellcheck disable=SC2086
    expect 3 "$FONDS" $command
    says "a/catalog.db"
    says "999"
    says "program knows $(version_of first/catalog.db)"
done
fresh
for index in a/index/*.db; do set_version "$index"; done
for command in "search -C a words" "add -C a v.txt" "verify -C a"; do
    # shellcheck disable=SC2086
    expect 3 "$FONDS" $command
    says "index"
    says "program knows $(version_of first/index/words.db)"
    says "999"
done
# A line of a newer journal, not yet in the catalog: whoever writes would have to bring it there.
fresh
tail -1 a/journal/0001.jsonl | sed -E 's/"schema":[0-9]+/"schema":999/; s/"seq":([0-9]+)/"seq":4/' >line
cat line >>a/journal/0001.jsonl
expect 3 "$FONDS" add -C a v.txt
says "999"
says "journal"
cmp <(tail -1 a/journal/0001.jsonl) line
expect 0 "$FONDS" search -C a --count words
# A newer reading, whole in itself: rebuild would have to read it.
fresh
python3 - <<'X'
import glob, hashlib, os
reading = glob.glob('a/store/**/reading.jsonl', recursive=True)[0]
root = os.path.dirname(os.path.dirname(os.path.dirname(reading)))
sha = lambda path: hashlib.sha512(open(path, 'rb').read()).hexdigest()
def change(path, before, after):
    text = open(path).read()
    assert before in text, (path, before)
    open(path, 'w').write(text.replace(before, after))
before = sha(reading)
known = open(reading).read().split('"_reading":')[1].split(',')[0]
print(known, file=open('reading_schema', 'w'))
change(reading, '{"_reading":' + known + ',', '{"_reading":999,')
for folder in (root, root + '/v1'):
    inventory = folder + '/inventory.json'
    old = sha(inventory)
    change(inventory, before, sha(reading))
    change(inventory + '.sha512', old, sha(inventory))
X
expect 0 "$FONDS" verify -C a
expect 3 "$FONDS" rebuild -C a
says "schema 999 of a reading is newer than $(cat reading_schema)"
expect 0 "$FONDS" search -C a --count words
# Rows made by other rules are sound: verify tells of them, a rebuild makes them again.
fresh
expect 0 "$FONDS" verify -C a
says_not "older-rules"
python3 -c 'import sqlite3; db = sqlite3.connect("a/catalog.db"); db.execute("UPDATE state SET number = 1 WHERE key = ?", ("rules",)); db.commit()'
expect 0 "$FONDS" verify -C a
says "older-rules"
says "fonds rebuild"
expect 0 "$FONDS" rebuild -C a
expect 0 "$FONDS" verify -C a
says_not "older-rules"
