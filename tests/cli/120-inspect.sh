# What Fonds understands of a file, without an archive.
. "$FONDS_ROOT/tests/cli/lib.sh"
printf 'A letter\n\nDear friend, the harbour was full of ships and the people of the town stood along the quay.\n' >letter.txt
expect 0 "$FONDS" inspect letter.txt
says "1 document, "
expect 0 "$FONDS" inspect --json letter.txt
says '{"_document":1'
: >empty.txt
expect 3 "$FONDS" inspect empty.txt letter.txt
says "empty.txt"
says "1 document, "
expect 3 "$FONDS" inspect nothing.txt
says "nothing.txt"

# Of a folder every file, each told by its path, and how many there were.
mkdir -p in/sub none
cp letter.txt in/a.txt
printf 'Another\n\nThe lighthouse was dark.\n' >in/sub/b.txt
expect 0 "$FONDS" inspect in
says "in/a.txt"
says "in/sub/b.txt"
says "Inspected 2 files."
: >in/empty.txt
expect 3 "$FONDS" inspect in
says "not read: in/empty.txt: the file is empty"
says "Not read: 1 (told above)."
expect 0 "$FONDS" inspect --as-one in/sub
says "document 1"
expect 0 "$FONDS" inspect none
says "No file to inspect"
# A line break in a file's name is seen as one, and starts no line of the answer.
mkdir named
printf 'words\n' >named/$'a\nb.txt'
expect 0 "$FONDS" inspect named
says 'Name of the file   "a\nb.txt"'
