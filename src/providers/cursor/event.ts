import * as v from 'valibot';
import { dayOfInstant } from '../../core/days.js';
import { add, decimal, isZero, multiply, ZERO, type Decimal } from '../../core/decimal.js';
import { countOrNull, decimalOrNull, record, textOrBlank, yesNo } from '../kit/fields.js';
import { epochMs } from '../kit/epoch-ms.js';

const CENT = decimal('0.01');
const maybe = v.nullish(yesNo, null);

export const usageEvent = record({
  timestamp: epochMs,
  userEmail: textOrBlank,
  model: textOrBlank,
  kind: textOrBlank,
  kindLabel: textOrBlank,
  maxMode: maybe,
  isChargeable: maybe,
  tokenUsage: v.nullish(record({
    inputTokens: countOrNull,
    outputTokens: countOrNull,
    cacheWriteTokens: countOrNull,
    cacheReadTokens: countOrNull,
    totalCents: decimalOrNull,
  }), null),
  chargedCents: decimalOrNull,
  cursorTokenFee: decimalOrNull,
});

/** One AI request of a team member. */
export type UsageEvent = v.InferOutput<typeof usageEvent>;

/** Who pays for an event: '' is charged on demand, the seat's price covers `included`, nobody pays for `not charged`. */
export type Tier = '' | 'included' | 'not charged';

export function dayOf(event: UsageEvent): string {
  return dayOfInstant(event.timestamp);
}

/** The kind in Cursor's words; older answers call it `kindLabel`. */
export function kindOf({ kind, kindLabel }: UsageEvent): string {
  return kind === '' ? kindLabel : kind;
}

/**
 * Quirks: an event drawn from included use may carry a positive `chargedCents`;
 * `isChargeable` is absent in older answers, where the kind alone tells.
 */
export function tierOf(event: UsageEvent): Tier {
  const kind = kindOf(event);
  if (/not.?charged/i.test(kind)) return 'not charged';
  if (/included/i.test(kind) || event.isChargeable === false) return 'included';
  if (event.isChargeable === true || /usage.?based|on.?demand/i.test(kind)) return '';
  return isZero(event.chargedCents ?? ZERO) ? 'not charged' : '';
}

/**
 * US dollars charged on demand: `chargedCents`, or model cost and token fee where
 * an older answer has no such field. Zero for what is not charged; null when
 * a charged event tells no amount.
 */
export function chargeOf(event: UsageEvent): Decimal | null {
  if (tierOf(event) !== '') return ZERO;
  const modelCents = event.tokenUsage?.totalCents ?? null;
  const cents = event.chargedCents ?? (modelCents === null ? null : add(modelCents, event.cursorTokenFee ?? ZERO));
  return cents === null ? null : multiply(cents, CENT);
}
