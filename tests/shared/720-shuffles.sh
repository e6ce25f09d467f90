# What is related over the whole holding does not depend on what came first: three shuffles of the dev volumes, each volume
# added by itself, with one worker and with two, end in the same rows and the same answers.
. "$FONDS_ROOT/tests/shared/lib.sh"
dev_volumes v
for round in 1 2 3; do
    "$FONDS" init "a$round" >/dev/null
    for volume in $(find v -name '*.xml' | LC_ALL=C sort | shuf --random-source=<(yes "$round")); do
        expect 0 "$FONDS" add -C "a$round" -j $((1 + round % 2)) "$volume"
    done
    # Accessions have ids and times of their own, rows of the index numbers in the order of their coming.
    "$FONDS_ROOT/tools/dump_archive" "$FONDS" "a$round" | python3 -c '
import sys
drop = {"accession": {0, 1, 3}, "deposit": {1, 2}, "value": {0}}
table, rows = "", []
def close():
    print(*sorted(rows), sep="")
    rows.clear()
for line in sys.stdin:
    if not line.startswith("  "):
        close()
        table = line.split()[1] if line.startswith("table ") else ""
        index = "facts" in line
        print(line, end="")
        continue
    dropped = {0, 2} if table == "document" and index else drop.get(table, ())
    rows.append("\t".join(cell for n, cell in enumerate(line.strip("\n").split("\t")) if n not in dropped) + "\n")
close()' >"$round"
    [ "$(wc -l <"$round")" -gt 200000 ] || { echo "only $(wc -l <"$round") rows"; exit 1; }
    cmp 1 "$round" || { diff 1 "$round" | head -20; exit 1; }
done
echo "note: $(wc -l <1) rows and answers alike in three orders"
