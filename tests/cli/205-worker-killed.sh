# kill -9 of a worker alone costs the file that it was reading its reading, not its keeping; the add goes on, and
# --retry-failed reads it.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
mkdir in
printf 'words before\n' >in/a.txt
python3 -c 'open("in/large.txt", "w").write("a paragraph of many words\n\n" * 300000)'
printf 'words after\n' >in/z.txt
"$FONDS" add -C a -j 1 in >told 2>&1 &
add=$!
# Its worker is known by its memory, once it has the large file.
python3 - "$add" <<'X' && sent=yes || sent=no
import os, signal, sys, time
def children(parent):
    for name in filter(str.isdigit, os.listdir('/proc')):
        try:
            fields = open(f'/proc/{name}/stat').read().rsplit(')', 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent and int(fields[21]) * 4096 > 40_000_000:
            yield int(name)
until = time.time() + 60
while time.time() < until and os.path.exists(f'/proc/{sys.argv[1]}'):
    for worker in children(int(sys.argv[1])):
        os.kill(worker, signal.SIGKILL)
        sys.exit(0)
    time.sleep(0.01)
sys.exit(1)
X
code=0
wait "$add" || code=$?
out=$(cat told)
if [ "$sent" = no ]; then
    echo "the large file was read before its worker could be killed: $out"
    exit 77
fi
[ "$code" -eq 0 ] || { echo "exit $code: $out"; exit 1; }
says "kept, not read: in/large.txt: the worker that read it was killed by signal 9 (Killed)"
says "Kept 3 files "
expect 0 "$FONDS" search -C a --count words
[ "$out" = 2 ]
expect 0 "$FONDS" verify -C a
says "not-read"
expect 0 "$FONDS" add -C a --retry-failed
says "Tried 1, read 1"
expect 0 "$FONDS" search -C a --count words
[ "$out" = 3 ]
