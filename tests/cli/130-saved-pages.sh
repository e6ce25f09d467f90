# A page saved again is the next version where it gives the same address and the same record id, and only there.
. "$FONDS_ROOT/tests/cli/lib.sh"
page() { # record id, title, address, day
    cat <<P
<!DOCTYPE html> <html lang="en"><!--
 Page saved with SingleFile
 url: $3?session=$4
 saved date: Mon Nov $4 2026 12:00:00 GMT+0000 (Coordinated Universal Time)
--><head><link rel="canonical" href="$3"></head><body><h1>$2</h1><dl><dt>Date</dt><dd>4 May 1889</dd>
<dt>Original Archive</dt><dd>Valley Archive</dd><dt>Rights</dt><dd>Public domain.</dd><dt>Record ID</dt><dd>$1</dd></dl></body></html>
P
}
"$FONDS" init a >/dev/null
page V-1 'Report on the bridge' https://a.example/r/1 02 >1.html
page V-1 'Report on the old bridge' https://a.example/r/1 09 >2.html
page V-2 'Report on the mill' https://a.example/r/1 09 >3.html
page V-1 'Report on the weir' https://a.example/r/2 09 >4.html
expect 0 "$FONDS" add -C a 1.html
says "Kept 1 file"
expect 0 "$FONDS" add -C a 2.html
says "new version"
expect 0 "$FONDS" add -C a 3.html
says_not "new version"
expect 0 "$FONDS" add -C a 4.html
says_not "new version"
expect 0 "$FONDS" search -C a --count report
[ "$out" = 3 ]
expect 0 "$FONDS" search -C a --count bridge
[ "$out" = 1 ]

# The day of saving is kept and dates nothing; neither address is lost.
expect 0 "$FONDS" search -C a --count date:1889
[ "$out" = 3 ]
expect 1 "$FONDS" search -C a --count date:2026
expect 0 "$FONDS" inspect 2.html
says "[2026-11-09]  (saved)"
says "https://a.example/r/1?session=09  (saved)"

# A page and its folder, however it is named, are one deposit.
mkdir -p saved/brief-Dateien
page V-9 Brief https://a.example/r/9 03 >saved/brief.html
echo 'p{}' >saved/brief-Dateien/x.css
expect 0 "$FONDS" add -C a saved
says "Kept 2 files in 1 deposit"
expect 0 "$FONDS" verify -C a
