# What is related over the whole holding does not depend on what came first: three shuffles of the dev volumes, added one by one
# and five and seven at a time, with one worker and with two, end in the same rows of catalog and index; and a rebuild in the
# same again.
. "$FONDS_ROOT/tests/shared/lib.sh"
dev_volumes v

# dump ARCHIVE [live]: its rows and answers, without accessions and the watermark: there are as many, and as many lines in the
# journal, as there were turns. What stands of accessions in other tables has ids and times of its own, rows of the index have
# numbers in the order of their coming. live: without what the index has of rows that were replaced, which a rebuild leaves behind.
dump() {
    "$FONDS_ROOT/tools/dump_archive" "$FONDS" "$1" | python3 -c '
import sys
drop = {"deposit": {1, 2}, "value": {0}, "words": {1}, "dead": {0}}
table, rows, index, shown = "", [], False, True
def close():
    print(*sorted(rows), sep="")
    rows.clear()
for line in sys.stdin:
    if not line.startswith("  "):
        close()
        table = line.split()[1] if line.startswith("table ") else ""
        index = index or table == "dead"
        shown = table != "accession" and (
            len(sys.argv) == 1 or not (index and table in ("dead", "name", "state")) and not line.startswith("vocabulary"))
        if shown:
            print(line, end="")
        continue
    dropped = {0, 2} if table == "document" and index else drop.get(table, ())
    if shown and not line.startswith("  watermark\t"):
        rows.append("\t".join(cell for n, cell in enumerate(line.strip("\n").split("\t")) if n not in dropped) + "\n")
close()' "${@:2}"
}
at_a_time=(0 1 5 7)
for round in 1 2 3; do
    "$FONDS" init "a$round" >/dev/null
    while read -r volumes; do
        expect 0 "$FONDS" add -C "a$round" -j $((1 + round % 2)) $volumes </dev/null
    done < <(find v -name '*.xml' | LC_ALL=C sort | shuf --random-source=<(yes "$round") | xargs -n "${at_a_time[round]}")
    dump "a$round" live >"$round"
    [ "$(wc -l <"$round")" -gt 90000 ] || { echo "only $(wc -l <"$round") rows"; exit 1; }
    cmp 1 "$round" || { diff 1 "$round" | head -20; exit 1; }
    expect 0 "$FONDS" rebuild -C "a$round" -j $((2 - round % 2))
    dump "a$round" >"all$round"
    cmp all1 "all$round" || { diff all1 "all$round" | head -20; exit 1; }
done
echo "note: $(wc -l <1) rows alike in three orders, $(grep -c . <(sed -n '/^table fault /,/^table/p' 1)) of them of faults; $(wc -l <all1) after a rebuild"
