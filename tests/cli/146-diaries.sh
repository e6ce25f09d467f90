# Entries of a diary in TEI: theirs is the author of the whole, and the title of the whole is found together with their words; a letter among them is not hers.
. "$FONDS_ROOT/tests/cli/lib.sh"
cat >diary.xml <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Diary of a Lighthouse Keeper</title><author>Anna Braun</author><editor>Carl Lund</editor></titleStmt>
<publicationStmt><publisher>A press</publisher></publicationStmt><sourceDesc><p>Made for a test.</p></sourceDesc></fileDesc></teiHeader>
<text><body>
<div type="entry"><dateline><date when="1910-05-03">3 May 1910</date></dateline><p>The fog came in from the sea.</p></div>
<div type="entry"><dateline><date when="1910-05-04">4 May 1910</date></dateline><p>Ships passed all day.</p></div>
<div type="letter"><dateline><date when="1910-05-05">5 May 1910</date></dateline><salute>Dear Anna,</salute><p>The fog is here, too.</p><signed>Bert</signed></div>
</body></text></TEI>
X
expect 0 "$FONDS" inspect diary.xml
says "Part of            Diary of a Lighthouse Keeper"
"$FONDS" init a >/dev/null
expect 0 "$FONDS" add -C a diary.xml
expect 0 "$FONDS" search -C a --count from:braun
[ "$out" = 2 ]
expect 0 "$FONDS" search -C a --count lighthouse ships
[ "$out" = 1 ]
expect 0 "$FONDS" search -C a from:braun fog
says "3 May 1910"
says "1 document"
id=$("$FONDS" search -C a --json ships | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
expect 0 "$FONDS" cite -C a "$id"
says "Anna Braun, “4 May 1910,” May 4, 1910, in Diary of a Lighthouse Keeper, ed. Carl Lund"
