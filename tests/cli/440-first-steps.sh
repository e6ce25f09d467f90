# The README's first steps on a messy folder, without -C; the demo names what is in its way and the remedy, in a line each.
. "$FONDS_ROOT/tests/cli/lib.sh"
mkdir -p 'docs/a b/c'
printf 'A letter\n\nOf the harbour.\n' >'docs/a b/letter.txt'
printf 'Another\n\nOf the ships.\n' >"docs/a b/c/it's; here.txt"
: >docs/empty
head -c 2000 /dev/zero >docs/noise.bin
ln -s nowhere docs/link
"$FONDS" init mine >/dev/null
expect 1 "$FONDS" add docs   # a link that leads nowhere was not kept
says "in the archive mine"
says "docs/link"
expect 0 "$FONDS" search --count harbour
says "1"
# The archive itself is in the folder that is handed over: it is passed over.
expect 1 "$FONDS" add .
says "Passed over: an archive"
expect 0 "$FONDS" search --count harbour
says "1"
"$FONDS" serve --port 0 >said 2>told &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
while ! grep -qs http said; do sleep 0.05; done
base=$(grep -o 'http://[0-9.:]*' said | head -1)
curl -sS "$base/" >page
grep -q "One document of it" page
grep -q "2 documents" page
# With two archives nobody guesses.
"$FONDS" init other >/dev/null
expect 3 "$FONDS" add docs
says "2 archives are in"
says "-C"

# The demo: a port that is taken. ${base##*:} is.
cp -r "$FONDS_ROOT/tools" "$FONDS_ROOT/sample" .
code=0
out=$(tools/demo "$FONDS" "${base##*:}" 2>&1) || code=$?
[ "$code" -eq 3 ]
[ "$(wc -l <<<"$out")" -eq 1 ]
says "Port ${base##*:} is taken"
says "let the demo find a free one: make demo"
[ ! -e demo ]
kill -INT "$server"
wait "$server"
trap - EXIT

# Packages missing: without root, and with nothing that answers where they come from.
mkdir bin
printf '#!/bin/sh\nexit 1\n' >bin/dpkg-query
printf '#!/bin/sh\nexit 1\n' >bin/sudo
printf '#!/bin/sh\necho 1000\n' >bin/id
printf '#!/bin/sh\nexit 100\n' >bin/apt-get
chmod +x bin/*
code=0
out=$(PATH=$PWD/bin:$PATH tools/deps 2>&1) || code=$?
[ "$code" -eq 3 ]
[ "$(wc -l <<<"$out")" -eq 1 ]
says "sudo apt-get install"
printf '#!/bin/sh\necho 0\n' >bin/id
code=0
out=$(PATH=$PWD/bin:$PATH tools/deps 2>&1) || code=$?
[ "$code" -eq 3 ]
says "no network"

# The demo serves the sample with its events.
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
tools/demo "$FONDS" "$port" >demo.said 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
while ! grep -qs "reading room is open" demo.said; do
    kill -0 "$server"
    sleep 0.05
done
curl -sS "http://127.0.0.1:$port/" >page
grep -q "One event, as 3 accounts tell it" page
[ "$(grep -c 'class="count"' page)" -ge 1 ]
grep -q "A name in Cyrillic" page
grep -q "0 certainly, 2 possibly" page
grep -q 'id="right"' page
style=$(grep -o '/assets/[^"]*css' page | head -1)
picture=$(grep -o '/assets/[^"]*svg' page | head -1)
curl -sS "http://127.0.0.1:$port$style" >style
curl -sS "http://127.0.0.1:$port$picture" >picture
weight=$(cat page style picture | wc -c)
[ "$weight" -le 60000 ] || { echo "the first page weighs $weight bytes"; exit 1; }
kill -INT "$server"
wait "$server"
trap - EXIT
