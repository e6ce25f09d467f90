# References lead on in whatever order volumes come: three orders, one worker and two, one rebuilt: the same rows.
. "$FONDS_ROOT/tests/cli/lib.sh"
mkdir in
python3 - <<'X'
# Three volumes that refer to each other by name, number and telegram; each document has its own number and day.
for v in (1, 2, 3):
    other = v % 3 + 1
    texts = []
    for d in range(1, 9):
        notes = [f"See Document {d % 8 + 1}.", f"See Foreign Relations, 196{other}, vol. {other}, Document {d}.",
                 f"Telegram {100 * other + d} from Lima, May {d}, 1962.", f"See footnote 1, Document {(d + 2) % 8 + 1}, and Document 99."]
        texts.append(f'<div type="document" n="{d}" xml:id="d{d}"><head>{d}. Telegram From the Embassy in Peru to the Department of State</head>'
                     f'<opener><dateline><placeName>Lima</placeName>, <date when="1962-05-0{d}">May {d}, 1962</date></dateline></opener>'
                     f'<p>{100 * v + d}. The talk went on.<note n="1" xml:id="d{d}fn1">{" ".join(notes)}</note></p></div>')
    open(f"in/v{v}.xml", "w").write(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Volume {v}</title></titleStmt><publicationStmt>'
        f'<publisher>P</publisher><idno type="frus">frus196{v}v0{v}</idno></publicationStmt><sourceDesc><p>s</p></sourceDesc></fileDesc></teiHeader>'
        f'<text><body>{"".join(texts)}</body></text></TEI>')
X
rows() {
    python3 - "$1" <<'X'
import sqlite3, sys
db = sqlite3.connect(f"file:{sys.argv[1]}/catalog.db?mode=ro", uri=True)
for table in ("reference", "telegram"):
    for row in db.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):
        print(table, *row)
X
}
number=0
for order in "1 2 3" "3 1 2" "2 3 1"; do
    for workers in 1 2; do
        number=$((number + 1))
        "$FONDS" init "a$number" >/dev/null
        for v in $order; do
            expect 0 "$FONDS" add -C "a$number" -j "$workers" "in/v$v.xml"
        done
        rows "a$number" >"rows$number"
        cmp rows1 "rows$number"
    done
done
[ "$(grep -c '^telegram' rows1)" = 24 ]
[ "$(grep -c '^reference' rows1)" -ge 96 ]
expect 0 "$FONDS" rebuild -C a1
rows a1 | cmp - rows2

# A telegram is found by its own number.
expect 0 "$FONDS" search -C a1 'identifier:203'
says "203"
