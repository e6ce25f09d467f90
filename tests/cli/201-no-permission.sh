# What the system does not let us read or write is named with its remedy; the rest goes on.
. "$FONDS_ROOT/tests/cli/lib.sh"
needs_other_user
mkdir work in in/closed
chown 65534 work
printf 'open words\n' >in/open.txt
printf 'secret words\n' >in/secret.txt
printf 'inner words\n' >in/closed/inner.txt
chmod 000 in/secret.txt in/closed
as_other "$FONDS" init work/a >/dev/null
expect 1 as_other "$FONDS" add -C work/a in
says "not kept: in/secret.txt: Permission denied; whoever runs fonds needs the right to it"
says "not kept: in/closed: Permission denied"
says "Kept 1 file "
expect 3 as_other "$FONDS" inspect in/secret.txt
says "not read: in/secret.txt: Permission denied"
chmod 644 in/secret.txt
chmod 755 in/closed
expect 0 as_other "$FONDS" add -C work/a in
says "Kept 2 files "
expect 0 as_other "$FONDS" verify -C work/a
says "Sound: 3 objects"
# An archive that one may read and not write: questions are answered, also while and after its owner writes.
"$FONDS" init b >/dev/null
"$FONDS" add -C b in >/dev/null
chmod -R go=rX b
expect 0 as_other "$FONDS" search -C b --count words
[ "$out" = 3 ]
expect 3 as_other "$FONDS" add -C b in
says "b/lock: Permission denied"
"$FONDS" rebuild -C b >/dev/null
expect 0 as_other "$FONDS" search -C b --count words
[ "$out" = 3 ]
# No right to the archive, or to the place of a new one.
chmod 600 b/fonds.conf
expect 3 as_other "$FONDS" search -C b words
says "b/fonds.conf: Permission denied"
expect 3 as_other "$FONDS" init new
says "new: Permission denied"
