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

# Cited under the name by which it is served, unless fonds.conf says where it is; a hostile name is not taken over.
grep -q "$base/d/$id" body || { wants "/d/$id" 200; grep -q "$base/d/$id" body; }
curl -sS -H 'Host: papers.example:99' "$base/d/$id.json" | grep -q 'http://papers.example:99/d/'
curl -sS -H 'Host: a"><b>' "$base/d/$id.json" | grep -q 'http://127.0.0.1:8962/d/'
expect 0 "$FONDS" cite -C a "$id"
says "set base_url in fonds.conf"
sed -i 's|^base_url =.*|base_url = https://papers.example|' a/fonds.conf
expect 0 "$FONDS" cite -C a "$id"
says "https://papers.example/d/$id"
says_not "base_url"

# The usual port is taken: the next free one, and a line that says so.
python3 - <<'P' &
import socket, time
s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
try: s.bind(("127.0.0.1", 8962)); s.listen()
except OSError: pass  # another has it: as good
open("taken", "w").close()
time.sleep(20)
P
holder=$!
while [ ! -e taken ]; do sleep 0.05; done
"$FONDS" serve -C a >said2 &
second=$!
trap 'kill "$server" "$holder" "$second" 2>/dev/null || true' EXIT
while ! grep -q http said2; do sleep 0.05; done
grep -q "Port 8962 is taken" said2
kill -INT "$second"
wait "$second"
kill "$holder"
wait "$holder" || true
"$FONDS" edit -C a "$id" --withdraw --reason "asked for by the family" >/dev/null
wants "/d/$id" 410
grep -q "asked for by the family" body
wants "/search.json?q=harbour" 200
python3 -c 'import json; assert json.load(open("body"))["total"] == 0'
kill -INT "$server"
wait "$server"
trap - EXIT
