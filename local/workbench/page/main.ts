import { Book } from './book.js';
import { showClock, wireClock } from './clock.js';
import { byId } from './dom.js';
import { showMails } from './outbox.js';
import { showMenus } from './menus.js';
import { showNotices } from './notices.js';
import { openTab, wireTabs } from './panel.js';
import { Server } from './server.js';
import { showSidebar, wireSidebar } from './sidebarFrame.js';
import type { View } from '../protocol.js';

const server = new Server(draw);
let book: Book | null = null;

/** Draws what an answer of the server changes. */
function draw(view: View): void {
  if (book === null) book = new Book(byId('grid'), view, (edit) => void server.edit(edit));
  else book.update(view);
  byId('workbook').textContent = view.workbook;
  showClock(view);
  showMenus(view.menus, (handler) => void server.menu(handler));
  showMails(view.mails);
  showNotices(view.notices);
  if (view.sidebar !== null) {
    openTab('sidebar');
    showSidebar();
  }
}

const HOURS_A_STEP = 24;

/** Day by day, so that the clock and the tabs are seen to move. */
async function passTime(hours: number): Promise<void> {
  for (let left = hours; left > 0; left -= HOURS_A_STEP) await server.advance(Math.min(left, HOURS_A_STEP));
  showSidebar();
}

wireTabs();
wireClock((hours) => void passTime(hours));
wireSidebar(server);
void server.refresh().then(() => {
  showSidebar();
  document.documentElement.dataset['ready'] = 'yes';
});
