# A file that changes while it is read is not kept half; when it is at rest the same words keep it.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
mkdir in
printf 'calm words\n' >in/calm.txt
head -c 40000000 /dev/zero | tr '\0' 'x' >in/growing.txt
python3 - <<'X' &
import os, time
f = open('in/growing.txt', 'ab', buffering=0)
open('ready', 'w').close()
while not os.path.exists('done'):
    f.write(b'more words ')
    time.sleep(0.0002)
X
writer=$!
while [ ! -e ready ]; do sleep 0.02; done
expect 1 "$FONDS" add -C a in
touch done
wait "$writer"
says "not kept: in/growing.txt:"
says "changed while it was"
says_not "calm.txt:"
says "Kept 1 file "
expect 0 "$FONDS" verify -C a
says "Sound: 1 objects"
rm in/growing.txt
printf 'words at rest\n' >in/growing.txt
expect 0 "$FONDS" add -C a in
says "Kept 1 file "
expect 0 "$FONDS" search -C a --count words
[ "$out" = 2 ]
