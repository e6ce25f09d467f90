# Counts of values and years equal a full scan of the exported documents, on 200 queries over the dev volumes.
. "$FONDS_ROOT/tests/shared/lib.sh"
dev_volumes in
"$FONDS" init a >/dev/null
expect 0 "$FONDS" add -C a in
"$FONDS" export -C a >all.jsonl 2>/dev/null
python3 "$FONDS_ROOT/tests/shared/facet_scan.py" "$FONDS" a all.jsonl
