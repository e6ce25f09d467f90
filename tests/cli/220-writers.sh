# A second writer waits and then says who holds the archive; a newer archive is refused; no right to write is said.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
printf 'words\n' >w.txt
python3 - <<'X' &
import fcntl, time
f = open('a/lock', 'a+')
fcntl.flock(f, fcntl.LOCK_EX)
f.truncate(0); f.write('process 4711 (fonds add)'); f.flush()
open('ready', 'w').close()
time.sleep(13)
X
holder=$!
while [ ! -e ready ]; do sleep 0.05; done
expect 3 "$FONDS" add -C a w.txt
says "process 4711 (fonds add)"
wait "$holder"
expect 0 "$FONDS" add -C a w.txt
python3 - <<'X'
import sqlite3
db = sqlite3.connect('a/catalog.db'); db.execute('PRAGMA user_version=999'); db.commit()
X
expect 3 "$FONDS" search -C a words
says "999"
