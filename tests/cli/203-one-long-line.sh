# A line of 100 MB is kept and, above the limit, not read; one of 20 MB is read and found.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
python3 -c 'open("long.txt", "w").write("word " * (20 * 1024 * 1024))'
python3 -c 'open("read.txt", "w").write("first " + "another word of it " * 1100000 + "last")'
python3 -c 'open("unbroken.txt", "w").write("x" * 20000000)'
expect 0 timeout 300 "$FONDS" add -C a long.txt read.txt unbroken.txt
says "kept, not read: long.txt: larger than 64 MB; raise text_mb in fonds.conf, then: fonds add --retry-failed"
says_not "not read: read.txt"
says_not "not read: unbroken.txt"
expect 0 "$FONDS" search -C a --count '"it last"'
[ "$out" = 1 ]
expect 0 "$FONDS" verify -C a
says "long.txt"
