import { readFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { buildSidebar } from '../../local/build/sidebar.js';
import type { CommandName } from '../../src/app/api.js';
import type { FakeServer } from './fake-server.js';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const ADDRESS = 'http://sidebar.example/';
const shots = process.env['SIDEBAR_SHOTS'] ?? mkdtempSync(join(tmpdir(), 'sidebar-'));
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export type Sidebar = Readonly<{ page: Page; errors: string[]; violations: () => Promise<string[]>; shot: (name: string) => Promise<void>; close: () => Promise<void> }>;

/** One browser and one build for a test file. */
export async function browserWithSidebar(): Promise<Readonly<{ open: (server: FakeServer, delayMs?: number) => Promise<Sidebar>; close: () => Promise<void> }>> {
  const [browser, html] = await Promise.all([
    chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS }),
    buildSidebar({ shell: 'sidebar/index.html', styles: 'sidebar/styles.css', entry: 'sidebar/main.tsx', plugins: [] }),
  ]);
  return { open: (server, delayMs = 0) => openSidebar(browser, html, server, delayMs), close: () => browser.close() };
}

/** The page as HtmlService serves it: 300 pixels wide, `google.script.run` its only way out. */
async function openSidebar(browser: Browser, html: string, server: FakeServer, delayMs: number): Promise<Sidebar> {
  const page = await browser.newPage({ viewport: { width: 300, height: 720 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => { errors.push(error.message); });
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  await page.route('**/*', (route) => (route.request().url() === ADDRESS ? route.fulfill({ contentType: 'text/html', body: html }) : route.abort()));
  await page.exposeFunction('deliver', async (name: CommandName, input: unknown) => {
    if (delayMs > 0) await new Promise((resolve) => { setTimeout(resolve, delayMs); });
    return server.deliver(name, input);
  });
  await page.addInitScript({ content: RUNNER });
  await page.goto(ADDRESS);
  return {
    page,
    errors,
    violations: () => violationsOf(page),
    shot: async (name) => { await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true }); },
    close: () => page.close(),
  };
}

/** As the platform: handlers by chaining, no `Date` or `undefined` across, an `Error` with the server's text on failure. */
const RUNNER = `
  const runner = (success, failure) => ({
    withSuccessHandler: (handler) => runner(handler, failure),
    withFailureHandler: (handler) => runner(success, handler),
    sidebarCommand: (name, input) => {
      window.deliver(name, JSON.parse(JSON.stringify(input))).then((delivery) => {
        if ('thrown' in delivery) failure(new Error(delivery.thrown)); else success(delivery.answer);
      });
    },
  });
  window.google = { script: { run: runner(() => {}, () => {}) } };
`;

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(() => (globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run());
  const wide = await page.evaluate('document.documentElement.scrollWidth > 300 ? ["scrolls sideways"] : []');
  return [...found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), ...(wide as string[])];
}
