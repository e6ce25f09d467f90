# A date is found in the forms in which people write it; a bare one is searched as words, and the other query named.
. "$FONDS_ROOT/tests/cli/lib.sh"
printf 'Berlin, 26 October 1962\n\nThe situation.\n' >a.txt
"$FONDS" init a >/dev/null
"$FONDS" add -C a a.txt >/dev/null
for date in 1962-10-26 26.10.1962 '"October 1962"' '"26. Oktober 1962"' '"26 octobre 1962"' '"26 октября 1962"' '25.10.1962..27.10.1962' '"certain:26 October 1962"'; do
    expect 0 "$FONDS" search -C a "date:$date"
    says "1 document"
    says_not "note:"
done
expect 1 "$FONDS" search -C a 1962-10-26
says "Did you mean date:1962-10-26? 1 document."
expect 1 "$FONDS" search -C a --json harbour 26.10.1962
says '"dates":[]'
expect 0 "$FONDS" search -C a --json situation OR 1962-10-26
says '"dates":[]'
expect 1 "$FONDS" search -C a --json situation 26.10.1962
says '"dates":[{"query":"situation date:1962-10-26","total":1}]'
expect 1 "$FONDS" search -C a date:3/4/1962
says "this is no date"
