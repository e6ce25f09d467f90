# The sample: every file is read, nothing is left over as unknown, each query of its README finds what the README says.
. "$FONDS_ROOT/tests/cli/lib.sh"
sample=$FONDS_ROOT/sample
[ "$(du -sb --apparent-size "$sample" | cut -f1)" -lt 600000 ]
"$FONDS" init a >/dev/null
expect 0 "$FONDS" add -C a "$sample/records" "$sample/texts" "$sample/volume"
says "84 documents"
says_not "failed"

# Every record page has its identifier, and a lasting address from it; no label of its page was left without a meaning.
for file in "$sample"/records/cal-*.*; do
    id=$(basename "${file%.*}")
    expect 0 "$FONDS" inspect "$file"
    grep -qE "^ +Identifier +$id " <<<"$out" || { echo "$id: no identifier"; exit 1; }
    grep -qE "^ +(Date|Original date) .*\[" <<<"$out" || [ "$id" = cal-05-272 ] || { echo "$id: no date"; exit 1; }
    ! grep -E "^ +Other " <<<"$out" || { echo "$id: a line that was not understood"; exit 1; }
    expect 0 "$FONDS" show -C a "record:$id"
done
expect 0 "$FONDS" show -C a sample-letters-1962/d65
says "pull at the two ends of a rope"

# The table under "To try": | `query` | count | ... |
queries=0
while IFS='|' read -r _ query count _; do
    query=$(sed -E 's/^ *`(.*)` *$/\1/' <<<"$query")
    expect 0 "$FONDS" search -C a --count "$query"
    [ "$out" -eq "$count" ] || { echo "$query finds $out, the README says $count"; exit 1; }
    queries=$((queries + 1))
done < <(sed -n '/^## To try/,/^## Six/p' "$sample/README.md" | grep '^| `')
[ "$queries" -ge 20 ] || { echo "only $queries queries"; exit 1; }
for word in nave =Chruschtschow =Khrouchtchev =Suhodrev; do
    expect 0 "$FONDS" search -C a --count "$word"
    [ "$out" = 1 ] || { echo "$word finds $out"; exit 1; }
done

# The accounts that its table names are held, and joined.
expect 0 "$FONDS" events join -C a --from "$sample/events.tsv"
says "6 of 6 events written"
expect 0 "$FONDS" events -C a
says "Kennedy and Gromyko at the White House"
