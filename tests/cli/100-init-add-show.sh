# A new archive takes in a file, shows it, cites it, and knows it when it comes again.
. "$FONDS_ROOT/tests/cli/lib.sh"
expect 0 "$FONDS" init holding --title "Papers"
says "Made an archive in holding"
expect 3 "$FONDS" init holding
says "is an archive already; add to it with: fonds add -C holding PATH..."
expect 0 "$FONDS" init holding/inner
says "note: it lies inside the archive"
rm -r holding/inner

printf 'A letter\n\nDear friend, the harbour was full of ships.\n' >letter.txt
expect 0 "$FONDS" add -C holding letter.txt
says "Kept 1 file (1 document) in"
expect 0 "$FONDS" add -C holding letter.txt
says "Had come before: 1."
cp letter.txt copy.txt
expect 0 "$FONDS" add -C holding copy.txt
says "Had come before: 1."

expect 0 "$FONDS" search -C holding harbour
says "1 document"
says "*harbour*"
id=$("$FONDS" search -C holding --json harbour | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
expect 0 "$FONDS" show -C holding "$id"
says "the harbour was full of ships"
expect 0 "$FONDS" show -C holding "$id" --as description
says "Received again"
says "as copy.txt"
expect 0 "$FONDS" show -C holding "$id" --original letter.txt
[ "$out" = "$(cat letter.txt)" ] || { echo "the original differs"; exit 1; }
expect 0 "$FONDS" cite -C holding "$id"
says "http://127.0.0.1:8962/d/$id"
expect 1 "$FONDS" search -C holding lighthouse
expect 1 "$FONDS" show -C holding nothing
expect 0 "$FONDS" verify -C holding
says "Sound: 1 objects"

# What is kept and was not read is shown by the name of its file, too; two of one name are told apart.
"$FONDS" init scans >/dev/null
printf '%%PDF-1.4\none' >scan.pdf
mkdir more
printf '%%PDF-1.4\ntwo' >more/scan.pdf
expect 0 "$FONDS" add -C scans scan.pdf
expect 0 "$FONDS" show -C scans scan.pdf
says "is kept; no document was read from it: a PDF file"
says "as scan.pdf"
expect 0 "$FONDS" show -C scans scan.pdf --original scan.pdf
[ "$out" = "$(cat scan.pdf)" ] || { echo "the original differs"; exit 1; }
expect 0 "$FONDS" show -C scans --json scan.pdf
says '"code":"unsupported"'
expect 1 "$FONDS" show -C scans --as tei scan.pdf
says "nothing to show as tei: a PDF file"
expect 1 "$FONDS" show -C scans other.pdf
says 'no document is named "other.pdf"'
expect 0 "$FONDS" add -C scans more/scan.pdf
expect 1 "$FONDS" show -C scans scan.pdf
says "2 files named scan.pdf are kept and were not read"
expect 0 "$FONDS" show -C scans more/scan.pdf
says "as more/scan.pdf"

# The archive is found upward from the working folder, as Git finds its own.
mkdir -p holding/deep/er
cd holding/deep/er
expect 0 "$FONDS" search --count harbour
[ "$out" = 1 ]

# A new archive is called as its folder is, also where that is the working folder; what is somebody else's stays.
cd ..
mkdir -p "Letters 1962"
(cd "Letters 1962" && "$FONDS" init . >/dev/null)
grep -qx 'title = Letters 1962' "Letters 1962/fonds.conf"
mkdir -p home/journal
echo "Dear diary" >home/journal/day
expect 3 "$FONDS" init home
says "home/journal is there already"
[ "$(cat home/journal/day)" = "Dear diary" ]
