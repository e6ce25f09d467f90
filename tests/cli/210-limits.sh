# A text above the limit is kept, described and not read; raising the limit and trying again reads it.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
sed -i 's/^text_mb = .*/text_mb = 1/' a/fonds.conf
python3 -c 'open("large.txt", "w").write("many words in a line\n" * 60000)'
python3 -c 'open("line.txt", "w").write("one line of words " * 50000)'
expect 0 "$FONDS" add -C a large.txt line.txt
says "kept, not read: large.txt"
says "text_mb"
says_not "line.txt:"
expect 0 "$FONDS" verify -C a
says "not-read"
sed -i 's/^text_mb = .*/text_mb = 64/' a/fonds.conf
expect 0 "$FONDS" add -C a --retry-failed --dry-run
says "would be read now: large.txt"
expect 1 "$FONDS" search -C a --count many
expect 0 "$FONDS" add -C a --retry-failed
says "Tried 1, read 1"
expect 0 "$FONDS" search -C a --count many
[ "$out" = 1 ]
expect 0 "$FONDS" verify -C a
says_not "not-read"
