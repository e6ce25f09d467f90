# Entries of two volumes' lists become one person, apart again, and by a table; every id answers.
. "$FONDS_ROOT/tests/cli/lib.sh"
volume() {
    cat <<X
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="$1"><teiHeader><fileDesc><titleStmt><title>Volume $1</title></titleStmt></fileDesc></teiHeader>
<text><front><div type="section" xml:id="persons"><head>Persons</head><list type="persons">
<item><hi><persName xml:id="p_GAA1">Gromyko, Andrei A.</persName></hi>, Foreign Minister</item>
<item><hi><persName xml:id="p_KNS1">Khrushchev, Nikita S.</persName></hi>, Chairman</item></list></div></front>
<body><div type="document" xml:id="d1"><head>1. Talk</head><p>Then <persName corresp="#p_GAA1">Gromyko</persName> came.</p></div></body></text></TEI>
X
}
"$FONDS" init a >/dev/null
volume v1 >v1.xml
volume v2 >v2.xml
"$FONDS" add -C a v1.xml v2.xml >/dev/null
expect 0 "$FONDS" names -C a list gromyko
says "Gromyko, Andrei A., Foreign Minister"
mapfile -t ids < <("$FONDS" names -C a list --json gromyko | python3 -c 'import json,sys
for line in sys.stdin: print(json.loads(line)["id"])')
[ "${#ids[@]}" = 2 ]
expect 0 "$FONDS" names -C a review
says "${ids[0]}"
says "Khrushchev"
expect 0 "$FONDS" names -C a review --json
[ "$(python3 -c 'import json,sys
print(*[(one["id"], [same["id"] for same in one["same_name"]]) for one in map(json.loads, sys.argv[1].splitlines()) if "Gromyko" in one["name"]])' "$out")" = \
    "('${ids[0]}', ['${ids[1]}'])" ]
expect 0 "$FONDS" names -C a merge "${ids[0]}" "${ids[1]}" --reason "the same minister"
says "Act"
expect 3 "$FONDS" names -C a merge "${ids[1]}" "${ids[0]}"
says "are one person already"
expect 0 "$FONDS" names -C a show "${ids[1]}"
says "goes by ${ids[0]}"
expect 0 "$FONDS" names -C a review
says_not "Gromyko"
# One who goes by two names in two lists is found under both, once they are merged.
listed() {
    cat <<X
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="$1"><teiHeader><fileDesc><titleStmt><title>Volume $1</title></titleStmt></fileDesc></teiHeader>
<text><front><div type="section" xml:id="persons"><head>Persons</head><list type="persons">
<item><hi><persName xml:id="p_1">$2, Ivan</persName></hi>, Minister</item></list></div></front>
<body><div type="document" xml:id="d1"><head>1. Talk</head><p>Then $2 came.</p></div></body></text></TEI>
X
}
"$FONDS" init m >/dev/null
listed v3 Lenskoy >v3.xml
listed v4 Barrow >v4.xml
"$FONDS" add -C m v3.xml v4.xml >/dev/null
expect 0 "$FONDS" search -C m lenskoy
says "1 document"
mapfile -t two < <("$FONDS" names -C m list --json ivan | python3 -c 'import json,sys
for line in sys.stdin: print(json.loads(line)["id"])')
"$FONDS" names -C m merge "${two[0]}" "${two[1]}" --reason "he changed his name" >/dev/null
expect 0 "$FONDS" search -C m lenskoy
says "2 documents"
says "Barrow, merged with the name of lenskoy"
expect 0 "$FONDS" search -C m --no-variants lenskoy
says "1 document"
expect 0 "$FONDS" search -C m barrow
says "Lenskoy"
# He is one value of the facet, found by either name.
counted() { # the values of the facet and their counts
    "$FONDS" search -C m --json --facet "" | python3 -c 'import json, sys
print(" ".join("%s=%d" % (f["value"], f["certain"]) for f in json.load(sys.stdin)["facets"] if f["field"] == "named"))'
}
[ "$(counted)" = "Barrow, Ivan=2" ]
for name in Barrow Lenskoy; do
    expect 0 "$FONDS" search -C m "named:=\"$name, Ivan\""
    says "2 documents"
done
"$FONDS" undo -C m "$("$FONDS" log -C m --json | python3 -c 'import json,sys
print(max(json.loads(line)["act"]["seq"] for line in sys.stdin))')" >/dev/null
expect 0 "$FONDS" search -C m lenskoy
says "1 document"
[ "$(counted)" = "Barrow, Ivan=1 Lenskoy, Ivan=1" ]
expect 0 "$FONDS" names -C a list gromyko
says "(and 1 other entry)"
"$FONDS" names -C a export >table.csv
grep -q "^${ids[1]},${ids[0]},\"Gromyko, Andrei A.\"" table.csv
expect 0 "$FONDS" names -C a import table.csv
says "4 rows read, 0 acts."
"$FONDS" rebuild -C a >/dev/null
"$FONDS" names -C a export | cmp - table.csv
expect 0 "$FONDS" names -C a split "${ids[0]}"
expect 0 "$FONDS" names -C a show "${ids[1]}"
says_not "goes by"
expect 0 "$FONDS" names -C a review
says_not "Gromyko"
expect 0 "$FONDS" names -C a import table.csv
says "4 rows read, 1 act."
expect 0 "$FONDS" log -C a
says "and ${ids[1]}"
expect 1 "$FONDS" names -C a show nobody
expect 1 "$FONDS" names -C a merge "${ids[0]}" nobody
expect 2 "$FONDS" names -C a merge "${ids[0]}"
printf 'a,b\n' >bad.csv
expect 2 "$FONDS" names -C a import bad.csv
says "bad.csv"
says "names no columns person and same_as"
# EAC-CPF: a file for each person, none for who goes by another.
expect 2 "$FONDS" names -C a export --as eac
says "--to goes with --as eac"
expect 0 "$FONDS" names -C a export --as eac --to eac
says "persons written to eac"
[ -e "eac/${ids[0]}.xml" ] && [ ! -e "eac/${ids[1]}.xml" ]
grep -q "<otherRecordId>${ids[1]}</otherRecordId>" "eac/${ids[0]}.xml"
grep -q "are one person" "eac/${ids[0]}.xml"
expect 3 "$FONDS" names -C a export --as eac --to eac
says "holds files already"
# Persons are counted and searched for under the lists' names, before and after an act that makes a row anew.
expect 0 "$FONDS" search -C a --facet talk
says "Gromyko, Andrei A."
doc=$("$FONDS" search -C a --json 'named:"Gromyko, Andrei A."' | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
expect 0 "$FONDS" edit -C a "$doc" subject=Berlin
expect 0 "$FONDS" search -C a 'named:"Gromyko, Andrei A." berlin'
says "1 document"
expect 0 "$FONDS" rebuild -C a
expect 0 "$FONDS" search -C a 'named:"Gromyko, Andrei A." berlin'
says "1 document"
