# Documents are joined as accounts of an event, by words and by a table; listed, shown, taken back; a rebuild agrees.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
mkdir in
printf 'A cable\n\nOf the ships and the talk.\n' >in/cable.txt
printf 'A memorandum\n\nOf the harbour and the talk.\n' >in/memorandum.txt
printf 'A third paper\n\nOf the lighthouse.\n' >in/third.txt
"$FONDS" add -C a in >/dev/null
id_of() { "$FONDS" search -C a --json "$1" | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])'; }
cable=$(id_of ships)
memorandum=$(id_of harbour)
third=$(id_of lighthouse)
member() { python3 -c "import json,sys; print(json.loads(sys.argv[1])$1)" "$out"; }

expect 1 "$FONDS" events -C a
says "No events"
expect 0 "$FONDS" events join -C a "$cable" --side "Soviet Union" --label cable --minutes 140 "$memorandum" --side "United States" \
    --title "A talk" --date 1962-10-18T17:00:00 --place "White House" --person "United States: Rusk" --key talk --dry-run
says "Would write"
expect 1 "$FONDS" events -C a
expect 0 "$FONDS" events join -C a "$cable" --side "Soviet Union" --label cable --minutes 140 "$memorandum" --side "United States" \
    --title "A talk" --date 1962-10-18T17:00:00 --place "White House" --person "United States: Rusk" --key talk --json
act=$(member '["seq"]')
expect 0 "$FONDS" events -C a --json
event=$(member '["events"][0]["id"]')
expect 0 "$FONDS" events -C a
says "18 October 1962, 17:00"
says "2 accounts: Soviet Union"
expect 0 "$FONDS" events show -C a talk
says "lasted 2 h 20 min"
says "United States: Rusk"
expect 0 "$FONDS" events show -C a "$event" --json
[ "$(member '["accounts"][0]["document"]')" = "$cable" ]
[ "$(member '["accounts"][1]["side"]')" = "United States" ]
expect 0 "$FONDS" log -C a "$event"
says "join-event $event"

# A table: what is joined already is left alone, and nothing is written where one line is wrong.
printf 'event\ttitle\tdate\tplace\tside\tlabel\tdocument\tcompleteness\n' >e.tsv
printf 'talk\tA talk\t1962-10-18T17:00:00\tWhite House\tFrance\tnote\t%s\textract\n' "$third" >>e.tsv
printf 'other\tAnother\t1963\t\t\t\t%s\t\n' "$third" >>e.tsv
expect 0 "$FONDS" events join -C a --from e.tsv --dry-run
says "2 of 2 events would be written"
expect 0 "$FONDS" events join -C a --from e.tsv --reason "from a table"
says "2 of 2 events written"
expect 0 "$FONDS" events join -C a --from - <e.tsv
says "0 of 2 events written"
expect 0 "$FONDS" events show -C a talk --json
[ "$(member '["accounts"][2]["completeness"]')" = extract ]
printf 'new\tNew\t\t\t\t\t%s\t\nworse\tWorse\t\t\t\t\tnobody\t\n' "$third" >bad.tsv
expect 1 "$FONDS" events join -C a --from bad.tsv
says 'bad.tsv, line 2, event "worse"'
says '"nobody"'
printf 'new\tNew\tsoon\t\t\t\t%s\t\n' "$third" >bad.tsv
expect 2 "$FONDS" events join -C a --from bad.tsv
says "bad.tsv: line 1: the date"
expect 3 "$FONDS" events join -C a --from nothing.tsv
expect 0 "$FONDS" events -C a --json
[ "$(member '["total"]')" = 2 ]

# Wrong words.
expect 2 "$FONDS" events join -C a --side "United States" "$cable"
says "of the NAME before it"
expect 2 "$FONDS" events join -C a "$cable" --minutes long
expect 2 "$FONDS" events nothing -C a
expect 2 "$FONDS" events show -C a
expect 2 "$FONDS" events join -C a --from e.tsv "$cable"
expect 2 "$FONDS" events join -C a --from e.tsv --title "A talk"
expect 1 "$FONDS" events show -C a nothing
expect 1 "$FONDS" events join -C a nothing
expect 1 "$FONDS" events join -C a --event nothing "$cable"

# Withdrawn: a notice. Taken back: the event goes, and comes again.
expect 0 "$FONDS" edit -C a "$memorandum" --withdraw --reason "asked for by the family"
expect 0 "$FONDS" events show -C a talk
says "(withdrawn)"
says_not "A memorandum"
expect 0 "$FONDS" undo -C a "$act"
expect 1 "$FONDS" events show -C a "$event"
says "Taken back"
expect 0 "$FONDS" verify -C a
says "orphaned"
last=$("$FONDS" log -C a --json | tail -1 | python3 -c 'import json,sys; print(json.load(sys.stdin)["act"]["seq"])')
expect 0 "$FONDS" undo -C a "$last"
expect 0 "$FONDS" events show -C a "$event"
says "2 accounts"

# A rebuild makes the same rows.
cp -r a b
"$FONDS" rebuild -C b >/dev/null
same_archive a b

# What may be accounts of one event is proposed, and joined only by a person.
"$FONDS" init p >/dev/null
printf 'Memorandum of Conversation\n\nWashington, October 18, 1962\n\nMr. Gromyko told Mr. Rusk of the harbour.\n' >one.txt
printf 'Notes of a meeting\n\nWashington, October 18, 1962\n\nMr. Gromyko told Mr. Rusk of the lighthouse.\n' >two.txt
"$FONDS" add -C p one.txt two.txt >/dev/null
one=$("$FONDS" search -C p --json harbour | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
expect 1 "$FONDS" events propose -C p
says "Nothing is so sure; the likeliest is at"
expect 0 "$FONDS" events propose -C p "$one" --least 10
says "Notes of a meeting"
says "of the same day"
expect 0 "$FONDS" events propose -C p --least 10 --json
[ "$(member '["certainty"]')" -ge 100 ]
expect 1 "$FONDS" events propose -C p nobody
expect 2 "$FONDS" events propose -C p --least 0

