# The seed page comes out as the record says: each row of the table in the issue, read from the canonical document.
. "$FONDS_ROOT/tests/shared/lib.sh"
seed=data/gold/statements/text/seed-gromyko-1962-10-18.txt
needs_shared "$seed"
"$FONDS" init a >/dev/null
expect 0 "$FONDS" add -C a "$FONDS_SHARED/$seed"
id=$("$FONDS" search -C a --json gromyko | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
expect 0 "$FONDS" search -C a --count mongoose
[ "$out" = 1 ]
expect 0 "$FONDS" search -C a mongoose
says "summary"
for name in Rusk Thompson Hillenbrandt Akalovsky Semenov Dobrynin Suhodrev; do
    expect 0 "$FONDS" search -C a --count "$name"
    [ "$out" = 1 ] || { echo "$name is not found"; exit 1; }
done
expect 1 "$FONDS" search -C a --count '"wilson center"'
expect 1 "$FONDS" search -C a --count '"skip to content"'
"$FONDS" show -C a "$id" --json >seed.json
python3 "$FONDS_ROOT/tests/shared/seed_table.py" seed.json
