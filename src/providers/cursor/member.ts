import * as v from 'valibot';
import type { Day } from '../../core/days.js';
import { compare, decimal, multiply, subtract, type Decimal } from '../../core/decimal.js';
import { money } from '../../core/money.js';
import type { RowWithoutOrigin } from '../provider.js';
import { epochMs } from '../kit/epoch-ms.js';
import { decimalOrNull, record, textOrBlank, yesNo } from '../kit/fields.js';

const CENT = decimal('0.01');

export const teamMember = record({ name: textOrBlank, email: textOrBlank, role: textOrBlank, isRemoved: v.nullish(yesNo, false) });
export const memberSpend = record({ name: textOrBlank, email: textOrBlank, spendCents: decimalOrNull, overallSpendCents: decimalOrNull, includedSpendCents: decimalOrNull });
export const activeDay = record({ email: textOrBlank, isActive: v.nullish(yesNo, true), date: epochMs });

export type Member = v.InferOutput<typeof teamMember>;
export type Spend = v.InferOutput<typeof memberSpend>;

/** A member by whatever names them, the same in each report. */
export function memberKey({ email, name }: Pick<Member, 'email' | 'name'>): string {
  return (email === '' ? name : email).toLowerCase();
}

/**
 * On-demand and included spend of the billing cycle in US dollars.
 *
 * Quirks: `spendCents` is on-demand spend, but for some months it held the
 * included part too. With the overall and the included sum both told, the rest is
 * on demand whatever it meant; with the included sum alone nothing tells, so
 * that overage is null. The three are never added.
 */
export function splitSpend({ spendCents, overallSpendCents, includedSpendCents }: Spend): Readonly<{ overage: Decimal | null; included: Decimal | null }> {
  if (overallSpendCents === null) return { overage: includedSpendCents === null ? dollars(spendCents) : null, included: dollars(includedSpendCents) };
  if (includedSpendCents !== null) return { overage: dollars(rest(overallSpendCents, includedSpendCents)), included: dollars(includedSpendCents) };
  return { overage: dollars(spendCents), included: spendCents === null ? null : dollars(rest(overallSpendCents, spendCents)) };
}

export function seatRow(member: Member, spend: Spend | null, lastActive: Day | null): RowWithoutOrigin<'seat'> {
  const { overage, included } = spend === null ? { overage: null, included: null } : splitSpend(spend);
  return {
    user: member.email === '' ? member.name : member.email,
    plan: '',
    state: stateOf(member),
    lastActive,
    includedUse: included,
    overage: overage === null ? null : money(overage, 'USD'),
  };
}

/** An admin without a seat is listed too, and so may be who left. */
function stateOf({ role, isRemoved }: Member): string {
  if (isRemoved) return 'removed';
  return role === 'free-owner' ? 'not a paid seat' : 'active';
}

/** Null where the part is larger than the whole, which then is not what it is said to be. */
function rest(whole: Decimal, part: Decimal): Decimal | null {
  return compare(part, whole) > 0 ? null : subtract(whole, part);
}

function dollars(cents: Decimal | null): Decimal | null {
  return cents === null ? null : multiply(cents, CENT);
}
