# kill -9 at 20 random moments of the dev import: after the last run the archive equals an undisturbed one.
. "$FONDS_ROOT/tests/shared/lib.sh"
dev_volumes v
"$FONDS" init calm >/dev/null
"$FONDS" add -C calm v >/dev/null
"$FONDS" init stormy >/dev/null
RANDOM=1962
for i in $(seq 20); do
    "$FONDS" add -C stormy v >/dev/null 2>&1 &
    add=$!
    sleep "$(printf '0.%03d' $((RANDOM % 850 + 50)))"
    kill -9 "$add" 2>/dev/null || true
    wait "$add" 2>/dev/null || true
done
expect 0 "$FONDS" add -C stormy v
expect 0 "$FONDS" verify -C stormy
says "Sound: 24 objects"
expect 0 "$FONDS" verify -C calm
same_archive calm stormy
same_kept calm stormy
[ ! -e stormy/accession.open ]
