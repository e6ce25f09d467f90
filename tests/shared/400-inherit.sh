# Block ids of the dev volumes under three changed rules (paragraphs joined across page breaks, notes moved, cells split):
# at least 99 % stay, none is given to other text. The trials are in tests/unit/doc/test_inherit.c.
. "$FONDS_ROOT/tests/shared/lib.sh"
dev_volumes v
for volume in v/frus-dev/*.xml; do
    "$FONDS" inspect --json "$volume"
done >readings.jsonl
make -s -C "$FONDS_ROOT" build/release/unit/doc/test_inherit
FONDS_READING=$PWD/readings.jsonl "$FONDS_ROOT/build/release/unit/doc/test_inherit" >log 2>&1 || { cat log; exit 1; }
grep '^note:' log
