# With --json every answer and every failure parses, and holds what docs/formats/answers.md says.
. "$FONDS_ROOT/tests/cli/lib.sh"
# json CODE KEYS COMMAND...: each line of stdout is one value; the last one has these members. Kept as the file "answer".
json() {
    local wanted=$1 keys=$2 code=0
    shift 2
    "$FONDS" "$@" >answer 2>error || code=$?
    [ "$code" -eq "$wanted" ] || { echo "exit $code, expected $wanted: fonds $*"; cat answer error; exit 1; }
    python3 - "$keys" <<'X' || { echo "fonds $*"; cat answer error; exit 1; }
import json, sys
text = open("answer", encoding="utf-8").read()
assert text.endswith("\n"), "no answer, or no newline at its end"
if text.startswith("[\n"):  # a list of citations, laid out for people
    last = json.loads(text)
else:
    last = [json.loads(line) for line in text.split("\n")[:-1]][-1]
for key in sys.argv[1].split():
    at = last
    for step in key.split("."):
        at = at[int(step)] if isinstance(at, list) else at[step]
assert open("error").read() == "", "stderr is not silent"
X
}
# fails CODE NAME WORDS COMMAND...: nothing on stdout, one object on stderr with this code and these words.
fails() {
    local wanted=$1 name=$2 words=$3 code=0
    shift 3
    "$FONDS" "$@" >answer 2>error || code=$?
    [ "$code" -eq "$wanted" ] || { echo "exit $code, expected $wanted: fonds $*"; cat answer error; exit 1; }
    [ ! -s answer ] || { echo "fonds $* answers although it fails"; cat answer; exit 1; }
    python3 - "$name" "$words" <<'X' || { echo "fonds $*"; cat error; exit 1; }
import json, sys
error = json.loads(open("error", encoding="utf-8").read())["error"]
assert sorted(error) == ["code", "message", "remedy"] and error["code"] == sys.argv[1], error
assert sys.argv[2] in error["message"] and error["message"].endswith(error["remedy"]), error
X
}
printf 'A letter\n\nDear friend, the harbour was full of ships.\n' >letter.txt
printf '\x89PNG\r\n\x1a\n\x00\x00' >$'odd \xff name.png'
json 0 "archive title dry_run" init a --title T --dry-run --json
json 0 "archive title dry_run" init a --json
json 0 "summary.kept summary.dry_run" add -C a --json -n letter.txt
json 0 "summary.kept summary.not_read summary.ms" add -C a --json letter.txt $'odd \xff name.png' .
grep -q '"outcome":"not-read"' answer
grep -q '"code":"unsupported"' answer
json 0 "summary.known" add -C a --json letter.txt
json 1 "summary.tried summary.not_read" add -C a --retry-failed --json
json 0 "_document parts" inspect --json letter.txt
json 0 "hits.0.id total notes facets" search -C a --json --facet harbour
id=$(python3 -c 'import json; print(json.load(open("answer"))["hits"][0]["id"])')
json 1 "hits total" search -C a --json lighthouse
json 0 "_document parts.0.text" show -C a --json "$id"
json 0 "id block kind text" show -C a --json "$id#b1"
json 0 "0.id 0.URL" cite -C a --json "$id"
json 0 "act on.document" edit -C a --json -n "$id" title=x
json 0 "act seq on.document" edit -C a --json "$id" title=x
seq=$(python3 -c 'import json; print(json.load(open("answer"))["seq"])')
json 0 "act.act state" log -C a --json "$id"
json 0 "act undoes" undo -C a --json "$seq"
json 0 "act.undoes state" log -C a --json
json 0 "sound objects findings" verify -C a --json
json 0 "lines documents changed damaged" rebuild -C a --json
json 1 "summary.unchanged summary.not_read" reread -C a --json
json 0 "deposit document._document" export -C a --json
json 0 "documents folder" export -C a --json --as tei --to out
json 0 "commands.0.options.0.name version" help --json
json 0 "arguments options.0.words" help --json search
json 0 "concepts.0.means dates.0.edtf" help --json concepts
json 0 "fields.0.label" help --json fields

expect 0 "$FONDS" edit -C a "$id" --withdraw --reason gone
json 1 "tombstone.reason tombstone.state" show -C a --json "$id"

mkdir elsewhere
(cd elsewhere; fails 3 missing "fonds init NAME" search --json x)
fails 2 invalid "did you mean --limit" search --limti --json x
fails 2 invalid "wants QUERY" search --json
fails 1 missing "nothing" show -C a --json nothing
fails 1 missing "nothing" cite -C a --json nothing
fails 1 missing "nothing" edit -C a --json nothing title=x
fails 1 missing "99" undo -C a --json 99
fails 2 invalid "zero" undo -C a --json zero
fails 2 invalid "did you mean: fonds help search" help --json serach
fails 3 exists "a" init a --json
fails 3 missing "no such file" inspect --json nowhere.txt
