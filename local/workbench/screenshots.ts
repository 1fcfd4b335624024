import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, openPage, sidebarOf } from './browser.js';
import { openWorkbench } from './open.js';

const SETTLE_MS = 1500;

/** Takes the pictures of the docs from the demo: the workbench, the sidebar and the weekly mail. */
export async function takeScreenshots(folder: string, say: (text: string) => void): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'spendsheet-pictures-'));
  const workbench = await openWorkbench({ folder: scratch, port: 0, state: null, say });
  const browser = await launchBrowser();
  try {
    await pictureWorkbench(browser, workbench.address, join(folder, 'workbench.png'));
    await pictureSidebar(browser, workbench.address, join(folder, 'sidebar.png'));
    await pictureDigest(browser, workbench.address, join(folder, 'digest.png'));
  } finally {
    await browser.close();
    await workbench.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

type GridWindow = { univerAPI: { getActiveWorkbook: () => { getActiveSheet: () => { zoom: (ratio: number) => void } } } };

/** Small enough that the charts beside the figures are in the picture. */
async function pictureWorkbench(browser: Browser, address: string, path: string): Promise<void> {
  const { page } = await openPage(browser, address, { width: 1740, height: 880 });
  await sidebarOf(page);
  await page.evaluate(() => { (globalThis as unknown as GridWindow).univerAPI.getActiveWorkbook().getActiveSheet().zoom(0.7); });
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path });
  await page.close();
}

/** Tall enough that nothing of the health list is cut. */
async function pictureSidebar(browser: Browser, address: string, path: string): Promise<void> {
  const { page } = await openPage(browser, address, { width: 1200, height: 1000 });
  await sidebarOf(page);
  await page.waitForTimeout(SETTLE_MS);
  await page.locator('#panel-sidebar iframe').screenshot({ path });
  await page.close();
}

async function pictureDigest(browser: Browser, address: string, path: string): Promise<void> {
  const { page } = await openPage(browser, address);
  await page.locator('#tab-outbox').click();
  const digest = page.locator('#mails button', { hasNotText: /review/i }).first();
  await digest.click();
  const id = await digest.getAttribute('data-mail');
  const mail = await browser.newPage({ viewport: { width: 760, height: 900 } });
  await mail.goto(`${address}outbox/${id ?? ''}.html`);
  await mail.screenshot({ path, fullPage: true });
  await mail.close();
  await page.close();
}
