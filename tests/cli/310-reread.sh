# Reading anew by the same rules changes nothing and says so.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
printf 'Some words.\n' >w.txt
"$FONDS" add -C a w.txt >/dev/null
expect 0 "$FONDS" reread -C a
says "1 deposits: 1 as before, 0 changed"
expect 0 "$FONDS" reread -C a --dry-run
expect 0 "$FONDS" verify -C a

# A document that the present reading has no more says so, and is not called withdrawn or destroyed.
tei() {
    cat <<T
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>V</title></titleStmt><publicationStmt>
<publisher>P</publisher><idno type="frus">vol-1</idno></publicationStmt><sourceDesc><p>s</p></sourceDesc></fileDesc></teiHeader>
<text><body><div type="document" xml:id="d1"><head>1. Letter</head><p>harbour</p></div>$1</body></text></TEI>
T
}
tei '<div type="document" xml:id="d2"><head>2. Letter</head><p>river</p></div>' >v1.xml
tei "" >v2.xml
expect 0 "$FONDS" add -C a v1.xml
expect 0 "$FONDS" add -C a v2.xml
says "1 of them new versions"
expect 0 "$FONDS" add -C a v2.xml
says "Had come before: 1."
expect 1 "$FONDS" show -C a vol-1/d2
says "stood in an earlier reading"
expect 1 "$FONDS" cite -C a vol-1/d2
says_not "withdrawn"
expect 1 "$FONDS" edit -C a vol-1/d2 title=x
says "not in the present reading"
expect 0 "$FONDS" verify -C a
