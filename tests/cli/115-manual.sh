# Man pages say what the program says; they render without a warning; make install brings them.
. "$FONDS_ROOT/tests/cli/lib.sh"
expect 0 python3 "$FONDS_ROOT/tools/man" "$FONDS" --check

# Synopsis and options of each page, as a reader sees them, are those of --help.
python3 - "$FONDS" "$FONDS_ROOT/man" <<'X'
import json, re, subprocess, sys
program, folder = sys.argv[1:]
def say(*words): return subprocess.run([program, *words], check=True, capture_output=True, text=True).stdout
def plain(roff):
    roff = re.sub(r"\\f[BIR]", "", roff)
    for mark, sign in (("\\(aq", "'"), ("\\(ti", "~"), ("\\(ha", "^"), ("\\-", "-"), ("\\&", ""), ("\\e", "\\")):
        roff = roff.replace(mark, sign)
    return roff
names = [c["name"] for c in json.loads(say("help", "--json"))["commands"]]
assert len(names) > 14, names
for name in names:
    page, help = plain(open(f"{folder}/fonds-{name}.1", encoding="utf-8").read()), say(name, "--help")
    usage = re.search(r"^Usage: (.*?)\n\n", help, re.M | re.S).group(1)
    usage = " ".join(usage.split())
    assert f"\n.SH SYNOPSIS\n{usage}\n" in page, (name, usage)
    options = help[help.index("\nOptions:\n") + 10:].split("\n\n")[0]
    for shown in re.findall(r"^  (?:(-\w), |    )(--[\w-]+(?: \S+)?)", options, re.M):
        line = ", ".join(part for part in shown if part).replace(" (", "")
        assert any(line == entry.strip() for entry in page.split("\n")), (name, line)
    assert help.count("\n      --") + len(re.findall(r"^  -\w, --", help, re.M)) == page.split(".SH OPTIONS")[1].split(".SH")[0].count(".TP"), name
X

for page in "$FONDS_ROOT"/man/*; do
    if command -v groff >/dev/null; then
        expect 0 groff -man -Tutf8 -ww -z "$page"
        [ -z "$out" ] || { echo "$page: $out"; exit 1; }
    fi
    if command -v mandoc >/dev/null; then
        # UNSUPP and STYLE are matters of taste; a warning is not.
        expect 0 mandoc -Tlint -Wwarning "$page"
    fi
done

# What make install brings. The program is handed over as built, so that nothing is built here.
mkdir -p into
make -s -C "$FONDS_ROOT" install-files FONDS="$FONDS" DESTDIR="$PWD/into" PREFIX=/usr >/dev/null
for file in bin/fonds share/man/man1/fonds.1 share/man/man1/fonds-add.1 share/man/man5/fonds.conf.5 share/man/man7/fonds-concepts.7 \
    share/bash-completion/completions/fonds share/zsh/site-functions/_fonds share/fish/vendor_completions.d/fonds.fish; do
    [ -s "into/usr/$file" ] || { echo "$file was not installed"; exit 1; }
done
make -s -C "$FONDS_ROOT" uninstall DESTDIR="$PWD/into" PREFIX=/usr >/dev/null
[ -z "$(find into -type f)" ] || { echo "left behind: $(find into -type f)"; exit 1; }
