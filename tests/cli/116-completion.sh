# Completion in bash, as a shell asks for it; the scripts for zsh and fish are at least sound.
. "$FONDS_ROOT/tests/cli/lib.sh"
cat >ask.bash <<'X'
source <("$FONDS" completion bash)
# complete WORD...: the last one is under the cursor; prints the candidates, sorted.
ask() {
    COMP_WORDS=(fonds "$@")
    COMP_CWORD=$#
    COMPREPLY=()
    _fonds 2>/dev/null
    printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort | tr '\n' ' '
}
"$@"
X
# wants EXPECTED WORD...
wants() {
    local expected=$1 got
    shift
    got=$(bash --norc ask.bash ask "$@")
    [ "$got" = "$expected" ] || { echo "fonds $*: got \"$got\", expected \"$expected\""; exit 1; }
}
mkdir "a folder" other
touch letter.txt "old letter.txt"
wants "search serve " se
wants "--version " --ver
wants "--limit " search --li
wants "chicago csl-json " cite --style c
wants "chicago csl-json " cite -s c
wants "mla " cite --style = m
wants "bibtex chicago csl-json mla ris " cite --style =
wants "date date-down relevance " search --order ""
wants "a folder other " add -C ""
wants "letter.txt " add le
wants "old letter.txt " add -v old
wants "letter.txt " add -v -- le
wants "bash " completion b
wants " " search --limit ""
wants " " undo ""
[[ $(bash --norc ask.bash ask help "") == *"concepts "*"fields "*"undo "* ]] || { echo "help completes no commands"; exit 1; }
# Every option that --help shows is a candidate.
for command in $("$FONDS" help --json | python3 -c 'import json,sys; print(*[c["name"] for c in json.load(sys.stdin)["commands"]])'); do
    candidates=$(bash --norc ask.bash ask "$command" -)
    for option in $("$FONDS" "$command" --help | grep -oE '^  (-., |    )--[a-z-]+' | grep -oE -- '--[a-z-]+'); do
        [[ " $candidates" == *" $option "* ]] || { echo "fonds $command: $option is not among: $candidates"; exit 1; }
    done
done
"$FONDS" completion zsh >_fonds
"$FONDS" completion fish >fonds.fish
grep -q '^#compdef fonds$' _fonds
if command -v zsh >/dev/null; then expect 0 zsh -n _fonds; fi
if command -v fish >/dev/null; then
    expect 0 fish --no-execute fonds.fish
    expect 0 fish --no-config -c 'source fonds.fish; complete -C "fonds cite --style c"'
    says chicago
    says_not bibtex
fi
expect 2 "$FONDS" completion csh
expect 2 "$FONDS" completion zhs
says "did you mean zsh?"
