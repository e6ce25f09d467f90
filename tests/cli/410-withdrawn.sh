# A withdrawn document is nowhere: not on any page or twin that can be reached, not in search, facets, counts or hints,
# not as a neighbour, nor in the file it came with. Its notice says why; an undo brings all of it back.
. "$FONDS_ROOT/tests/cli/lib.sh"
cat >volume.xml <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title type="complete">A harbour's letters</title></titleStmt>
<publicationStmt><publisher>A press</publisher></publicationStmt><sourceDesc><p>Made for a test.</p></sourceDesc></fileDesc></teiHeader>
<text><body><div type="chapter" xml:id="ch1"><head>Letters</head>
<div type="document" xml:id="d1" n="1"><head>1. Letter From the Harbour</head>
<opener><dateline><placeName>Odessa</placeName>, <date when="1921-05-01">May 1, 1921</date></dateline></opener><p>Ships came in.</p></div>
<div type="document" xml:id="d2" n="2"><head>2. Telegram Concerning Zwetschgen</head>
<opener><dateline><placeName>Qaanaaq</placeName>, <date when="1923-02-03">February 3, 1923</date></dateline></opener>
<p>The quagmire of Mr. Xylander was never told.</p></div>
<div type="document" xml:id="d3" n="3"><head>3. Letter From the Town</head>
<opener><dateline><placeName>Odessa</placeName>, <date when="1922-06-01">June 1, 1922</date></dateline></opener><p>Ships went out.</p></div>
</div></body></text></TEI>
X
"$FONDS" init a --title "Papers of a harbour" >/dev/null
"$FONDS" add -C a volume.xml >/dev/null
id=$("$FONDS" search -C a --json quagmire | python3 -c 'import json,sys; print(json.load(sys.stdin)["hits"][0]["id"])')
deposit=${id%%.*}
"$FONDS" edit -C a "$id" title="Zwetschgen, amended" --before "Telegram Concerning Zwetschgen" --reason "as Xylander has it" >/dev/null
"$FONDS" serve -C a --port 0 >said &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
while ! grep -q http said; do sleep 0.05; done
base=$(grep -o 'http://[0-9.:]*' said | head -1)
wants() { # PATH STATUS [WORDS]
    out=$(curl -sS -o body -w '%{http_code}' "$base$1")
    [ "$out" = "$2" ] || { echo "$1: $out, expected $2"; exit 1; }
    [ -z "${3:-}" ] || grep -qi -- "$3" body || { echo "$1: no \"$3\" in"; cat body; exit 1; }
}
original=/original/volume.xml
wants "/d/$id$original" 200 quagmire
wants "/search.json?q=" 200 Qaanaaq
wants /index.json 200 '"year":1923'
wants "/d/$deposit.d1.json" 200 "\"after\":\"$id\""
"$FONDS" edit -C a "$id" --withdraw --reason "asked for by the family" >/dev/null
last=$("$FONDS" log -C a --json | tail -1 | python3 -c 'import json,sys; print(json.load(sys.stdin)["act"]["seq"])')

for form in "" .json .txt .tei.xml .bib .ris .csl.json @1 "$original" "?q=quagmire"; do
    wants "/d/$id$form" 410 "asked for by the family"
    ! grep -qiE "quagmire of|Xylander|Qaanaaq|1923" body || { echo "/d/$id$form tells"; cat body; exit 1; }
done
for owner in "$deposit" "$deposit.d1"; do wants "/d/$owner$original" 410 "holds a document that was withdrawn"; done
for word in quagmire Xylander Zwetschgen Qaanaaq date:1923 place:Qaanaaq title:Zwetschgen "kind:telegram"; do
    wants "/search.json?q=$word" 200 '"total":0'
    wants "/search?q=$word" 200
    ! grep -qE "$id|never told" body || { echo "search for $word tells"; cat body; exit 1; }
done
wants "/search?q=quagmir" 200
! grep -qi quagmire body || { echo "a hint tells"; exit 1; }
wants /index.json 200 '"documents":2'
wants "/d/$deposit.d1.json" 200 "\"after\":\"$deposit.d3\""
wants "/d/$deposit.d3.json" 200 "\"before\":\"$deposit.d1\""
wants "/collection/$deposit.ch1" 200 "A document that was withdrawn"
wants "/d/$deposit.d1" 200 "not handed out"

# Every address that a page or its twin leads to: only the notice itself may name the title, nothing the rest.
python3 - "$base" "$id" <<'P'
import re, sys, urllib.error, urllib.parse, urllib.request
base, hidden = sys.argv[1:]
todo, seen, read = ["/", "/search?q=", "/search.json?q=", "/d/" + hidden], set(), 0
while todo and read < 300:  # breadth first; facets lead on without end
    path = todo.pop(0)
    if path in seen or not path.startswith("/"):
        continue
    seen.add(path)
    try:
        body = urllib.request.urlopen(base + path).read().decode(errors="replace")
        read += 1
    except urllib.error.HTTPError as error:
        body = error.read().decode(errors="replace")
    is_notice = hidden in path
    for word in ["quagmire", "xylander", "qaanaaq", "1923", "never told"] + ([] if is_notice else ["zwetschgen"]):
        if word in body.lower():
            sys.exit(f"{path} tells \"{word}\":\n{body}")
    found = re.findall(r'href="([^"]*)"', body) + re.findall(r'"address":"([^"]*)"', body)
    todo += [urllib.parse.urljoin(path, a.replace("&amp;", "&")).split("#")[0] for a in found if "//" not in a]
if read < 20:
    sys.exit(f"only {read} pages were reached")
P
"$FONDS" rebuild -C a >/dev/null
wants "/d/$deposit.d1$original" 410
wants "/search.json?q=quagmire" 200 '"total":0'
"$FONDS" undo -C a "$last" --reason "a mistake" >/dev/null
wants "/d/$id" 200 quagmire
wants "/d/$deposit.d1$original" 200 quagmire
wants "/search.json?q=quagmire" 200 '"total":1'
kill -INT "$server"
wait "$server"
trap - EXIT
