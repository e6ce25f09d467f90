# A diary in TEI: one document an entry, chapters as its tree, its archive and reference out of the header.
. "$FONDS_ROOT/tests/cli/lib.sh"
cat >diary.xml <<'X'
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Diary</title><author>Anna Berg</author></titleStmt>
<publicationStmt><p>For this test.</p></publicationStmt><sourceDesc><msDesc><msIdentifier><repository>Town archive</repository>
<idno>N 12, 3</idno></msIdentifier></msDesc></sourceDesc></fileDesc></teiHeader><text><body>
<div type="chapter" n="1"><div type="entry" xml:id="e1"><head>New Year</head><p><date when="1938-01-01">1 January</date>. Snow.</p></div>
<div type="entry"><dateline><date when="1938-01-02">2 January</date></dateline><p>More snow. <add>Much</add> <del>little</del> of it.</p></div></div>
<div type="chapter" n="2"><div type="entry"><p><date when="1938-02-01">1 Feb.</date> Rain.</p></div><p>Three pages are torn out.</p></div>
</body></text></TEI>
X
"$FONDS" init a >/dev/null
expect 0 "$FONDS" add -C a -v diary.xml
says "3 documents"
expect 0 "$FONDS" search -C a snow
says "2 documents"
says "2 January 1938  2 January  . Diary › Chapter 1"
expect 0 "$FONDS" search -C a date:1938-02
says "Diary › Chapter 2"
expect 0 "$FONDS" inspect --plain diary.xml
says "2 collections; Diary"
says "apparatus"
