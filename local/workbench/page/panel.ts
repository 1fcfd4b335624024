import { byId } from './dom.js';

const NAMES = ['sidebar', 'outbox'] as const;
export type TabName = (typeof NAMES)[number];

export function openTab(name: TabName): void {
  for (const each of NAMES) {
    const tab = byId(`tab-${each}`);
    const chosen = each === name;
    tab.setAttribute('aria-selected', String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    byId(`panel-${each}`).hidden = !chosen;
  }
}

/** The two views beside the workbook, by click and by arrow keys. */
export function wireTabs(): void {
  NAMES.forEach((name, index) => {
    const tab = byId(`tab-${name}`);
    tab.addEventListener('click', () => { openTab(name); });
    tab.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      const other = NAMES[(index + 1) % NAMES.length] ?? name;
      openTab(other);
      byId(`tab-${other}`).focus();
    });
  });
}
