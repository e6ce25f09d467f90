# Heads of minutes and letters in Russian, German, French, English: place, date, subject, those present one by one; who wrote to whom.
. "$FONDS_ROOT/tests/cli/lib.sh"
printf 'Протокол совещания\nМесто: Кремль, кабинет Хрущёва\nДата: 5 марта 1962 г.\nПрисутствовали: Хрущёв Н.С., Микоян А.И.; Громыко А.А.\nТема: О Берлине\n\nХрущёв открыл совещание.\n' >ru.txt
expect 0 "$FONDS" inspect ru.txt
says "Place of writing   Кремль, кабинет Хрущёва  : a rule"
says "[1962-03-05]"
says "Title              О Берлине  : the file"
for name in "Хрущёв Н.С." "Микоян А.И." "Громыко А.А."; do
    says "Participant        $name  : a rule"
done
printf 'Кому: тов. Громыко А.А.\nОт кого: Добрынин А.Ф.\nДата: 23 октября 1962 г.\nТема: Встреча с Р. Кеннеди\n\nСегодня состоялась встреча.\n' >letter-ru.txt
expect 0 "$FONDS" inspect letter-ru.txt
says "Author             Добрынин А.Ф.  (sender)"
says "Recipient          Громыко А.А."
[ "$(grep -c 1962-10-23 <<<"$out")" = 1 ]  # one date, said once
printf 'Protokoll der Besprechung\nOrt: Bonn, Bundeskanzleramt\nDatum: 12. März 1961\nAnwesend: Adenauer, von Brentano; Globke\nGegenstand: Berlin\n\nDer Bundeskanzler eröffnete die Sitzung.\n' >de.txt
expect 0 "$FONDS" inspect de.txt
says "Place of writing   Bonn, Bundeskanzleramt"
for name in Adenauer "von Brentano" Globke; do
    says "Participant        $name  : a rule"
done
says_not "Author"
printf 'Compte rendu de l’entretien\nLieu : Paris, Quai d’Orsay\nDate : 12 mars 1961\nPrésents : M. Couve de Murville ; M. Alphand, M. Lucet\nObjet : Berlin\n\nLe ministre a ouvert la séance.\n' >fr.txt
expect 0 "$FONDS" inspect fr.txt
says "Place of writing   Paris"
for name in "M. Couve de Murville" "M. Alphand" "M. Lucet"; do
    says "Participant        $name  : a rule"
done
printf 'Place: White House\nDate: October 18, 1962\nParticipants: President Kennedy, Secretary Rusk; Mrs. Kennedy\nSubject: Cuba\n\nThe President opened.\n' >en.txt
expect 0 "$FONDS" inspect en.txt
for name in "President Kennedy" "Secretary Rusk" "Mrs. Kennedy"; do
    says "Participant        $name  : a rule"
done
printf 'Present: Dean Rusk, Secretary of State\nDate: October 18, 1962\n\nHe opened.\n' >one.txt
expect 0 "$FONDS" inspect one.txt
[ "$(grep -c Participant <<<"$out")" = 1 ]
# Letters: a mail address leaves the name; what dates them may be doubted, a season or a feast; the text's own dates do not.
printf 'From: Jane Addams <jane@hull.example>\nTo: Mary Smith\nDate: 3 May [1910?]\n\nDear Mary,\n\nIt rains.\n\nJane\n' >mail.txt
expect 0 "$FONDS" inspect mail.txt
says "Title              Jane Addams to Mary Smith, 3 May [1910?]"
says "Author             Jane Addams  (sender)  : the file"
says "[1910?-05-03]"
printf 'Spring 1910\n\nDear Mary,\n\nThe garden is green since 5 April 1910.\n\nYours ever,\nJane Addams\n' >spring.txt
expect 0 "$FONDS" inspect spring.txt
says "[1910-21]"
says_not "1910-04-05"
printf 'ca. 1910, London\n\nDear Mary,\n\nIt rains here, too. I came on 5 June 1909.\n\nYours,\nJane Addams\n' >about.txt
expect 0 "$FONDS" inspect about.txt
says "[1910~]"
says_not "1909-06-05"
printf 'Hull House\n3 May [1910?]\n\nDear Mary,\n\nIt rains.\n\nYours sincerely,\nJane Addams\n' >doubted.txt
expect 0 "$FONDS" inspect doubted.txt
says "[1910?-05-03]"
"$FONDS" init a >/dev/null
"$FONDS" add -C a mail.txt doubted.txt >/dev/null
id_of() { "$FONDS" search -C a --json "file:$1" | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])'; }
expect 0 "$FONDS" show -C a "$(id_of mail)"
says "Recipient: Mary Smith"
expect 0 "$FONDS" cite -C a "$(id_of mail)"
says "Jane Addams to Mary Smith, 3 May 1910 (year uncertain), a,"
expect 0 "$FONDS" cite -C a "$(id_of doubted)"
says "Jane Addams to Mary, 3 May 1910 (year uncertain), a,"
expect 0 "$FONDS" search -C a to:mary
says "2 documents"
