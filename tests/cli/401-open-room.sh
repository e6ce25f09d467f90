# Addresses that commands print are those at which the reading room is open now; of fonds.conf, where it says one; else the usual.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
printf 'A letter\n\nOf the harbour.\n' >letter.txt
"$FONDS" add -C a letter.txt >/dev/null
id=$("$FONDS" search -C a --json harbour | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
expect 0 "$FONDS" cite -C a "$id"
says "http://127.0.0.1:8962/d/$id"
"$FONDS" -C a serve --port 0 >said &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
while ! grep -q http said; do sleep 0.05; done
base=$(grep -o 'http://[0-9.:]*' said | head -1)
expect 0 "$FONDS" cite -C a "$id"
says "$base/d/$id"
says "set base_url in fonds.conf"
expect 0 "$FONDS" show -C a "$base/d/$id" --as description
says "$base/d/$id"
# A second room changes nothing; when the first is killed its address is gone.
"$FONDS" serve -C a --port 0 >said2 &
second=$!
trap 'kill "$server" "$second" 2>/dev/null || true' EXIT
while ! grep -q http said2; do sleep 0.05; done
expect 0 "$FONDS" cite -C a "$id"
says "$base/d/$id"
kill -9 "$server"
wait "$server" 2>/dev/null || true
expect 0 "$FONDS" cite -C a "$id"
says "http://127.0.0.1:8962/d/$id"
# What fonds.conf says goes before.
sed -i 's|^base_url =.*|base_url = https://papers.example|' a/fonds.conf
expect 0 "$FONDS" cite -C a "$id"
says "https://papers.example/d/$id"
kill -INT "$second"
