# What Fonds understands of a file, without an archive.
. "$FONDS_ROOT/tests/cli/lib.sh"
printf 'A letter\n\nDear friend, the harbour was full of ships and the people of the town stood along the quay.\n' >letter.txt
expect 0 "$FONDS" inspect letter.txt
says "1 documents"
expect 0 "$FONDS" inspect --json letter.txt
says '{"_document":1'
: >empty.txt
expect 3 "$FONDS" inspect empty.txt letter.txt
says "empty.txt"
says "1 documents"
expect 3 "$FONDS" inspect nothing.txt
says "nothing.txt"
