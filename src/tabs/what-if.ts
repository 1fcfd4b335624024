import { WHAT_IF_WORDS } from '../core/what-if/question.js';
import { filledColumn, userColumn } from './columns.js';
import type { TabShape } from './tab.js';

/** Questions of the user, and what the tokens of the last 30 days answer. */
export const whatIf: TabShape<never> = {
  name: 'What-if',
  about: 'What the last 30 days would have cost otherwise. Ask a question in each row; every sync answers it from your own token mix. Savings of rows about one model or plan overlap: do not add them.',
  columns: [
    { ...userColumn<never>('What if', 'another model, batch, cache, seats or idle seats.', 'general', WHAT_IF_WORDS), width: 130 },
    userColumn('Provider', 'Provider id as in API usage; of seats, the provider as in Subscriptions. Blank: all.', 'text'),
    { ...userColumn<never>('Model or plan', 'Model as in API usage, plan as in Subscriptions. Blank: all models of the provider.', 'text'), width: 190 },
    { ...userColumn<never>('Instead', 'The other model, also as provider/model; the share of calls that can wait, or of input read from the cache, like 50%; the number of seats. Blank for idle seats.', 'general'), width: 190 },
    filledColumn('Now', 'The last 30 days at the prices of the Prices tab; of seats, the monthly cost.', 'total'),
    filledColumn('Would cost from', 'The least it would cost. See How.', 'total'),
    filledColumn('Would cost to', 'The most it would cost. See How.', 'total'),
    filledColumn('Saving from', 'Now minus Would cost to; negative where it costs more.', 'total'),
    filledColumn('Saving to', 'Now minus Would cost from.', 'total'),
    filledColumn('Rank', 'By the middle of the saving, largest first.', 'integer', 60),
    filledColumn('Currency', 'The base currency.', 'text', 85),
    filledColumn('How', 'What the figures rest on.', 'text', 420),
  ],
};
