# What commands say of themselves: hits that are not shown, numbers of acts, why nothing is proposed, where no archive is, what was not read.
. "$FONDS_ROOT/tests/cli/lib.sh"
mkdir in empty
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do printf 'Paper %s\n\nOf the harbour.\n' "$i" >"in/$i.txt"; done

# In a plain folder: the folder in full, and the remedy.
(cd empty && expect 3 "$FONDS" search harbour && says "no archive in $PWD or above it" && says "fonds init NAME, or name one with: -C FOLDER")

# An empty file is kept and told; the README's line goes on.
: >in/empty.txt
printf '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>half of a' >in/broken.xml
"$FONDS" init mine >/dev/null
expect 0 "$FONDS" add in
says "kept, not read: in/empty.txt: the file is empty"
says "kept, not read: in/broken.xml"
says "Kept but not read: 2 (told above"
expect 0 "$FONDS" add in

# Fewer hits than there are: said, with how to see others.
expect 0 "$FONDS" search ''
[ "$(tail -1 <<<"$out")" = "Hits 1 to 10 of 12; the next: --first 11; all: --limit 12" ]
expect 0 "$FONDS" search harbour --first 11
[ "$(tail -1 <<<"$out")" = "Hits 11 to 12 of 12; all: --first 1 --limit 12" ]
expect 0 "$FONDS" search harbour --limit 12
says_not "Hits 1"
expect 0 "$FONDS" search harbour --first 13
says "There is no hit 13: the last is 12."
expect 0 "$FONDS" search harbour --limit 0 --facet
says "No hit is shown of 12; all: --limit 12"

# Acts have the numbers of their lines in the journal; who names another is told which there are.
expect 1 "$FONDS" undo 1
says "there is no act 1: no act was made here yet"
id=$("$FONDS" search --json harbour | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
expect 0 "$FONDS" edit "$id" title=Port
act=$(grep -o 'Act [0-9]*' <<<"$out" | head -1 | cut -c5-)
expect 0 "$FONDS" log
says "act $act  "
says 'To take one back: fonds undo NUMBER, the number behind "act".'
expect 1 "$FONDS" undo 1
says "there is no act 1: the only one is $act; fonds log shows them all"
expect 0 "$FONDS" undo "$act"
expect 1 "$FONDS" undo 1
says "there is no act 1: there are $act, $((act + 1)); fonds log shows them all"

# Too few words to judge by, or not asked for.
expect 1 "$FONDS" corrections
says "only among 50,000 words or more; this archive holds "
sed -i 's/^faults = 1/faults = 0/' mine/fonds.conf
expect 1 "$FONDS" corrections
says "fonds.conf says faults = 0"

# Before the command or behind it.
"$FONDS" init other >/dev/null
expect 0 "$FONDS" -C mine search --count harbour
expect 0 "$FONDS" --archive=mine search --count harbour
expect 0 "$FONDS" -Cmine search --count harbour
expect 0 "$FONDS" search --count harbour -C mine
expect 2 "$FONDS" -C mine
expect 2 "$FONDS" -C mine sreve
says "did you mean: fonds serve"

# The column of labels is as wide as the longest of ours.
printf 'CONFIDENTIAL\n\nMemorandum of Conversation\n\nLondon, 3 May 1955.\n\nThe ships came.\n' >marked.txt
expect 0 "$FONDS" add -C mine marked.txt
expect 0 "$FONDS" show -C mine marked.txt --as description
says "  Classification and handling CONFIDENTIAL"
says "  Name of the file            marked.txt"
says "  SHA-512                     "
expect 0 "$FONDS" inspect marked.txt
says "    Name of the file            marked.txt"

# A cell of a table at the end signs nothing.
cat >table.html <<'P'
<html><head><title>Report on a delegation</title></head><body><main><h1>Report on a delegation</h1>
<p>On 24 October 1972 our delegation was received by the Minister, who spoke for an hour on what had been agreed.</p>
<p>He told us that the agreement had been ready for signature since 20 October, and that nothing had been signed.</p>
<table><tr><th>Item</th><th>Tons</th></tr><tr><td>Rice</td><td>12,000</td></tr></table></main></body></html>
P
expect 0 "$FONDS" inspect table.html
says "Report on a delegation"
says_not "signer"
