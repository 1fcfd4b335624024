import type { World } from '../standin/world.js';
import { picturesOf } from '../out/pictures.js';
import type { SheetPicture } from '../out/picture.js';
import { hashOf } from '../once/memory.js';
import { coloured } from './colours.js';
import { menusOf, offers } from './menus.js';
import type { AdvanceRequest, CallAnswer, CallRequest, EditRequest, MenuRequest, Notice, View } from './protocol.js';

const HOUR_MS = 3_600_000;

type Known = Readonly<Record<string, string>>;
type Answer = Omit<CallAnswer, 'view' | 'simulatedMs'> & Readonly<{ simulatedMs?: number }>;

/** One workbook that a page looks at: what the page asks, done on the stand-in world. */
export class Session {
  private notified = { toasts: 0, alerts: 0 };
  private lastSidebar: string | null = null;

  /** @param onAdvanced told of the new instant whenever the clock was moved */
  constructor(
    private readonly world: World,
    private readonly onAdvanced: (now: string) => Promise<void>,
  ) {
    this.lastSidebar = world.sidebarHtml();
  }

  view({ fingerprints }: Readonly<{ fingerprints: Known }>): CallAnswer {
    return this.answer(fingerprints, {});
  }

  /** A call of the sidebar, as google.script.run makes it. */
  call({ fingerprints, fn, args }: CallRequest): CallAnswer {
    const { value, error, killed, simulatedMs } = this.world.clientCall(fn, args);
    const problem = killed ?? error?.message;
    return this.answer(fingerprints, problem === undefined ? { value, simulatedMs } : { error: problem, simulatedMs });
  }

  menu({ fingerprints, handler }: MenuRequest): CallAnswer {
    if (!offers(this.world.menus, handler)) return this.answer(fingerprints, { error: 'No menu has this item.' });
    const { error, killed, simulatedMs } = this.world.run(handler);
    const problem = killed ?? error?.message;
    return this.answer(fingerprints, { simulatedMs, ...(problem !== undefined && { error: problem }) });
  }

  /** Lets hours pass; triggers that come due on the way fire. */
  async advance({ fingerprints, hours }: AdvanceRequest): Promise<CallAnswer> {
    const until = new Date(this.nowMs() + hours * HOUR_MS).toISOString();
    await this.onAdvanced(until);
    const failed = this.world.advanceTo(until).find(({ error, killed }) => error !== undefined || killed !== undefined);
    const problem = failed?.killed ?? failed?.error?.message;
    return this.answer(fingerprints, problem === undefined ? {} : { error: `A trigger failed: ${problem}` });
  }

  edit({ fingerprints, tab, cells }: EditRequest): CallAnswer {
    if (!this.world.store.sheetNames().includes(tab)) return this.answer(fingerprints, { error: `There is no tab ${tab} any more.` });
    for (const { row, column, typed } of cells) this.world.store.typeIn(tab, row + 1, column + 1, typed);
    return this.answer(fingerprints, {});
  }

  mail(id: string): World['outbox'][number] | undefined {
    return this.world.outbox.find((mail) => mail.id === id);
  }

  nowMs(): number {
    return Date.parse(this.world.nowIso());
  }

  private answer(known: Known, answer: Answer): CallAnswer {
    return { simulatedMs: 0, ...answer, view: this.viewSince(known) };
  }

  private viewSince(known: Known): View {
    const { world } = this;
    const sheets = picturesOf(world.store).map((sheet) => withFingerprint(coloured(world.store, sheet)));
    return {
      fingerprints: Object.fromEntries(sheets.map(({ sheet, fingerprint }) => [sheet.name, fingerprint])),
      changed: sheets.filter(({ sheet, fingerprint }) => known[sheet.name] !== fingerprint).map(({ sheet }) => sheet),
      workbook: world.store.name,
      clock: this.wallClock(world.nowIso()),
      timeZone: world.store.timeZone,
      menus: menusOf(world.menus),
      mails: world.outbox.map(({ id, to, subject, sentAt }) => ({ id, to: to.join(', '), subject, sentAt: this.wallClock(sentAt) })),
      triggers: world.saveState().triggers.list.length,
      notices: this.newNotices(),
      sidebar: this.newSidebar(),
    };
  }

  private newNotices(): Notice[] {
    const { toasts, alerts } = this.world;
    const fresh = [...toasts.slice(this.notified.toasts), ...alerts.slice(this.notified.alerts)];
    this.notified = { toasts: toasts.length, alerts: alerts.length };
    return fresh.map(({ title, message }) => ({ title, text: message }));
  }

  /** Set once after the add-on opened its sidebar anew. */
  private newSidebar(): string | null {
    const html = this.world.sidebarHtml();
    const isNew = html !== this.lastSidebar;
    this.lastSidebar = html;
    return isNew ? 'Spendsheet' : null;
  }

  private wallClock(iso: string): string {
    return new Intl.DateTimeFormat('en-GB', {
      weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: this.world.store.timeZone,
    }).format(new Date(iso));
  }
}

function withFingerprint(sheet: SheetPicture): { sheet: SheetPicture; fingerprint: string } {
  return { sheet, fingerprint: hashOf(sheet) };
}
