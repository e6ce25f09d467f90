# kill -9 of an add at several moments: after the last run the archive equals one that was never disturbed.
. "$FONDS_ROOT/tests/cli/lib.sh"
pile in 300 300
"$FONDS" init calm >/dev/null
"$FONDS" add -C calm in >/dev/null
"$FONDS" init stormy >/dev/null
killed=0
for wait in 0.01 0.05 0.1 0.15 0.2 0.3 0.4 0.5 0.25 0.35; do
    "$FONDS" add -C stormy in >/dev/null 2>&1 &
    add=$!
    sleep "$wait"
    if kill -9 "$add" 2>/dev/null; then killed=$((killed + 1)); fi
    wait "$add" 2>/dev/null || true
done
[ "$killed" -gt 0 ]
expect 0 "$FONDS" add -C stormy in
expect 0 "$FONDS" verify -C calm
expect 0 "$FONDS" verify -C stormy
says "Sound: 300 objects, 300 documents, 302 journal lines"
[ ! -e stormy/accession.open ]
same_kept calm stormy
same_archive calm stormy
