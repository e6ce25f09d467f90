/* What a typographer looks at, measured on every kind of page: measure, contrast, what moves, what sticks out. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { documents, everyPage, look, narrow, wide, withBrowser } from './room.mjs';

withBrowser();
let pages = [];
let docs = {};
before(async () => {
  pages = await everyPage();
  docs = await documents();
  assert.ok(pages.length >= 15, `only ${pages.length} pages were found`);
});

async function onEveryPage(options, work) {
  await look(options, async (page) => {
    for (const [kind, path] of pages) {
      await page.goto(path);
      await work(page, `${kind}, ${path}`);
    }
  });
}

/* Elements that reach over the right edge, without those in a box of their own that scrolls. */
function sticksOut() {
  const room = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > room + 0.5)
    .map((e) => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)}`).slice(0, 5)
    .concat(`the page is ${document.scrollingElement.scrollWidth} wide, the window ${room}`);
}

for (const [name, options] of Object.entries({
  'at 375 px': { viewport: narrow },
  'at 320 px (1280 px at 400 %)': { viewport: { width: 320, height: 256 } },
  'at 200 % zoom': { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
  'at 1280 px': { viewport: wide },
})) {
  test(`no page scrolls sideways ${name}`, () => onEveryPage(options, async (page, where) => {
    assert.deepEqual(await page.evaluate(sticksOut), [], where);
  }));
}

for (const viewport of [wide, narrow]) {
  test(`nothing moves after it was drawn, ${viewport.width} px`, () => look({ viewport }, async (page) => {
    await page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.moved += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const [kind, path] of pages) {
      await page.goto(path, { waitUntil: 'load' });
      await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
      assert.equal(await page.evaluate(() => window.moved), 0, `${kind}, ${path}`);
    }
  }));
}

/* Characters of each full line of running text: all lines of a paragraph but its last. */
function fullLines(selector) {
  const counts = [];
  const range = document.createRange();
  for (const paragraph of document.querySelectorAll(selector)) {
    const lines = [];
    const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      for (let i = 0; i < node.data.length; i++) {
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const { top, height } = range.getBoundingClientRect();
        if (height === 0) continue;
        const line = lines.at(-1);
        if (line === undefined || top > line.top + height * 0.6) lines.push({ top, count: 1 });
        else line.count++;
      }
    }
    counts.push(...lines.slice(0, -1).map((line) => line.count));
  }
  return counts.sort((a, b) => a - b);
}

test('a line of text has 60 to 75 characters', () => look({ viewport: wide }, async (page) => {
  for (const [what, path, selector] of [
    ['a document', docs['all parts'], '.text > p'], ['a long one', docs.long, '.text > p:nth-of-type(-n+30)'],
    ['prose', '/search-tips', '.prose p'], ['Cyrillic', docs.Cyrillic, '.text > p'],
  ]) {
    await page.goto(path);
    const counts = await page.evaluate(fullLines, selector);
    assert.ok(counts.length >= 4, `${what}: ${counts.length} full lines`);
    const median = counts[counts.length >> 1];
    assert.ok(median >= 60 && median <= 75, `${what}: half the lines have up to ${median} characters`);
    assert.ok(counts.at(-1) <= 80, `${what}: the longest line has ${counts.at(-1)} characters`);
  }
}));

/*
 * The contrast of each text, what the style sheet draws included, against the nearest ground behind it: 7:1 for what a document says
 * and its titles, 4.5:1 for apparatus.
 */
function weakContrast() {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    const layers = [];
    for (let e = element; e !== null; e = e.parentElement) layers.push(rgba(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255, 1]);
  };
  const opacity = (element) => {
    let value = 1;
    for (let e = element; e !== null; e = e.parentElement) value *= Number(getComputedStyle(e).opacity);
    return value;
  };
  const weak = new Map();
  const check = (element, style, words) => {
    if (style.visibility === 'hidden' || style.color === 'rgba(0, 0, 0, 0)') return;
    const under = ground(element);
    const ink = rgba(style.color);
    ink[3] *= opacity(element);
    const [a, b] = [light(over(ink, under)), light(under)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const text = element.closest('.text, .passage, h1, .understood, .sentence, .prose p') !== null && style.content === 'normal' &&
      element.closest('.note, .ref, .empty, .count') === null;
    if (ratio < (text ? 7 : 4.5)) weak.set(`${element.tagName}.${element.className}`, `${ratio.toFixed(2)} of ${text ? 7 : 4.5}: ${words}`);
  };
  for (const element of document.querySelectorAll('body, body *')) {
    if (element.checkVisibility?.({ visibilityProperty: true }) === false) continue;
    const own = [...element.childNodes].filter((n) => n.nodeType === 3 && n.data.trim() !== '').map((n) => n.data.trim()).join(' ');
    if (own !== '') check(element, getComputedStyle(element), own.slice(0, 40));
    for (const part of ['::before', '::after']) {
      const style = getComputedStyle(element, part);
      if (style.content !== 'none' && style.content !== 'normal' && style.content !== '""') check(element, style, `${part} ${style.content.slice(0, 30)}`);
    }
  }
  return [...weak].map(([what, how]) => `${what} ${how}`);
}

for (const colorScheme of ['light', 'dark']) {
  test(`text has a contrast of 7:1 and apparatus of 4.5:1, ${colorScheme}`, () => onEveryPage({ viewport: wide, colorScheme },
    async (page, where) => {
      assert.deepEqual(await page.evaluate(weakContrast), [], where);
    }));
}

test('light and dark differ, and print is on white in either', () => look({ viewport: wide }, async (page) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const light = await paper();
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.notEqual(await paper(), light);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  assert.equal(await paper(), 'rgb(255, 255, 255)');
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('h1')).color), 'rgb(0, 0, 0)');
}));

/*
 * Places reached by the Tab key, in its order: each lies after the one before in the line, below it, or in a column to
 * its right. What stands beside the text (a note) counts as standing where its paragraph does.
 */

for (const viewport of [wide, narrow]) {
  test(`the tab order is the reading order, ${viewport.width} px`, () => onEveryPage({ viewport }, async (page, where) => {
    const order = [];
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const place = await page.evaluate(() => {
        const e = document.activeElement;
        if (e === document.body || (e.matches('.skip') && window.begun)) return null;
        window.begun = true;
        const box = e.getClientRects()[0] ?? e.getBoundingClientRect();
        const beside = e.matches('.back') && getComputedStyle(e.parentElement).float === 'right';
        return { words: (e.textContent || e.ariaLabel || e.tagName).slice(0, 30), left: box.left, right: box.right, top: box.top + scrollY,
          bottom: box.bottom + scrollY, beside };
      });
      if (place === null) break;
      order.push(place);
    }
    assert.ok(order.length >= 5, `${where}: only ${order.length} places are reached`);
    const inText = order.slice(1).filter((place) => !place.beside);  // the way past the head lies over it
    for (let i = 1; i < inText.length; i++) {
      const [a, b] = [inText[i - 1], inText[i]];
      const below = b.bottom > a.bottom - 4 && (b.top >= a.top + 8 || b.left >= a.left - 4);
      assert.ok(below || b.left >= a.right, `${where}: "${b.words}" comes after "${a.words}" but stands before it: ${JSON.stringify([a, b])}`);
    }
  }));
}
