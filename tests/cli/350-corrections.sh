# Faults of the copy are proposed, listed by pattern, accepted and rejected by acts; a rebuild keeps what was decided, an undo takes it back.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
mkdir in
python3 - <<'P'
said = ["The Soviet Union is aware of the opinion of the government.", "I said that the Secretary would have the honor to receive him.",
        "The armaments that we have supplied are of a defensive character.", "The Department of State has no information about the proposal."]
for i in range(30):
    open(f"in/{i}.txt", "w").write(f"Note {i}.\n\n" + " ".join(said[(i + k) % 4] for k in range(200)) + "\n")
open("noisy.txt", "w").write("The armaments that we nave supplied are of a defensive character. The Soviet Union 1s aware of the opinion.\n")
open("other.txt", "w").write("We nave supplied the armaments to the government.\n")
P
expect 0 "$FONDS" add -C a in
expect 1 "$FONDS" corrections -C a
expect 0 "$FONDS" inspect -C a noisy.txt
says '"nave" in b1: probably "have"'
expect 0 "$FONDS" add -C a noisy.txt other.txt
expect 0 "$FONDS" corrections -C a
says "h>n"
says "nave > have"
expect 0 "$FONDS" corrections -C a --json
says '"pattern":"h>n"'
expect 0 "$FONDS" corrections -C a -p 'h>n'
says "[nave > have]"
expect 1 "$FONDS" corrections -C a -p 'zz>q'
says "No open proposal fits."
expect 0 "$FONDS" search -C a --count '"we have supplied are" nave'
[ "$out" = 1 ]
expect 2 "$FONDS" corrections -C a --accept
expect 2 "$FONDS" corrections -C a -p 'h>n' --accept --reject
expect 0 "$FONDS" corrections -C a -p 'h>n' --accept --dry-run
says "Would accept 2 proposals."
expect 0 "$FONDS" corrections -C a -p 'h>n' --accept --reason "read again"
says "Accepted 2 proposals, acts"
expect 1 "$FONDS" corrections -C a -p 'h>n'
expect 0 "$FONDS" corrections -C a -p 'i>1' --reject --json
says '"rejected":1'
act=$(printf '%s' "$out" | python3 -c 'import json,sys; print(json.load(sys.stdin)["acts"][0])')
expect 1 "$FONDS" corrections -C a
expect 0 "$FONDS" search -C a '"that we have supplied are" nave'
says 'corrected to "have"'
expect 0 "$FONDS" rebuild -C a
expect 1 "$FONDS" corrections -C a
expect 0 "$FONDS" undo -C a "$act"
expect 0 "$FONDS" corrections -C a --each
says "[1s > is]"
expect 0 "$FONDS" verify -C a
