import type { MenuItem, UiHost } from './spreadsheet/index.js';

/** What the user would see beside the cells. */
export type UiRecord = {
  /** HTML of the sidebar that is open, or null. */
  sidebar: string | null;
  sidebarTitle: string;
  /** Menus in the bar; a menu of the same title replaces the one before. */
  readonly menus: { title: string; items: readonly MenuItem[]; addOn: boolean }[];
  readonly toasts: { message: string; title: string; seconds: number }[];
  readonly alerts: { title: string; message: string; buttons: string }[];
};

/** A browser window that keeps what is shown and presses OK. */
export function createUi(): { record: UiRecord; host: (available: boolean) => UiHost } {
  const record: UiRecord = { sidebar: null, sidebarTitle: '', menus: [], toasts: [], alerts: [] };
  const host = (available: boolean): UiHost => ({
    available,
    addMenu: (title, items, addOn) => {
      const place = record.menus.findIndex((menu) => menu.title === title && menu.addOn === addOn);
      record.menus.splice(place < 0 ? record.menus.length : place, place < 0 ? 0 : 1, { title, items: [...items], addOn });
    },
    alert: (title, message, buttons) => {
      record.alerts.push({ title, message, buttons });
      return buttons.startsWith('YES') ? 'YES' : 'OK';
    },
    toast: (message, title, seconds) => void record.toasts.push({ message, title, seconds }),
    showSidebar: (output) => {
      const { getContent, getTitle } = output as { getContent: () => string | null; getTitle: () => string | null };
      record.sidebar = getContent() ?? '';
      record.sidebarTitle = getTitle() ?? '';
    },
  });
  return { record, host };
}
