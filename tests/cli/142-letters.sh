# A letter in plain text: its head is read, a date is not its title, its file is found by name.
. "$FONDS_ROOT/tests/cli/lib.sh"
mkdir in
printf 'Betreff: Die Lage in Berlin\nVon: M\xc3\xbcller\nAn: Schmidt; Braun\nDatum: 26. Oktober 1962\n\nSehr geehrter Herr Schmidt,\n\ndie Lage ist ernst. [2 Zeilen unleserlich] Wir warten.\n' >in/brief.txt
printf 'about Easter 1938\n\nDear Anna,\n\nthe harbour was full of ships.\n' >in/to_anna_1938.txt
expect 0 "$FONDS" inspect in/brief.txt
says "Title              Die Lage in Berlin  : the file"
says "Author             Müller  (sender)"
says "[1962-10-26]"
says "1 gap"
printf 'Objet : La situation\nDe : M. Seydoux\n\xc3\x80 : M. Couve; M. Alphand\n\nElle est grave.\n' >note.txt
expect 0 "$FONDS" inspect note.txt
says "Title              La situation  : the file"
says "Author             M. Seydoux  (sender)  : the file"
says "Recipient          M. Alphand  : the file"
"$FONDS" init a >/dev/null
expect 0 "$FONDS" add -C a in
printf '<html><head><title>Draft</title></head><body><p>The <del>old</del> <ins>new</ins> harbour.</p></body></html>' >draft.html
expect 0 "$FONDS" add -C a draft.html
expect 0 "$FONDS" show -C a "$("$FONDS" search -C a --json old | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')"
says "The [-old-] {+new+} harbour."
expect 0 "$FONDS" search -C a title:berlin
says "1 document"
expect 0 "$FONDS" search -C a from:müller
says "1 document"
for query in to_anna_1938 to_anna_1938.txt "file:anna" "anna 1938"; do
    expect 0 "$FONDS" search -C a "$query"
    says "to anna 1938"
    says "in the description: Name of the file"
done
expect 0 "$FONDS" search -C a date:1938-04-17
says "to anna 1938"
expect 1 "$FONDS" search -C a '"ernst wir"'
says "0 documents"
