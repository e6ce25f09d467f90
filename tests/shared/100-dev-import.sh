# The dev volumes: 7,056 documents; sound; found; the same from a rebuild, with one worker or two, in whatever order handed over.
. "$FONDS_ROOT/tests/shared/lib.sh"
dev_volumes v
"$FONDS" init live >/dev/null
expect 0 "$FONDS" add -C live -j 2 v
says "Kept 24 files (7,056 documents"
expect 0 "$FONDS" search -C live --count ""
[ "$out" = 7056 ] || { echo "search counts $out documents"; exit 1; }
expect 0 "$FONDS" search -C live --count undated:yes
[ "$out" = 430 ] || { echo "$out undated"; exit 1; }
expect 0 "$FONDS" show -C live frus1961-63v15/d135
says "the Head of the Soviet Government"
expect 0 "$FONDS" show -C live frus1961-63v15/d135 --as description
says "Berlin Crisis"
expect 0 "$FONDS" verify -C live
says "Sound: 24 objects"

cp -r live again
expect 0 "$FONDS" rebuild -C again -j 1
same_archive live again
expect 0 "$FONDS" rebuild -C again -j 2
same_archive live again

# Shuffled, in one accession and with one worker: the list is sorted before anything is read.
"$FONDS" init shuffled >/dev/null
expect 0 "$FONDS" add -C shuffled -j 1 $(find v -name '*.xml' | shuf --random-source="$FONDS_ROOT/LICENSE")
expect 0 "$FONDS" verify -C shuffled
"$FONDS_ROOT/tools/dump_archive" "$FONDS" live | grep -v "^  a[0-9a-z]\{12\}" | sed 's/a[0-9a-z]\{12\}/ACCESSION/g' >1
"$FONDS_ROOT/tools/dump_archive" "$FONDS" shuffled | grep -v "^  a[0-9a-z]\{12\}" | sed 's/a[0-9a-z]\{12\}/ACCESSION/g' >2
cmp 1 2 || { diff 1 2 | head -20; exit 1; }

# Handed over again: all known, no line written.
lines=$(cat live/journal/* 2>/dev/null | wc -l)
expect 0 "$FONDS" add -C live v
says "Had come before: 24."
[ "$lines" = "$(cat live/journal/* 2>/dev/null | wc -l)" ] || { echo "the journal grew"; exit 1; }
