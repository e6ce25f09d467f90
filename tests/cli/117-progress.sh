# Progress on terminals of 20, 40 and 80 columns, one that changes its size, and none: no line wraps, nothing is left behind.
. "$FONDS_ROOT/tests/cli/lib.sh"
"$FONDS" init a >/dev/null
pile pile 300 40
cat >watch.py <<'X'
"""A small terminal: runs a command on a pty and keeps its screen as xterm would, with the fold of a window that becomes narrower."""
import codecs, fcntl, os, pty, re, select, struct, sys, termios, time

class Screen:
    def __init__(self, columns):
        self.columns, self.rows, self.x, self.y = columns, [""], 0, 0
        self.drawn, self.wrapped = [], 0
    def put(self, c):
        if self.x >= self.columns:
            self.wrapped += 1
            self.down(); self.x = 0
        row = self.rows[self.y].ljust(self.x)
        self.rows[self.y] = row[:self.x] + c + row[self.x + 1:]
        self.x += 1
    def down(self):
        self.y += 1
        if self.y == len(self.rows): self.rows.append("")
    def feed(self, text):
        for escape, plain in re.findall(r"(\x1b\[[0-9;]*[A-Za-z])|(.)", text, re.S):
            if escape:
                number, kind = escape[2:-1], escape[-1]
                if kind == "A": self.y = max(0, self.y - int(number or 1))
                elif kind == "J" and number in ("", "0"):
                    self.note()
                    self.rows[self.y] = self.rows[self.y][:self.x]; del self.rows[self.y + 1:]
                elif kind == "K": self.rows[self.y] = self.rows[self.y][:self.x]
                elif kind != "m": raise SystemExit(f"an escape nobody knows: {escape!r}")
            elif plain == "\r": self.x = 0
            elif plain == "\n": self.down(); self.x = 0
            else: self.put(plain)
    def note(self):
        if self.rows[self.y].strip(): self.drawn.append(self.rows[self.y].rstrip())
    def resize(self, columns):
        """What stands in the last row is folded, as most terminals do; the cursor goes with it."""
        row = self.rows[self.y]
        pieces = [row[i:i + columns] for i in range(0, len(row), columns)] or [""]
        self.rows[self.y:] = pieces
        self.y += len(pieces) - 1
        self.x = len(pieces[-1])
        self.columns = columns

def run(columns, words, env, resize=None):
    pid, master = pty.fork()
    if pid == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.execvpe(words[0], words, env)
    screen, decoder, raw = Screen(columns), codecs.getincrementaldecoder("utf-8")(), ""
    while True:
        try:
            data = os.read(master, 4096)
        except OSError:
            break
        if not data: break
        text = decoder.decode(data)
        raw += text
        screen.feed(text)
        if resize and "%" in screen.rows[screen.y]:
            fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, resize, 0, 0))
            screen.resize(resize)
            resize = None
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), screen, raw
X
cat >try.py <<'X'
import os, shutil, subprocess, sys
from watch import run
program = sys.argv[1]
def env(**more):
    all = {"PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8", "HOME": "/"}
    all.update(more)
    return all
def fresh():
    shutil.rmtree("b", ignore_errors=True)
    shutil.copytree("a", "b")
def add(columns, resize=None, **more):
    fresh()
    code, screen, raw = run(columns, [program, "add", "-C", "b", "-j", "1", "pile"], env(**more), resize)
    assert code == 0, (code, raw)
    return screen, raw
def check(screen, raw, columns):
    assert screen.drawn, (columns, raw)
    for line in screen.drawn: assert len(line) < columns, (columns, line)
    text = [row for row in screen.rows if row.strip()]
    assert text[0].startswith("Kept 300 files"), text
    assert "%" not in "".join(text), text

for columns in (20, 40, 80, 200):
    screen, raw = add(columns)
    check(screen, raw, columns)
    if columns >= 40:
        assert any("of 300 files" in line for line in screen.drawn), screen.drawn
        assert "of 300 documents compared" in screen.drawn[-1], screen.drawn
    if columns >= 80: assert "\u2588" in raw or "\u00b7" in raw, raw
# ASCII where the locale is no UTF-8 one.
screen, raw = add(80, LANG="C")
check(screen, raw, 80)
assert raw.isascii() and any("[" in line for line in screen.drawn), screen.drawn
# A window that becomes narrower folds the line over several rows; all of them go.
screen, raw = add(120, resize=30)
assert [row for row in screen.rows if row.strip()][0].startswith("Kept 300"), screen.rows
# Neither drawn again nor coloured: dumb terminals, NO_COLOR, no terminal at all.
for more in ({"TERM": "dumb"}, {"TERM": ""}, {"NO_COLOR": "1"}):
    screen, raw = add(80, **more)
    assert "\x1b" not in raw and "\r" not in raw.replace("\r\n", ""), raw
    said = [row for row in screen.rows if not row.lstrip().endswith("a second")]
    assert said[0].startswith("Kept 300 files"), screen.rows
fresh()
done = subprocess.run([program, "add", "-C", "b", "pile"], capture_output=True, text=True, env=env())
assert done.returncode == 0 and "\x1b" not in done.stderr and "\r" not in done.stderr, done
# The other long commands draw by the same module, and leave as little.
for words, says in ((["rebuild"], "Rebuilt from"), (["verify"], "Sound:"), (["reread"], "300 deposits:")):
    for columns in (20, 80):
        code, screen, raw = run(columns, [program, words[0], "-C", "b"], env())
        assert code == 0, raw
        for line in screen.drawn: assert len(line) < columns, (columns, line)
        assert [row for row in screen.rows if row.strip()][0].startswith(says[:columns]), screen.rows
X
expect 0 python3 try.py "$FONDS"
