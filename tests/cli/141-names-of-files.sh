# Names of files that are no UTF-8: taken in, kept to the byte, legible, handed out again.
. "$FONDS_ROOT/tests/cli/lib.sh"
mkdir in
latin=$(printf 'caf\xe9.txt')
cyrillic=$(printf '\xcf\xe8\xf1\xfc\xec\xee.html') # "Письмо.html" in Windows-1251
printf 'To Anna\n\nThe harbour was full of ships.\n' >"in/$latin"
printf '<html><head><title>Lighthouses</title></head><body><p>The lighthouse was dark.</p></body></html>' >"in/$cyrillic"
"$FONDS" init a >/dev/null
expect 0 "$FONDS" add -C a -v in
says '"in/caf\xe9.txt"'
says "Kept 2 files (2 documents"
grep -qF '"received_as":"in/caf%E9.txt"' a/journal/0001.jsonl
id=$("$FONDS" search -C a --json harbour | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
expect 0 "$FONDS" show -C a "$id" --json
says '"file":"caf%E9.txt"'
"$FONDS" show -C a "${id%.1}" --original "$latin" | cmp - "in/$latin"
expect 0 "$FONDS" search -C a lighthouse
says "Lighthouses"

# In a folder taken as one they are two documents with two ids; a rebuild and a new reading say the same.
"$FONDS" init b >/dev/null
expect 0 "$FONDS" add -C b --as-one in
expect 0 "$FONDS" reread -C b
says "1 as before"
cp -r b c
expect 0 "$FONDS" rebuild -C c
same_archive b c
expect 0 "$FONDS" verify -C b
