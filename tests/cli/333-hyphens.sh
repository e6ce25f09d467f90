# Words that a hyphen parts, at a line's end or in it, are found as one and as two, and marked whole.
. "$FONDS_ROOT/tests/cli/lib.sh"
printf 'Dear George,\n\nhe thanked Khru-\nshchev, and the ambas-\nsador too\n' >kept.txt
printf 'On the way home Nikita Khru-shchev spoke to the ambas-sador and praised our co-operation in all\nthings.\n' >joined.txt
printf 'There was cooperation in trade.\n' >plain.txt
"$FONDS" init a >/dev/null
expect 0 "$FONDS" add -C a kept.txt joined.txt plain.txt
for query in khrushchev ambassador "the ambassador" '"the ambassador"' 'khrush*' 'kruschev~2'; do
    expect 0 "$FONDS" search -C a "$query"
    says "2 documents"
done
expect 0 "$FONDS" search -C a '"nikita khrushchev spoke"'
says "1 document"
for query in cooperation co-operation cooperations; do
    expect 0 "$FONDS" search -C a "$query"
    says "2 documents"
done
expect 0 "$FONDS" search -C a '"our cooperation in all"'
says "1 document"
for query in '=co-operation' '"co operation"' operation; do
    expect 0 "$FONDS" search -C a "$query"
    says "1 document"
done
# An index of older rules says what to do, and `rebuild` does it.
python3 -c 'import sqlite3; db = sqlite3.connect("a/index/words.db"); db.execute("UPDATE state SET value = 2 WHERE name = \"analysis\""); db.commit()'
for command in "search -C a khrushchev" "add -C a plain.txt" "verify -C a"; do
    # shellcheck disable=SC2086
    expect 3 "$FONDS" $command
    says "fonds rebuild"
done
expect 0 "$FONDS" rebuild -C a
expect 0 "$FONDS" search -C a khrushchev
says "2 documents"
