# Names are found in other letters; the hit says which form stood there and why; it can be switched off.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init holding >/dev/null
printf 'Note\n\nThe interpreter was Sukhodrev, as before.\n' >a.txt
printf 'Отчёт\n\nВчера товарищ Хрущёв принял посла. Н. С. Хрущёв был краток.\n' >b.txt
printf 'Bericht\n\nGestern sprach Chruschtschow mit dem Botschafter.\n' >c.txt
"$FONDS" add -C holding a.txt b.txt c.txt >/dev/null
expect 0 "$FONDS" search -C holding Khrushchev
says "2 documents"
says "Khrushchev also as хрущев, chruschtschow"
says "found: Хрущёв, Russian form of Khrushchev"
says "found: Chruschtschow, German form of Khrushchev"
expect 0 "$FONDS" search -C holding Suhodrev
says "*Sukhodrev*"
expect 0 "$FONDS" search -C holding '"N. S. Khrushchev"'
says "*Н. С. Хрущёв*"
expect 0 "$FONDS" search -C holding --json Хрущёв
says '"found":"Chruschtschow, German form of Хрущёв"'
expect 1 "$FONDS" search -C holding =Suhodrev
expect 1 "$FONDS" search -C holding --no-variants Suhodrev
expect 1 "$FONDS" search -C holding --exact Suhodrev
expect 0 "$FONDS" search -C holding --no-variants --count Sukhodrev
[ "$out" = 1 ]
# A rebuilt index knows the same names.
"$FONDS" search -C holding --json Khrushchev >before
"$FONDS" rebuild -C holding >/dev/null
"$FONDS" search -C holding --json Khrushchev >after
cmp before after
