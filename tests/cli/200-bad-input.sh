# What is handed over badly is named with its reason and remedy; the rest goes on; what could be kept is kept.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
mkdir in
: >in/empty.txt
head -c 20000 /dev/urandom >in/junk.txt
printf 'good words here\n' >in/good.txt
printf '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>half of a' >in/truncated.xml
cat >in/bomb.xml <<'X'
<?xml version="1.0"?>
<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>&c;</p></body></text></TEI>
X
python3 - <<'X'
open('in/deep.xml', 'w').write('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>' + '<div>' * 100000 + 'x' + '</div>' * 100000 + '</body></text></TEI>')
open('in/deep.html', 'w').write('<html><body>' + '<div>' * 100000 + 'words</body></html>')
open('in/latin.txt', 'wb').write(b'caf\xe9 and then \x80 some more words of text to look at\n')
open('in/broken.txt', 'wb').write('\ufeffwords before '.encode() + b'\xc3\x28 \xff' + ' words after\n'.encode())
import os
os.mkfifo('in/pipe')
open('in/two\nlines.txt', 'w').write('a name of two lines\n')
open('in/' + 'n' * 250 + '.txt', 'w').write('a long name\n')
os.symlink('.', 'in/loop')
os.symlink('nowhere', 'in/dangling')
X
expect 1 timeout 120 "$FONDS" add -C a in
says "in/empty.txt"
says "in/junk.txt"
says "in/truncated.xml"
says "in/bomb.xml"
says "in/deep.xml"
says "in/pipe"
says "in/loop"
says "in/dangling"
says_not "in/good.txt:"
expect 0 "$FONDS" search -C a --count good
expect 0 "$FONDS" search -C a --count '"name of two lines"'
[ "$out" = 1 ]
expect 0 "$FONDS" search -C a --count '"words after"'
expect 0 "$FONDS" verify -C a
says "not-read"
says "in/truncated.xml"
expect 1 "$FONDS" add -C a --retry-failed
says "Tried"
expect 1 "$FONDS" add -C a no-such-file
says "no such file"
expect 1 "$FONDS" add -C a "$(printf 'n%.0s' $(seq 300))"
says "File name too long; give it a shorter name"
