# Record pages of our own making: at least 95 % of the fields right, none invented. record-pages has the five layouts in the
# five carriers; record-habits has pages in the habits of archives' sites and programs; record-systems has
# whole pages as those programs make them, with menus, related records, citations, feet.
. "$FONDS_ROOT/tests/cli/lib.sh"
for set in record-pages record-habits record-systems record-systems/{first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh}; do
    "$FONDS_ROOT/tools/score_pages" "$FONDS" "$FONDS_ROOT/tests/data/$set" >score || { cat score; exit 1; }
    tail -1 score
done
# A page and its folder are one deposit: 28 pages, 5 of them with folders.
"$FONDS" init a >/dev/null
mkdir pages
cp -r "$FONDS_ROOT"/tests/data/record-pages/* pages/
rm pages/*.expected
expect 0 "$FONDS" add -C a pages
says "Kept 38 files in 28 deposits (28 documents"
# The measuring tool notices what is wrong, missing and invented.
mkdir wrong
cp pages/dl-de.html wrong/
printf 'title||Another title|\ndate||18. Oktober 1842|1842-10-18\n=paragraph:no such words\n' >wrong/dl-de.expected
expect 1 "$FONDS_ROOT/tools/score_pages" "$FONDS" wrong
says "missing title: Another title"
says "invented title: Bericht der Weberzunft"
says "text lacks: no such words"
