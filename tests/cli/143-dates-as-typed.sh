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
# Words behind date: need no quotation marks; what is no part of the date is a word of the query.
for query in 'date:26 October 1962' 'date:october 1962' 'date:26 October 1962 situation' 'date:25 October 1962..27 October 1962' 'date:1962 situation'; do
    expect 0 "$FONDS" search -C a "$query"
    says "1 document"
    says_not "note:"
done
expect 1 "$FONDS" search -C a 'date:26 October 1962 harbour'
says "0 documents"
# Day and month that can change places: both days are possible, and it is said.
expect 0 "$FONDS" search -C a date:certain:10/26/1962
says "1 document"
printf 'Vienna, 2 April 1911\n\nThe meadow.\n' >april.txt
printf 'Vienna, 4 February 1911\n\nThe meadow.\n' >february.txt
printf 'Vienna, in 1911\n\nThe meadow.\n' >year.txt
printf 'Vienna, 5 May 1911\n\nThe meadow.\n' >may.txt
"$FONDS" add -C a april.txt february.txt year.txt may.txt >/dev/null
expect 0 "$FONDS" search -C a date:2/4/1911
says "3 documents: 0 certainly, 3 possibly"
says "day and month may change places"
# What certainly fits stands before what possibly fits, although its day comes later.
expect 0 "$FONDS" search -C a --json date:1911-05
python3 -c 'import json,sys; print([h["certain"] for h in json.load(sys.stdin)["hits"]])' <<<"$out" >order
grep -q "^.True, False.$" order
