# Reading anew by the same rules changes nothing and says so.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
printf 'Some words.\n' >w.txt
"$FONDS" add -C a w.txt >/dev/null
expect 0 "$FONDS" reread -C a
says "1 deposits: 1 as before, 0 changed"
expect 0 "$FONDS" reread -C a --dry-run
expect 0 "$FONDS" verify -C a
