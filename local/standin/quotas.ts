import { PlatformError } from './face.js';

const DAY_MS = 86_400_000;

/** Daily limits of a consumer account, the strictest there are. */
export const DAILY = { urlfetch: 20_000, email: 100, properties: 50_000, triggerMs: 90 * 60_000 } as const;
export type Quota = keyof typeof DAILY;

export type QuotaState = Partial<Record<Quota, { since: number; used: number }>>;

/** Daily counters of one user; each window starts with the first use and lasts 24 hours. */
export class Quotas {
  constructor(
    private readonly state: QuotaState,
    private readonly limits: Readonly<Record<Quota, number>>,
  ) {}

  /** Takes `count` or throws with the platform's text; nothing is taken then. */
  take(quota: Quota, count: number, now: number, label: string = quota): void {
    if (this.left(quota, now) < count) throw new PlatformError(`Service invoked too many times for one day: ${label}.`);
    this.add(quota, count, now);
  }

  add(quota: Quota, count: number, now: number): void {
    const open = this.state[quota];
    const entry = open && now - open.since < DAY_MS ? open : { since: now, used: 0 };
    entry.used += count;
    this.state[quota] = entry;
  }

  left(quota: Quota, now: number): number {
    const open = this.state[quota];
    return open && now - open.since < DAY_MS ? this.limits[quota] - open.used : this.limits[quota];
  }

  toJSON(): QuotaState {
    return this.state;
  }
}
