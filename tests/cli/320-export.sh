# All that can be seen goes out; what is withdrawn does not.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
printf 'One harbour.\n' >1.txt
printf 'Two rivers.\n' >2.txt
"$FONDS" add -C a 1.txt 2.txt >/dev/null
expect 0 "$FONDS" export -C a
says "One harbour."
says "Two rivers."
expect 0 "$FONDS" export -C a --as tei --to out
[ "$(ls out | wc -l)" = 2 ]
grep -q "Two rivers." out/*.xml
expect 3 "$FONDS" export -C a --as text --to out
expect 2 "$FONDS" export -C a --as tei
expect 2 "$FONDS" export -C a --as pdf
id=$("$FONDS" search -C a --json rivers | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
"$FONDS" edit -C a "$id" --withdraw --reason x >/dev/null
expect 0 "$FONDS" export -C a
says_not "Two rivers."
