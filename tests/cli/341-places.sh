# Places that texts name, under all their forms: inspected, found, counted, exported.
. "$FONDS_ROOT/tests/cli/lib.sh"
printf 'Memorandum of Conversation\n\nParis, May 3, 1962\n\nThe Ambassador had no news from Peiping. In Saigon and the Hague nobody knew Jack London; the Moscow Radio was silent.\n' >a.txt
printf 'Запись беседы\n\nМосква, 3 мая 1962 г.\n\nПосол сказал, что в Пекине об этом знают.\n' >b.txt
expect 0 "$FONDS" inspect a.txt
says "Place of writing   Paris"
says "Place named        Beijing, Peiping  [geo:39.90750,116.39723]  (once)  : a rule, place-by-name"
says "Place named        Ho Chi Minh City, Saigon  [geo:"
says "Place named        The Hague  [geo:"
says_not "London"
printf 'A note\n\nThe NSC and the State Department told the Embassy in Paris so; NSC 68 and the Department of State Bulletin did not.\n' >c.txt
expect 0 "$FONDS" inspect c.txt
says "Body named         National Security Council, NSC  (once)  : a rule, body-by-name"
says "Body named         Department of State, State Department  (once)"
says "Body named         Embassy in Paris  (once)  : a rule, body-at-place"
says "Place named        Paris"
says_not "Moscow"
"$FONDS" init a >/dev/null
"$FONDS" add -C a a.txt b.txt >/dev/null

# By any of its names, whatever the text calls it.
for words in beijing peking place:beijing place:peking place:пекин 'place-named:=Beijing'; do
    expect 0 "$FONDS" search -C a "$words"
    says "2 documents"
done
expect 0 "$FONDS" search -C a beijing
says "Peiping, another name of beijing"
expect 1 "$FONDS" search -C a --no-variants peking
expect 0 "$FONDS" search -C a 'place:"ho chi minh city"'
says "1 document"
expect 1 "$FONDS" search -C a 'place-named:=Paris'
expect 0 "$FONDS" search -C a 'place-named:saigon'
says 'place-named exactly "Ho Chi Minh City"'
says "1 document"
expect 0 "$FONDS" search -C a 'place-named:Пекине' --count
[ "$out" = 2 ]
expect 1 "$FONDS" search -C a 'place-named:=Saigon'
expect 0 "$FONDS" search -C a 'place:paris'

"$FONDS" add -C a c.txt >/dev/null
expect 0 "$FONDS" search -C a 'named:="National Security Council"'
says "1 document"
"$FONDS" export -C a --as tei --to tei >/dev/null
grep -rq '<placeName key="Beijing" ref="geo:39.90750,116.39723">Peiping</placeName>' tei
