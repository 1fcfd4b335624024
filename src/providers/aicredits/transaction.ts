import * as v from 'valibot';
import { absolute, isNegative, type Decimal } from '../../core/decimal.js';
import type { Day } from '../../core/days.js';
import { money, type Money } from '../../core/money.js';
import type { Page } from '../provider.js';
import { anyDay } from '../kit/any-day.js';
import { countOrText } from '../kit/count-or-text.js';
import { decimalNumber, text } from '../kit/fields.js';
import { currencyOf } from './currency.js';
import { demanded, told, type Loose } from './told.js';

/** Rupees first, then what may be rupees. */
const AMOUNT = ['amount_inr', 'cost_inr', 'amount', 'cost'];
const DATE = ['created_at', 'timestamp', 'date'];
const TOP_UP = /top.?up|recharge|chargeback|deposit|purchase|payment|grant|bonus|promo|refund|credit/i;
const CHARGE = /usage|(^|[^a-z])charge(?!back)|debit|spend|spent|inference|deduct|consum|completion|request/i;
const VOID = /fail|declin|cancel|pending|reject|expired/i;
/** Longer than a name, with the letters of a key before it. */
const SECRET_KEY = /^(sk|pk|key)[-_].{12,}$/;

/** A transaction that was spent, or one that moved the balance otherwise. */
export type Transaction = Readonly<{
  day: Day;
  id: string;
  /** The provider's word for it; may be blank. */
  type: string;
  isSpend: boolean;
  /** Whether its status says that it did not come to pass, or not yet. */
  isVoid: boolean;
  /** Spend above zero; of other movements as reported. */
  amount: Money;
  model: string;
  servedBy: string;
  key: string;
  inputTokens: number | null;
  outputTokens: number | null;
}>;

/**
 * One transaction by the names its fields are likely to have: none is documented.
 *
 * Top-ups and charges share the list. The type decides; without one that is
 * known, a model or token counts make it spend, and then a negative amount. What nothing
 * tells to be spend is a movement of the balance, never spend.
 */
export function transactionOf(item: Loose, page: Page, path: string): Transaction {
  const say = <Schema extends v.GenericSchema>(schema: Schema, ...names: readonly string[]): v.InferOutput<Schema> | null => told(item, names, schema, page, path);
  const type = say(text, 'type', 'transaction_type', 'kind') ?? '';
  const model = say(text, 'model', 'model_id') ?? '';
  const inputTokens = say(countOrText, 'prompt_tokens', 'input_tokens');
  const outputTokens = say(countOrText, 'completion_tokens', 'output_tokens');
  const amount = demanded(item, AMOUNT, decimalNumber, page, path);
  const isSpend = isSpendOf(type, model !== '' || inputTokens !== null || outputTokens !== null, amount);
  return {
    day: demanded(item, DATE, anyDay, page, path),
    id: say(v.union([text, v.pipe(v.number(), v.transform(String))], 'text'), 'id', 'transaction_id') ?? '',
    type, isSpend, isVoid: VOID.test(say(text, 'status') ?? ''), model, inputTokens, outputTokens,
    amount: money(isSpend ? absolute(amount) : amount, currencyOf(item, AMOUNT, page, path)),
    servedBy: say(text, 'provider') ?? '',
    key: maskedKey(say(text, 'key_name', 'api_key_name', 'api_key_id', 'api_key') ?? ''),
  };
}

function isSpendOf(type: string, isCall: boolean, amount: Decimal): boolean {
  if (CHARGE.test(type)) return true;
  if (TOP_UP.test(type)) return false;
  return isCall || isNegative(amount);
}

/** A key itself must not be kept: its ends tell it apart. */
function maskedKey(key: string): string {
  return SECRET_KEY.test(key) ? `${key.slice(0, 3)}…${key.slice(-4)}` : key;
}
