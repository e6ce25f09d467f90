/* A reader's ways through the archive: find, read, narrow, come back, print; by mouse, by keyboard alone, without scripts. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { documents, look, narrow, wide, withBrowser } from './room.mjs';

withBrowser();
let docs = {};
before(async () => {
  docs = await documents();
});

/* Wholly in the window. */
const inSight = (locator) => locator.evaluate((e) => {
  const { top, bottom, height } = e.getBoundingClientRect();
  return height > 0 && top >= 0 && bottom <= innerHeight;
});

async function search(page, words) {
  await page.goto('/');
  await page.getByRole('searchbox').fill(words);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(/\/search\?q=/);
}

for (const viewport of [wide, narrow]) {
  for (const javaScriptEnabled of [true, false]) {
    const how = `${viewport.width} px, ${javaScriptEnabled ? 'with scripts allowed' : 'without scripts'}`;

    test(`words are found, read where they stand, and left again, ${how}`, () => look({ viewport, javaScriptEnabled }, async (page) => {
      await search(page, 'captains anchor oil');
      assert.equal(await page.getByRole('searchbox').inputValue(), 'captains anchor oil');
      await page.locator('.hit .title a').first().click();
      await page.waitForURL(/\/d\/.*q=/);
      const hit = page.locator('mark').first();
      await hit.waitFor();
      assert.ok(await page.locator('h1').count() === 1);
      await page.locator('nav.found a').first().click();
      assert.match(page.url(), /#hit1$/);
      assert.ok(await inSight(page.locator('#hit1')), 'the hit is not in sight');
      await page.goBack();
      if (!page.url().includes('/search?q=')) await page.goBack();  // a hit that was not arrived at is a step of its own
      assert.match(page.url(), /\/search\?q=/);
      assert.ok(await page.locator('.hit').count() > 0, 'the list is not there again');
    }));

    test(`a facet narrows to what it promised, ${how}`, () => look({ viewport, javaScriptEnabled }, async (page) => {
      await search(page, 'harbour OR lantern OR october');
      const total = Number(/[\d,]+/.exec(await page.locator('.counts').first().innerText())[0].replaceAll(',', ''));
      const facet = page.locator('.facets a').first();
      const said = Number(await facet.locator('xpath=..').locator('.count').innerText());
      await facet.click();
      await page.waitForLoadState();
      const now = Number(/[\d,]+/.exec(await page.locator('.counts').first().innerText())[0].replaceAll(',', ''));
      assert.equal(now, said);
      assert.ok(now <= total);
      await page.goBack();
      assert.equal(Number(/[\d,]+/.exec(await page.locator('.counts').first().innerText())[0].replaceAll(',', '')), total);
    }));
  }

  test(`the first words found are in sight on arrival, ${viewport.width} px`, () => look({ viewport }, async (page) => {
    await search(page, 'lantern dusk "on day 300"');
    await page.locator('.hit .title a').first().click();
    await page.waitForURL(/\/d\//);
    const marks = page.locator('mark');
    await marks.first().waitFor();
    const seen = await marks.evaluateAll((all) => all.some((e) => e.getBoundingClientRect().top >= 0 && e.getBoundingClientRect().bottom <= innerHeight));
    assert.ok(seen, `no word found stands in the window at ${page.url()}`);
  }));

  test(`what a page is about stands above the fold, ${viewport.width} px`, () => look({ viewport }, async (page) => {
    for (const path of Object.values(docs)) {
      await page.goto(path);
      assert.ok(await inSight(page.locator('h1')), `${path}: its title`);
      const first = await page.locator('.text p, .text li, .text h2').first().evaluate((e) => e.getBoundingClientRect().top < innerHeight - 20);
      assert.ok(first, `${path}: no line of its text`);
    }
  }));
}

test('by keyboard alone: past the head, to the search box, to a hit, into the text', () => look({ viewport: wide }, async (page) => {
  const here = () => page.evaluate(() => ({ tag: document.activeElement.tagName, words: document.activeElement.textContent,
    outline: getComputedStyle(document.activeElement).outlineStyle, href: document.activeElement.getAttribute('href') ?? '' }));
  const tabTo = async (wanted) => {
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab');
      const at = await here();
      assert.notEqual(at.tag, 'BODY', 'the focus fell off the page');
      assert.equal(at.outline, 'solid', `the focus on "${at.words}" cannot be seen`);
      if (wanted(at)) return at;
    }
    throw new Error('not reached in 80 steps');
  };
  await page.goto('/about');
  await page.keyboard.press('Tab');
  assert.match((await here()).words, /^Skip to/);
  assert.ok(await inSight(page.locator('.skip')), 'the way past the head is not shown');
  await page.keyboard.press('Enter');
  assert.equal((await here()).tag, 'MAIN');
  await page.goto('/about');
  await tabTo((at) => at.tag === 'INPUT');
  await page.keyboard.type('captains anchor lantern');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?q=captains/, { waitUntil: 'load' });
  await tabTo((at) => at.href.startsWith('/d/'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/d\//, { waitUntil: 'load' });
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('article') !== null), 'reading does not go on where the hit stands');
  await page.goto(docs.long);
  await tabTo((at) => at.words.startsWith('Skip to text'));
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
}));

