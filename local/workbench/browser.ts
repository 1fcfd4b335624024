import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** No call home, no sandbox: the browser sees nothing but our own page. */
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--force-color-profile=srgb', '--font-render-hinting=none',
];

export async function launchBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('There is no Chromium. On Debian: sudo apt-get install --no-install-recommends -y chromium');
  return chromium.launch({ executablePath, args: FLAGS });
}

export type PageLog = { errors: string[]; outside: string[] };

/** Opens the workbench and waits until the tabs and the sidebar are drawn. The log fills while the page lives. */
export async function openPage(browser: Browser, address: string, size = { width: 1440, height: 900 }): Promise<{ page: Page; log: PageLog }> {
  const page = await browser.newPage({ viewport: size });
  const log: PageLog = { errors: [], outside: [] };
  page.on('console', (message) => { if (message.type() === 'error') log.errors.push(message.text()); });
  page.on('pageerror', (error) => { log.errors.push(String(error)); });
  page.on('request', (request) => { if (!/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(address)) log.outside.push(request.url()); });
  await page.goto(address);
  await page.waitForSelector('html[data-ready="yes"]', { timeout: 60_000 });
  return { page, log };
}

/** The frame of the add-on's sidebar, loaded. */
export async function sidebarOf(page: Page): Promise<NonNullable<ReturnType<Page['frame']>>> {
  const handle = await page.waitForSelector('#panel-sidebar iframe');
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error('The sidebar frame has no content.');
  await frame.waitForLoadState('load');
  return frame;
}
