# A TEI file that is one letter is cited as itself, with its own year; a letter of a volume as part of the volume.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
letter() { printf '<div type="letter" xml:id="%s"><head>%s</head><opener><dateline><placeName>London</placeName>, <date when="%s">%s</date></dateline></opener><p>The ships came.</p><closer><signed>%s</signed></closer></div>' "$@"; }
file() { printf '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>%s</title></titleStmt><publicationStmt><p>Unpublished</p></publicationStmt><sourceDesc><p>Private papers</p></sourceDesc></fileDesc>%s</teiHeader><text><body>%s</body></text></TEI>' "$@"; }
sent='<profileDesc><correspDesc><correspAction type="sent"><persName>Ann Berg-Holm</persName></correspAction></correspDesc></profileDesc>'
file "Ann Berg-Holm to Carl Dahl" "$sent" "$(letter l1 'Letter to Carl Dahl' 1955-05-03 '3 May 1955' Ann)" >one.xml
file "Letters of Ann Berg-Holm" "" "$(letter l1 'To Carl Dahl' 1955-05-03 '3 May 1955' 'Ann')$(letter l2 'To Eva Falk' 1956-06-04 '4 June 1956' 'Ann')" >two.xml
expect 0 "$FONDS" add -C a one.xml two.xml
id_of() { "$FONDS" search -C a --json "$1" | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])'; }
one=$(id_of 'title:carl file:one.xml')
expect 0 "$FONDS" cite -C a --style bibtex "$one"
says "@misc{"
says "year = {1955}"
says "month = may"
says "author = {{Ann Berg-Holm}}"
says_not "booktitle"
expect 0 "$FONDS" cite -C a "$one"
says_not "in Ann Berg-Holm to Carl Dahl"
expect 0 "$FONDS" cite -C a --style ris "$one"
says "PY  - 1955"
says_not "T2  -"
expect 0 "$FONDS" cite -C a --style bibtex "$(id_of 'title:falk')"
says "@incollection{"
says "booktitle = {{Letters of Ann Berg-Holm}}"

# Places that the file marks itself are named in the text: those that the table knows under the name of today, others by their words; a dateline's are not.
printf '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Places</title></titleStmt></fileDesc></teiHeader><text><body><div><opener><dateline><placeName>Bonn</placeName>, <date when="1955-05-03">3 May 1955</date></dateline></opener><p>From <placeName>Saigon</placeName> he went to <placeName>Birch Grove</placeName>.</p></div></body></text></TEI>' >places.xml
expect 0 "$FONDS" inspect places.xml
says "Place named        Ho Chi Minh City, Saigon  [geo:"
says "Place named        Birch Grove  (once)  : the file"
says_not "Place named        Bonn"
expect 0 "$FONDS" add -C a places.xml
expect 0 "$FONDS" search -C a --count 'place-named:="Ho Chi Minh City"'
