import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
  workbench = await openWorkbench({ folder, port: 0, state: null, say: () => undefined });
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

/** The workbook on the server, apart from what the page shows. */
async function tabOnServer(name: string): Promise<SheetPicture | undefined> {
  const origin = workbench.address.replace(/\/$/, '');
  const answer = await fetch(`${workbench.address}api/view`, { method: 'POST', headers: { Origin: origin }, body: '{"fingerprints":{}}' });
  return ((await answer.json()) as CallAnswer).view.changed.find((sheet) => sheet.name === name);
}

describe('the workbench', () => {
  it('shows every tab of the workbook', async () => {
    const names = await page.locator('[data-u-comp="slide-tab-item"], .univer-slide-tab-item').allInnerTexts();
    expect(names).toEqual(expect.arrayContaining(['Overview', 'Weekly', 'Subscriptions', 'Daily']));
  });

  it('shows the rows of the run in the grid', async () => {
    await choose('Daily', 'A2');
    const day = (await tabOnServer('Daily'))?.rows[1]?.[0]?.value as { day: string };
    expect(await page.locator('[data-u-comp="editor"]').first().innerText()).toContain(day.day);
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
    await page.waitForTimeout(1500);
    expect((await tabOnServer('Overview'))?.rows[89]?.[25]).toMatchObject({ value: 7, formula: '=1+2*3' });
  });

  it('shows the digest in the outbox', async () => {
    await page.locator('#tab-outbox').click();
    expect(await page.locator('#mails button').count()).toBeGreaterThanOrEqual(1);
    const frame = await (await page.waitForSelector('#mail iframe')).contentFrame();
    expect(await frame?.locator('body').innerText()).toMatch(/\d/);
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
