# A document is named as people name it: by address, block, reading; what holds several lists them; nothing kept is out of reach.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
tei() {
    cat <<T
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Volume One</title></titleStmt><publicationStmt>
<publisher>P</publisher><idno type="frus">vol-1</idno></publicationStmt><sourceDesc><p>s</p></sourceDesc></fileDesc></teiHeader>
<text><body><div type="compilation" xml:id="c1"><head>Spring</head>
<div type="document" xml:id="d1"><head>1. Letter</head><p>$1</p><p>Second words.</p></div></div>
<div type="document" xml:id="d2"><head>2. Note</head><p>river</p></div></body></text></TEI>
T
}
tei harbour >one.xml
tei lighthouse >two.xml
expect 0 "$FONDS" add -C a one.xml
expect 0 "$FONDS" show -C a vol-1
says "Volume One: 2 documents"
says "Spring"
says "1. Letter, undated"
deposit=$("$FONDS" show -C a vol-1 --json | python3 -c 'import json,sys; print(json.load(sys.stdin)["collection"])')
[ "$("$FONDS" show -C a "$deposit" --json | python3 -c 'import json,sys; print(len(json.load(sys.stdin)["documents"]))')" = 2 ]
expect 1 "$FONDS" cite -C a vol-1
says "is a collection; fonds show $deposit lists its documents"
expect 0 "$FONDS" show -C a vol-1 --original one.xml
[ "$out" = "$(cat one.xml)" ]

# What could not be read is kept, and its bytes can be had.
printf '\x89PNG\r\n\x1a\n\x00' >scan.png
expect 0 "$FONDS" add -C a --json scan.png
unread=$(head -1 <<<"$out" | python3 -c 'import json,sys; print(json.load(sys.stdin)["deposit"])')
expect 0 "$FONDS" show -C a "$unread"
says "no document was read from it: a PNG picture"
says "Original           scan.png (9 bytes)"
"$FONDS" show -C a "$unread" --original scan.png | cmp - scan.png
[ "$("$FONDS" show -C a "$unread" --json | python3 -c 'import json,sys; print(json.load(sys.stdin)["files"][0]["path"])')" = scan.png ]
expect 1 "$FONDS" cite -C a "$unread"
says "fonds show $unread says why"

for name in vol-1/d1 "$deposit.d1" "http://127.0.0.1:8962/d/$deposit.d1" "http://localhost:9000/d/vol-1/d1?q=x"; do
    expect 0 "$FONDS" show -C a "$name"
    says harbour
    expect 1 "$FONDS" log -C a "$name"
done
block=$("$FONDS" show -C a vol-1/d1 --json | python3 -c 'import json,sys; print(json.load(sys.stdin)["parts"][0]["blocks"][-1]["id"])')
expect 0 "$FONDS" show -C a "vol-1/d1#b$block"
[ "$out" = "Second words." ] || { echo "$out"; exit 1; }
expect 0 "$FONDS" cite -C a "vol-1/d1#b$block"
says "/d/$deposit.d1#b$block"
expect 1 "$FONDS" show -C a "vol-1/d1#b99"
says "has no block b99"
expect 2 "$FONDS" show -C a "vol-1/d1#99"
says "blocks are named as #b12"
expect 2 "$FONDS" show -C a vol-1/d1 --version 1
expect 0 "$FONDS" edit -C a "http://127.0.0.1:8962/d/$deposit.d1#b$block" --correct Second --to First --reason r

expect 0 env FONDS_NOW=2026-11-25T12:00:00Z "$FONDS" add -C a two.xml
says "1 of them new versions"
expect 0 env FONDS_NOW=2026-11-26T12:00:00Z "$FONDS" add -C a one.xml
says "Had come before: 1"
expect 0 "$FONDS" show -C a vol-1/d1
says lighthouse
says_not harbour
expect 0 "$FONDS" show -C a vol-1/d1@1
says harbour
says "Reading 1 of $deposit.d1; the present one is 2."
expect 0 "$FONDS" cite -C a vol-1/d1@1
says "$deposit.d1@1"
expect 1 "$FONDS" show -C a vol-1/d1@7
says "has no reading 7; the present one is 2"
expect 2 "$FONDS" edit -C a vol-1/d1@1 title=x
says "leave out @1"
expect 0 "$FONDS" show -C a vol-1/d1 --original one.xml --version 1
[ "$out" = "$(cat one.xml)" ]
expect 1 "$FONDS" show -C a vol-1/d1 --original one.xml
says "version 2 of deposit $deposit has no file"
expect 0 "$FONDS" show -C a vol-1/d1 --as description
says "Version 1          2026-11-24T12:00:00Z, as one.xml"
says "Version 2          2026-11-25T12:00:00Z, as two.xml"
says "Reading 1          2026-11-24T12:00:00Z, of version 1"

# The pages say the same.
"$FONDS" serve -C a --port 0 --json >address &
server=$!
trap 'kill $server' EXIT
for _ in $(seq 100); do [ -s address ] && break; sleep 0.1; done
at=$(python3 -c 'import json; print(json.load(open("address"))["address"])')
page() { curl -sS -L "${at%/}/d/$1"; }
page "$deposit.d1@1" | grep -q "harbour"
page "$deposit.d1@1" | grep -q "This is how reading 1 had it, of version 1 of the file"
page vol-1/d1@1 | grep -q "harbour"
page "$deposit.d1@1.json" | grep -q "harbour"
page "$deposit.d1@2" | grep -q "lighthouse"
page "$deposit.d1" | grep -q "Read before"
! page "$deposit.d1@2" | grep -q "This is how reading"
[ "$(curl -sS -o /dev/null -w '%{http_code}' "${at%/}/d/$deposit.d1@9")" = 404 ]

# A new version is given to what has any of these names.
printf 'A letter\n\nFirst words.\n' >l1.txt
printf 'A letter\n\nLast words.\n' >l2.txt
"$FONDS" add -C a l1.txt >/dev/null
id=$("$FONDS" search -C a --json '"First words"' | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
expect 0 "$FONDS" add -C a --replaces "http://127.0.0.1:8962/d/$id" l2.txt
says "1 of them new versions"
expect 0 "$FONDS" show -C a "$id@1"
says "First words."
expect 0 "$FONDS" reread -C a "$id"
says "1 deposits: 1 as before"