test('a note stands beside its mark where there is room, and at the foot with a way back where there is none', async () => {
  await look({ viewport: { width: 1100, height: 900 } }, async (page) => {
    await page.goto(docs['all parts']);
    const text = await page.locator('.text').boundingBox();
    for (const note of await page.locator('.note').all()) {
      const id = await note.getAttribute('id');
      const mark = await page.locator(`.ref[href="#${id}"]`).boundingBox();
      const box = await note.boundingBox();
      assert.ok(box.x >= text.x + text.width, `note ${id} does not stand beside the text`);
      assert.ok(Math.abs(box.y - mark.y) < 90, `note ${id} stands ${Math.round(box.y - mark.y)} px below its mark`);
    }
  });
  await look({ viewport: narrow }, async (page) => {
    await page.goto(docs['all parts']);
    const last = await page.locator('.text > p').last().boundingBox();
    for (const note of await page.locator('.note').all()) assert.ok((await note.boundingBox()).y > last.y + last.height, 'a note is not at the foot');
    await page.locator('.ref').nth(1).click();
    const note = page.locator('.note:target');
    assert.ok(await inSight(note), 'the note is not in sight');
    await note.locator('.back').click();
    assert.ok(await inSight(page.locator('.ref').nth(1)), 'the way back does not lead to the mark');
  });
});

test('a gap, a page break and a table can be seen', () => look({ viewport: narrow }, async (page) => {
  await page.goto(docs['all parts']);
  const drawn = (selector, part) => page.locator(selector).first().evaluate((e, p) => getComputedStyle(e, p).content, part);
  assert.match(await drawn('.page', '::before'), /370/);
  assert.ok(await page.locator('.gap').count() >= 1, 'a gap has no mark');
  const color = (selector) => page.locator(selector).first().evaluate((e) => getComputedStyle(e).color);
  assert.notEqual(await color('.gap'), await color('.text'));
  assert.equal(await page.locator('.text table tr').count(), 4);
}));

test('a copied passage is the text and nothing else', () => look({ viewport: wide }, async (page) => {
  await page.goto(docs['all parts']);
  const copied = await page.evaluate(() => {
    getSelection().selectAllChildren(document.getElementById('text'));
    return getSelection().toString();
  });
  assert.match(copied, /had been told both times that the matter was in hand\. He did not doubt/);
  assert.match(copied, /a fault of order and not of means\. Mrs\. Pell answered/);
  assert.doesNotMatch(copied, /p\. 371|Back to|Neither letter/);
}));

test('print has no navigation, and all of the text', () => look({ viewport: wide }, async (page) => {
  for (const path of [docs['all parts'], docs.long, '/collection', '/search?q=lantern']) {
    await page.goto(path);
    const links = await page.locator('main a').count();
    await page.emulateMedia({ media: 'print' });
    for (const way of await page.locator('nav:not(.path), form, button, input, .skip').all()) assert.ok(!(await way.isVisible()), `${path} prints ${await way.evaluate((e) => e.outerHTML.slice(0, 120))}`);
    if (path.startsWith('/d/')) {
      assert.equal(await page.locator('.text p:visible').count(), await page.locator('.text p').count());
      assert.ok(await page.locator('.note').count() === 0 || (await page.locator('.note').last().boundingBox()).y >
        (await page.locator('.text > p').last().boundingBox()).y, 'notes are not at the foot');
    }
    assert.ok(links > 0 && (await page.pdf()).length > 5000);
    await page.emulateMedia({ media: 'screen' });
  }
}));

test('a page runs no script, and the first one weighs at most 60 kB', () => look({ viewport: wide }, async (page) => {
  let weight = 0;
  page.on('response', async (response) => {
    weight += (await response.body()).length;
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  assert.equal(await page.evaluate(() => document.scripts.length), 0);
  assert.ok(weight > 1000 && weight <= 60_000, `${weight} bytes`);
}));

test('an address of a block leads to it and shows which it is', () => look({ viewport: wide }, async (page) => {
  await page.goto(`${docs.long}#b200`);
  const block = page.locator('#b200');
  assert.ok(await inSight(block));
  assert.notEqual(await block.evaluate((e) => getComputedStyle(e).boxShadow), 'none');
}));
