/* What all browser tests share: a browser, pages of every kind, and ways to look at them. */
import { chromium } from 'playwright-core';
import { after, before } from 'node:test';

export const base = process.env.FONDS_BASE;
export const wide = { width: 1280, height: 900 };
export const narrow = { width: 375, height: 667 };

let browser;

/* To be called once in each file of tests. */
export function withBrowser() {
  before(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
    });
  });
  after(() => browser?.close());
}

/* Calls work(page) with a page of a fresh context; any request that leaves the archive, and any message of the page, is a fault. */
export async function look(options, work) {
  const context = await browser.newContext({ baseURL: base, reducedMotion: 'reduce', ...options });
  const faults = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) faults.push(`asked ${request.url()}`);
  });
  context.on('console', (message) => {
    const missing = /the server responded with a status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !missing) faults.push(message.text());
  });
  try {
    const page = await context.newPage();
    await work(page);
  } finally {
    await context.close();
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

async function fetchText(path) {
  const answer = await fetch(base + path, { redirect: 'manual' });
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', body: await answer.text() };
}

export async function firstHit(query) {
  const { body } = await fetchText(`/search.json?q=${encodeURIComponent(query)}`);
  const hit = JSON.parse(body).hits[0];
  if (hit === undefined) throw new Error(`nothing is found for ${query}`);
  return hit.address;
}

/* The documents of tests/browser/holding, by what is awkward in them. */
export async function documents() {
  return {
    'all parts': await firstHit('title:memorandum "lantern on the northern mole"'),
    'long title': await firstHit('"captains content"'),
    undated: await firstHit('"so far as they are legible"'),
    Cyrillic: await firstHit('"придержать масло"'),
    'one line': await firstHit('"oil has come"'),
    long: await firstHit('title:"log of the lantern"'),
  };
}

/* Where a link leads, told apart as a reader would: the first step of its path, and what the page calls itself. */
function kindOf(path, body) {
  const name = /<main[^>]*\bclass="([^"]*)"/.exec(body)?.[1] ?? '';
  return `${path.split(/[/?.]/)[1]} ${name}`.trim() || 'home';
}

/*
 * At least one page of every kind that can be reached, found by following links, breadth first; at most two of a kind
 * and those that no link leads to: nothing found, not there, withdrawn, a date in doubt.
 */
export async function pagesOfEveryKind() {
  const found = new Map();
  const seen = new Set();
  const add = (kind, path) => {
    const list = found.get(kind) ?? found.set(kind, []).get(kind);
    if (list.length < 2) list.push(path);
  };
  for (const [what, path] of Object.entries(await documents())) found.set(`document, ${what}`, [path]);
  found.set('document, searched', [`${await firstHit('"lantern on the northern mole"')}?q=lantern`]);
  found.set('search, found', ['/search?q=lantern']);
  found.set('search, a date', ['/search?q=lantern+date%3A1912-10']);
  found.set('search, nothing', ['/search?q=zzyzzx']);
  found.set('search, odd', [`/search?q=${encodeURIComponent('"an open <phrase & (date:1912-13-45 OR')}`]);
  found.set('not there', ['/nothing-of-the-kind']);
  const todo = ['/'];
  while (todo.length > 0 && seen.size < 160) {
    const path = todo.shift();
    if (seen.has(path)) continue;
    seen.add(path);
    const { type, body, status } = await fetchText(path);
    if (!type.startsWith('text/html')) continue;
    add(status === 200 ? kindOf(path, body) : `${status} ${kindOf(path, body)}`, path);
    for (const [, link] of body.matchAll(/<a [^>]*href="([^"#]*)/g)) {
      const at = new URL(link.replaceAll('&amp;', '&'), base + path);
      if (at.origin === base && !/\/original\/|\.(json|txt|xml|bib|ris)$/.test(at.pathname)) todo.push(at.pathname + at.search);
    }
  }
  return found;
}

/* As pairs of a name and an address, for tests of one page each. */
export async function everyPage() {
  const pages = [];
  for (const [kind, paths] of await pagesOfEveryKind()) for (const path of paths) pages.push([kind, path]);
  return pages;
}
