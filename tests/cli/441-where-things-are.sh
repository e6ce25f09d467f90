# A newcomer who looks in the wrong place is told the right one: names without lists, a file's name, a day, an event taken back, a notice as text.
. "$FONDS_ROOT/tests/cli/lib.sh"
mkdir in in/b
printf '3 May 1910\n\nDear Mary,\n\nIt rains.\n\nYours,\nJane Addams\n' >in/letter.txt
printf 'Another\n\nOf the harbour.\n' >in/b/twice.txt
printf 'A third\n\nOf the ships.\n' >in/twice.txt
printf '%%PDF-1.4\n%%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n' >in/scan.pdf
"$FONDS" init a >/dev/null
expect 0 "$FONDS" add -C a in
says "a PDF file: fonds add keeps it, but does not read it"
expect 3 "$FONDS" inspect in/scan.pdf
says "a PDF file: fonds add keeps it, but does not read it; to have its text read too, save it as text or HTML and add that"
expect 1 "$FONDS" names -C a
says "No volume held here brings a list of persons"
says "person:NAME"
expect 1 "$FONDS" names -C a list jane
says "fonds search 'person:jane'"
expect 1 "$FONDS" names -C a review
says "No volume held here brings a list of persons"
expect 0 "$FONDS" show -C a letter.txt
says "It rains."
expect 0 "$FONDS" show -C a letter.txt --as description
says "letter.txt"
expect 1 "$FONDS" show -C a twice.txt
says "2 documents came in a file named twice.txt; name one by its id: d"
expect 0 "$FONDS" cite -C a letter.txt
says "Jane Addams"
expect 1 "$FONDS" cite -C a twice.txt
says "2 documents came in a file named twice.txt"
expect 1 "$FONDS" add -C a a
says "an archive itself, and what it holds is kept already"
expect 1 "$FONDS" show -C a nothing.txt
says "find its id with: fonds search"
id=$("$FONDS" search -C a --json file:letter | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
expect 0 "$FONDS" events -C a join "$id" --key rain
act=$("$FONDS" log -C a --json | tail -1 | python3 -c 'import json,sys; print(json.load(sys.stdin)["act"]["seq"])')
"$FONDS" serve -C a --port 0 >said &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
while ! grep -q http said; do sleep 0.05; done
base=$(grep -o 'http://[0-9.:]*' said | head -1)
out=$(curl -sSL "$base/event/rain")
says "Jane Addams to Mary, 3 May 1910"
expect 0 "$FONDS" undo -C a "$act"
out=$(curl -sSL -w '%{http_code}' "$base/event/rain")
says "410"
says "taken back"
expect 1 "$FONDS" events -C a show rain
says "Taken back; fonds log"
out=$(curl -sSL "$base/days/1910-05-03")
says "Jane Addams to Mary, 3 May 1910"
out=$(curl -sS "$base/people")
says "person:NAME"
says "date:1910, from:addams"
expect 0 "$FONDS" edit -C a "$id" --withdraw --reason "asked for by the family"
out=$(curl -sS -w ' %{http_code} %{content_type}' "$base/d/$id.txt")
says "$id was withdrawn: asked for by the family."
says "410 text/plain"
