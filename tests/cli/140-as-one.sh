# A folder taken as one: every text of it is found, what cannot be read is named, and a rebuild says the same.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
mkdir -p case/sub
printf 'Letter to Anna\n\nThe harbour was full.\n' >case/letter.txt
printf 'Enclosure\n\nA list of lighthouses.\n' >case/sub/enclosure.txt
expect 0 "$FONDS" add -C a -v --as-one case
says "2 documents, 2 files"
for word in harbour lighthouses; do
    expect 0 "$FONDS" search -C a "$word"
    says "1 document"
done
says "sub.enclosure-txt"
expect 0 "$FONDS" add -C a --as-one case
says "Had come before: 1."
expect 0 "$FONDS" show -C a "$("$FONDS" search -C a --json lighthouses | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')" --original sub/enclosure.txt
says "lighthouses"

# A picture beside them is kept, named, and told by the exit code; the texts are read all the same.
cp -r case more
printf '\x89PNG\r\n\x1a\n\x00' >more/scan.png
printf 'Postscript\n\nThe bay.\n' >more/ps.txt
expect 0 "$FONDS" add -C a --as-one more
says "kept, read in part: more"
says "1 of 4 files not read, the first: scan.png: a PNG picture"
says "Read in part: 1 (told above)."
expect 0 "$FONDS" search -C a bay
expect 0 "$FONDS" reread -C a
says "2 deposits: 2 as before"
cp -r a b
expect 0 "$FONDS" rebuild -C b -j 2
same_archive a b
expect 0 "$FONDS" verify -C a

# A saved page with its folder is one document, and -v says how many files came with it.
mkdir page_files
printf '<html><head><title>Page</title></head><body><p>The page itself.</p></body></html>' >page.html
printf 'x' >page_files/x.js
printf 'not a document of its own' >page_files/y.txt
expect 0 "$FONDS" add -C a -v page.html
says "1 document, 3 files"
