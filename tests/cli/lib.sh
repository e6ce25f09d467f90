# What command tests share. Sourced; $FONDS is the program, the working folder is empty and the test's own.

# expect CODE COMMAND...: the command must end with this exit code; its output (both streams) goes to $out.
expect() {
    local wanted=$1 code=0
    shift
    out=$("$@" 2>&1) || code=$?
    if [ "$code" -ne "$wanted" ]; then
        echo "exit $code, expected $wanted: $*"
        echo "$out"
        exit 1
    fi
}

# says WORDS: the last output holds these words.
says() {
    if ! grep -qF -- "$1" <<<"$out"; then
        echo "expected to read: $1"
        echo "got: $out"
        exit 1
    fi
}

says_not() {
    if grep -qF -- "$1" <<<"$out"; then
        echo "did not expect to read: $1"
        echo "got: $out"
        exit 1
    fi
}

# needs_shared FILE: skips where the material beside the project is missing.
needs_shared() {
    if [ ! -e "$FONDS_SHARED/$1" ]; then
        echo "$FONDS_SHARED/$1 is not here"
        exit 77
    fi
}
