# The reading room answers, says what is not there, shows tombstones, and closes on a signal; a taken port is named.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a --title "Papers of a harbour" >/dev/null
printf 'A letter\n\nThe harbour <was> full of ships & men.\n' >letter.txt
"$FONDS" add -C a letter.txt >/dev/null
id=$("$FONDS" search -C a --json harbour | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
"$FONDS" serve -C a --port 0 >said &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
while ! grep -q http said; do sleep 0.05; done
base=$(grep -o 'http://[0-9.:]*' said | head -1)
get() { out=$(curl -sS -o body -w '%{http_code}' "$base$1"); }
wants() { get "$1"; [ "$out" = "$2" ] || { echo "$1: $out, expected $2"; exit 1; }; }
wants / 200
grep -q "Papers of a harbour" body
wants "/search?q=harbour" 200
grep -q "$id" body
wants "/search.json?q=harbour" 200
python3 -c 'import json; assert json.load(open("body"))["total"] == 1'
wants "/d/$id" 200
grep -q 'The harbour &lt;was&gt; full of ships &amp; men' body
for form in json txt tei.xml bib ris csl.json; do wants "/d/$id.$form" 200; done
wants "/d/$id/original/letter.txt" 200
cmp body letter.txt
wants /healthz 200
wants /nothing 404
wants /d/nothing 404
wants "/d/$id/original/..%2f..%2ffonds.conf" 404
wants "/search?q=$(printf '%%22%.0s' $(seq 200))" 200
curl -sSI "$base/" | grep -qi '^content-security-policy:'
expect 3 "$FONDS" serve -C a --port "${base##*:}"
says "--port"
"$FONDS" edit -C a "$id" --withdraw --reason "asked for by the family" >/dev/null
wants "/d/$id" 410
grep -q "asked for by the family" body
wants "/search.json?q=harbour" 200
python3 -c 'import json; assert json.load(open("body"))["total"] == 0'
kill -INT "$server"
wait "$server"
trap - EXIT
