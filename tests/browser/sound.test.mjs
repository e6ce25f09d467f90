/* What two strict readers of markup say: axe of what assistive technology needs, the Nu checker of HTML. Both must say nothing. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { promisify } from 'node:util';
import { base, everyPage, look, narrow, wide, withBrowser } from './room.mjs';

withBrowser();
let pages = [];
before(async () => {
  pages = await everyPage();
});

for (const options of [{ viewport: wide, colorScheme: 'light' }, { viewport: narrow, colorScheme: 'dark' }]) {
  test(`axe finds nothing, ${options.viewport.width} px, ${options.colorScheme}`, () => look(options, async (page) => {
    const axe = await readFile(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
    for (const [kind, path] of pages) {
      await page.goto(path);
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate(() => window.axe.run());
      assert.ok(passes.length > 10, `${path}: axe looked at nothing`);
      const found = violations.map((v) => `${v.id}: ${v.help}; ${v.nodes.length} times, as in ${v.nodes[0].html.slice(0, 200)}`);
      assert.deepEqual(found, [], `${kind}, ${path}`);
    }
  }));
}

test('the Nu checker finds nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fonds-nu-'));
  try {
    const files = [];
    for (const [at, [, path]] of pages.entries()) {
      const file = join(folder, `${at}.html`);
      await writeFile(file, await (await fetch(base + path)).text());
      files.push(file);
    }
    const jar = new URL('node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url).pathname;
    const { stderr } = await promisify(execFile)('java', ['-Xss4m', '-jar', jar, '--format', 'json', '--exit-zero-always', ...files],
      { maxBuffer: 1 << 26 });
    const found = JSON.parse(stderr).messages.map((m) => {
      const [kind, path] = pages[Number(/(\d+)\.html/.exec(m.url)[1])];
      return `${kind}, ${path}: ${m.subType ?? m.type}: ${m.message} :: ${m.extract ?? ''}`;
    });
    assert.deepEqual(found, []);
  } finally {
    await rm(folder, { recursive: true });
  }
});
