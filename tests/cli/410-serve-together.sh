# Many readers at once, while others add, describe, withdraw and rebuild: every page is answered, none is mixed up with
# another's, and no reader waits for a writer. Under the thread sanitizer this finds races.
. "$FONDS_ROOT/tests/cli/lib.sh"
pile in 40 200
pile later 90 200
rm later/text-000* later/text-001* later/text-002* later/text-003*
"$FONDS" init a --title "Papers" >/dev/null
"$FONDS" add -C a in >/dev/null
id=$("$FONDS" search -C a --json '"paper number 7"' | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
"$FONDS" serve -C a --port 0 >said &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
while ! grep -q http said; do sleep 0.05; done
base=$(grep -o 'http://[0-9.:]*' said | head -1)
cat >readers.py <<'X'
import http.client, json, os, sys, threading
address, doc = sys.argv[1].removeprefix('http://'), sys.argv[2]
hits = json.loads(__import__('urllib.request').request.urlopen(sys.argv[1] + '/search.json?q=paper&count=30').read())['hits']
ids = [h['id'] for h in hits if h['id'] != doc]
wrong, done = [], []
def read(number):
    connection, i = None, 0
    # Bounded: by the writers' end, by a count, and by the first dozen faults.
    while i < 30 or (i < 2000 and len(wrong) < 12 and not os.path.exists('over')):
        if connection is None:
            connection = http.client.HTTPConnection(address, timeout=60)
        own = ids[(number * 7 + i) % len(ids)]
        path, word = [('/', 'Papers'), (f'/d/{own}', own), ('/search?q=paper', 'paper'), (f'/d/{own}.json', own),
                      (f'/d/{own}.bib', own), ('/search.json?q=number', 'hits'), ('/healthz', ''),
                      (f'/d/{own}.tei.xml', own)][(i + number) % 8]
        try:
            connection.request('GET', path)
            answer = connection.getresponse()
            body = answer.read().decode()
            if answer.status != 200 or word not in body:
                wrong.append((path, answer.status, body[:200]))
        except OSError as error:
            wrong.append((path, error))
            connection = None
        i += 1
        if i % 9 == 0 and connection is not None:
            connection.close()
            connection = None
    done.append(i)
threads = [threading.Thread(target=read, args=(n,)) for n in range(8)]
[t.start() for t in threads]
[t.join() for t in threads]
print(sum(done), 'answers')
for line in wrong[:5]:
    print(line)
sys.exit(1 if wrong else 0)
X
python3 readers.py "$base" "$id" >answers 2>&1 &
readers=$!
trap 'kill "$server" "$readers" 2>/dev/null || true' EXIT
expect 0 "$FONDS" add -C a later
expect 0 "$FONDS" edit -C a "$id" title="The seventh paper" --reason "as it names itself"
expect 0 "$FONDS" edit -C a "$id" --withdraw --reason "asked for"
expect 0 "$FONDS" rebuild -C a
: >over
code=0
wait "$readers" || code=$?
out=$(cat answers)
[ "$code" -eq 0 ] || { echo "$out"; exit 1; }
says "answers"
# What was written meanwhile is there now, in every thread.
for i in $(seq 8); do
    curl -sS "$base/search.json?q=paper" | python3 -c 'import json,sys; n = json.load(sys.stdin)["total"]; assert n == 89, n'
done
kill -TERM "$server"
wait "$server"
trap - EXIT
