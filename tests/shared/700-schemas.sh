# What leaves holds against the schemas: persons of the dev volumes as EAC-CPF 2.0, the sample's documents as TEI.
. "$FONDS_ROOT/tests/shared/lib.sh"
needs_shared conformance/schemas/eac-cpf/eac.xsd
schemas=$FONDS_SHARED/conformance/schemas
# holds SCHEMA_OPTION SCHEMA FOLDER: every file of it, and there are some; xmllint takes so many a time.
holds() {
    [ -n "$(ls "$3")" ] || { echo "$3 is empty"; exit 1; }
    find "$3" -name '*.xml' -print0 | xargs -0 -n 2000 xmllint --nonet --noout "$1" "$2" >said 2>&1 || { grep -v ' validates$' said | head -20; exit 1; }
}
xmllint --noout --schema "$schemas/eac-cpf/eac.xsd" "$schemas/samples/bad-eac.xml" >/dev/null 2>&1 && { echo "the schema holds nothing back"; exit 1; }
dev_volumes v
"$FONDS" init a >/dev/null
expect 0 "$FONDS" add -C a v
"$FONDS" names -C a list --json khrushchev --limit 2 | python3 -c 'import json, sys
for line in sys.stdin: print(json.loads(line)["id"])' | xargs "$FONDS" names -C a merge >/dev/null
expect 0 "$FONDS" names -C a export --as eac --to eac
holds --schema "$schemas/eac-cpf/eac.xsd" eac
"$FONDS" init b >/dev/null
expect 0 "$FONDS" add -C b "$FONDS_ROOT/sample" v/*/frus1961-63v15.xml
expect 0 "$FONDS" export -C b --as tei --to tei
holds --relaxng "$schemas/tei/tei_all.rng" tei
