# Wrong words are answered with the remedy and exit code 2; help with 0.
. "$FONDS_ROOT/tests/cli/lib.sh"
expect 0 "$FONDS" help
says "search"
expect 0 "$FONDS" --version
for command in init add inspect search show cite edit undo log verify rebuild reread export serve completion help; do
    expect 0 "$FONDS" "$command" --help
    says "Usage: fonds $command"
    expect 0 "$FONDS" help "$command"
done
expect 0 "$FONDS" help fields
says "source-note"
expect 2 "$FONDS" serach x
says "is not a command; did you mean: fonds search"
expect 2 "$FONDS" help concetps
says "did you mean: fonds help concepts"
expect 0 "$FONDS" help concepts
says "accession"
expect 2 "$FONDS" search
says "wants QUERY"
expect 2 "$FONDS" search --limti 3 x
says "did you mean --limit"
expect 3 "$FONDS" search x
says "fonds init NAME"
expect 2 "$FONDS" init
"$FONDS" init a >/dev/null
expect 2 "$FONDS" add -C a
expect 2 "$FONDS" edit -C a x
expect 2 "$FONDS" undo -C a zero
expect 2 "$FONDS" edit -C a x titel=y
says "did you mean title?"
expect 1 "$FONDS" add -C a --replaces nowhere 110.txt
says "nothing is named \"nowhere\""
expect 1 "$FONDS" reread -C a nothing
says "nothing is named"
expect 3 "$FONDS" search -C nowhere x
says "there is no folder nowhere; check the spelling, or make an archive with: fonds init nowhere"
expect 2 "$FONDS" search -C a --limit many x
says "--limit takes a whole number"
FONDS_NOW=yesterday expect 2 "$FONDS" help
says "FONDS_NOW"
