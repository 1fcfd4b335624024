import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { SheetPicture } from '../../local/out/picture.js';
import { launchBrowser, openPage, sidebarOf, type PageLog } from '../../local/workbench/browser.js';
import { openWorkbench, type OpenWorkbench } from '../../local/workbench/open.js';
import type { CallAnswer } from '../../local/workbench/protocol.js';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

type AxeResult = { violations: { id: string; impact: string; nodes: { html: string }[] }[] };

let folder = '';
let workbench: OpenWorkbench;
let browser: Browser;
let page: Page;
let log: PageLog;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spendsheet-browser-'));
  // A connection of each sort of rows; the command line's test connects them all.
  workbench = await openWorkbench({ folder, port: 0, state: null, say: () => undefined, connect: ['ecb', 'openai', 'anthropic', 'cursor', 'deepseek'] });
  browser = await launchBrowser();
  ({ page, log } = await openPage(browser, workbench.address));
}, 180_000);

afterAll(async () => {
  await browser.close();
  await workbench.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Goes to a cell by the name box, as a person would. */
async function choose(tab: string, address: string): Promise<void> {
  await page.locator('[data-u-comp="slide-tab-item"]', { hasText: new RegExp(`^${tab}$`) }).click();
  const box = page.locator('[data-u-comp="defined-name"] input').first();
  await box.fill(address);
  await box.press('Enter');
}

type GridWindow = { univerAPI: { getActiveWorkbook: () => { getSheetByName: (tab: string) => { getRange: (address: string) => { getDisplayValue: () => string } } } } };

/** The text the grid draws in a cell. */
function shownIn(tab: string, address: string): Promise<string> {
  return page.evaluate(([name = '', cell = '']) => (globalThis as unknown as GridWindow).univerAPI.getActiveWorkbook().getSheetByName(name).getRange(cell).getDisplayValue(), [tab, address]);
}

/** Posts to the server as the page does. */
async function posted(path: string, body: object, headers: Record<string, string> = {}): Promise<{ status: number; answer: Partial<CallAnswer> }> {
  const response = await fetch(`${workbench.address}api/${path}`, {
    method: 'POST',
    headers: { Origin: workbench.address.replace(/\/$/, ''), ...headers },
    body: JSON.stringify({ fingerprints: {}, ...body }),
  });
  const text = await response.text();
  return { status: response.status, answer: response.ok ? (JSON.parse(text) as CallAnswer) : {} };
}

/** Status of the page for a request that believes to speak to `host`, which fetch would not let us claim. */
function statusFor(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(workbench.address, { headers: { Host: host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', reject).end();
  });
}

/** The workbook on the server, apart from what the page shows. */
async function tabOnServer(name: string): Promise<SheetPicture | undefined> {
  return (await posted('view', {})).answer.view?.changed.find((sheet) => sheet.name === name);
}

describe('the workbench', () => {
  it('shows every tab of the workbook', async () => {
    const names = await page.locator('[data-u-comp="slide-tab-item"], .univer-slide-tab-item').allInnerTexts();
    expect(names).toEqual(expect.arrayContaining(['Overview', 'Weekly', 'Subscriptions', 'Daily']));
  });

  it('shows the rows of the run in the grid', async () => {
    await choose('Daily', 'A2');
    const day = (await tabOnServer('Daily'))?.rows[1]?.[0]?.value as { day: string };
    expect(await shownIn('Daily', 'A2')).toBe(day.day);
  });

  it('loads the real sidebar, which lists the health of each connection', async () => {
    const sidebar = await sidebarOf(page);
    await sidebar.getByText('OpenAI').first().waitFor();
    expect(await sidebar.locator('body').innerText()).toMatch(/Anthropic/);
  });

  it('takes a typed cell into the workbook', async () => {
    await choose('Overview', 'Z90');
    await page.keyboard.type('=1+2*3');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => (document.getElementById('busy')?.hidden ?? true) && (globalThis as unknown as GridWindow).univerAPI.getActiveWorkbook().getSheetByName('Overview').getRange('Z90').getDisplayValue() === '7');
    expect((await tabOnServer('Overview'))?.rows[89]?.[25]).toMatchObject({ value: 7, formula: '=1+2*3' });
  });

  it('shows the digest in the outbox', async () => {
    await page.locator('#tab-outbox').click();
    expect(await page.locator('#mails button').count()).toBeGreaterThanOrEqual(1);
    const frame = await (await page.waitForSelector('#mail iframe')).contentFrame();
    expect(await frame?.locator('body').innerText()).toMatch(/\d/);
  });

  it('lets a day pass, in which the trigger does its work', async () => {
    const before = (await tabOnServer('Runs'))?.rows.length ?? 0;
    await page.getByRole('button', { name: '+ 1 day' }).click({ timeout: 120_000 });
    await page.getByText('Tue, 17 Nov 2026').waitFor({ timeout: 120_000 });
    expect((await tabOnServer('Runs'))?.rows.length).toBeGreaterThan(before);
  }, 150_000);

  it('offers the menu of the add-on and calls nothing else', async () => {
    await page.locator('#menus summary').click();
    expect(await page.locator('#menus button').allInnerTexts()).toEqual(expect.arrayContaining(['Sync now']));
    await page.keyboard.press('Escape');
    const { status, answer } = await posted('menu', { handler: 'sidebarCommand' });
    expect({ status, error: answer.error }).toEqual({ status: 200, error: 'No menu has this item.' });
  });

  it('answers this machine and its own page alone', async () => {
    expect((await posted('view', {}, { Origin: 'https://elsewhere.example' })).status).toBe(403);
    expect(await statusFor('elsewhere.example')).toBe(403);
    expect(await statusFor(new URL(workbench.address).host)).toBe(200);
  });

  it('asks no other host for anything and logs no error', () => {
    expect(log).toEqual({ errors: [], outside: [] });
  });

  it('has no accessibility fault outside the grid', async () => {
    await page.locator('#tab-sidebar').click();
    await page.evaluate(AXE);
    const { violations } = await page.evaluate<AxeResult>('axe.run({ exclude: [["#grid"], ["iframe"]] })');
    expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html.slice(0, 120)) }))).toEqual([]);
  });
});
