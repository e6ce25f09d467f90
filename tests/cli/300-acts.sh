# Describe, correct, withdraw: each is found at once, undone by an act, and survives a rebuild.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
printf 'A talk\n\nIt would be wrong, 1 said, to take it for more.\n' >t.txt
"$FONDS" add -C a t.txt >/dev/null
id=$("$FONDS" search -C a --json wrong | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
block=$("$FONDS" search -C a --json wrong | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["passages"][0]["block"])')

expect 0 "$FONDS" edit -C a "$id" title="Notes of a talk" --reason "the folder's label"
expect 0 "$FONDS" search -C a --count title:notes
[ "$out" = 1 ]
expect 0 "$FONDS" edit -C a "$id" place=Moscow --reason "named in the text"
expect 0 "$FONDS" edit -C a "$id" place= --reason "not so"
expect 0 "$FONDS" show -C a "$id" --as description
says "(taken away)"
says_not "asked for, and empty"
expect 0 "$FONDS" edit -C a "$id" date=1962-10-18 --reason "named in the text"
expect 0 "$FONDS" search -C a --count date:certain:1962-10
[ "$out" = 1 ]
expect 2 "$FONDS" edit -C a "$id" date="some day"
expect 2 "$FONDS" edit -C a "$id" tilte=x
expect 0 "$FONDS" edit -C a "$id#b$block" --correct "1 said" --to "I said" --reason "misread"
expect 0 "$FONDS" search -C a --count '"I said"'
[ "$out" = 1 ]
expect 0 "$FONDS" search -C a --count '"1 said"'
[ "$out" = 1 ]
expect 2 "$FONDS" edit -C a "$id#b$block" --correct "not there" --to "x"
expect 2 "$FONDS" edit -C a "$id" --withdraw
expect 0 "$FONDS" edit -C a "$id" --withdraw --reason "asked for by the family" --dry-run
expect 0 "$FONDS" search -C a --count wrong
expect 0 "$FONDS" edit -C a "$id" --withdraw --reason "asked for by the family"
expect 1 "$FONDS" search -C a --count wrong
[ "$out" = 0 ]
expect 1 "$FONDS" show -C a "$id"
says "asked for by the family"
expect 0 "$FONDS" log -C a
says "withdraw"
last=$("$FONDS" log -C a --json | tail -1 | python3 -c 'import json,sys; print(json.load(sys.stdin)["act"]["seq"])')
expect 0 "$FONDS" rebuild -C a
expect 1 "$FONDS" search -C a --count wrong
expect 0 "$FONDS" undo -C a "$last" --reason "a mistake"
expect 2 "$FONDS" undo -C a "$last"
says "undone already"
expect 0 "$FONDS" search -C a --count wrong
expect 0 "$FONDS" rebuild -C a
expect 0 "$FONDS" search -C a --count '"I said"'
expect 0 "$FONDS" search -C a --count title:notes
expect 0 "$FONDS" verify -C a

# Dates and languages as people write them; from and to; what was replaced stands under "was"; corrected words stand for the copy's.
printf 'A letter\n\nIt 1s late.\n' >l.txt
"$FONDS" add -C a l.txt >/dev/null
id=$("$FONDS" search -C a --json late | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
expect 0 "$FONDS" edit -C a "$id" "date=3 May [1910?]"
says "date is now 1910?-05-03 (3 May 1910 (year uncertain))"
expect 0 "$FONDS" edit -C a "$id" date=2/4/1911
says "[1911-02-04,1911-04-02]"
expect 0 "$FONDS" search -C a --count date:possible:1911-04-02
[ "$out" = 1 ]
expect 2 "$FONDS" edit -C a "$id" date=nonsense
says '"nonsense" is no date; write it as 1962-10-18, 18 October 1962'
expect 0 "$FONDS" edit -C a "$id" language=English
says "language is now en"
expect 0 "$FONDS" search -C a --count lang:en late
[ "$out" = 1 ]
expect 0 "$FONDS" edit -C a "$id" "from=Jane Addams"
expect 0 "$FONDS" edit -C a "$id" "to=Mary Smith"
expect 0 "$FONDS" search -C a --count from:jane to:mary
[ "$out" = 1 ]
expect 0 "$FONDS" show -C a --as description "$id"
says "was Date           1910?-05-03  : a person"
says_not "Other"
block=$("$FONDS" search -C a --json late | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["passages"][0]["block"])')
expect 0 "$FONDS" edit -C a "$id#b$block" --correct 1s --to is
expect 0 "$FONDS" show -C a "$id"
says "It is late."
says_not "1s"
expect 0 "$FONDS" show -C a "$id#b$block"
says "It is late."
