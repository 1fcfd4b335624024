import { STATUSES } from '../core/mapping/rule.js';
import { BUCKETS } from '../core/records.js';
import { filledColumn, userColumn } from './columns.js';
import type { Column, TabShape } from './tab.js';

const asks = (header: string, note: string, width = 120): Column<never> => ({ ...userColumn<never>(header, `${note} Blank: any. * stands for anything; case does not matter.`, 'text'), width });
const says = (header: string, note: string): Column<never> => ({ ...userColumn<never>(header, note, 'text'), width: 120 });

/** Ordered rules of the user: which charge is whose. */
export const mapping: TabShape<never> = {
  name: 'Mapping',
  about: 'Who bears a cost. Rules are read from the top; each of team, feature, customer and cost center is decided by the first rule that matches and says something for it. A rule that asks nothing fills what is left.',
  columns: [
    { ...userColumn<never>('Status', 'active: it counts. draft: only the preview on the right counts it. off: it is ignored. Blank: active.', 'text', STATUSES), width: 80 },
    { ...userColumn<never>('Bucket', 'API, Subscriptions, Cloud or SaaS. Blank: any.', 'text', BUCKETS), width: 100 },
    asks('Provider', 'Provider by id or name, as in Daily or Overview; of plans, the provider of the register.'),
    asks('Connection', 'Connection as named in the sidebar.'),
    asks('Sub account', "The provider's workspace, project or team, as in Daily."),
    asks('Key', 'Key as in API usage or the API log.'),
    asks('User', 'User as in API usage or the API log; of plans, the owner of the register.'),
    asks('Tag', 'Tag of a cloud bill or of a logged call, as key=value, or the key alone.'),
    asks('Service', 'Model, SKU, plan or line item, as in Daily or API usage.', 160),
    asks('SKU', "SKU of a cloud bill, or the provider's own line item as in API costs.", 160),
    userColumn('From', 'First day the rule holds. Blank: always has.', 'day'),
    userColumn('To', 'Last day the rule holds. Blank: until further notice.', 'day'),
    says('Team', 'Team that bears it. Blank: the rule says nothing of teams.'),
    says('Feature', 'Feature it is for. Blank: the rule says nothing of features.'),
    says('Customer', 'Customer it is for. Blank: the rule says nothing of customers.'),
    says('Cost center', 'Cost center that bears it. Blank: the rule says nothing of cost centers.'),
    { ...userColumn<never>('Percent', 'Part of the charge, like 60%. Rows below each other with the same conditions, or with none, share one charge and make 100% together. Blank: all of it.', 'general'), width: 75 },
    filledColumn('Charges matched', 'Charges of the last full month that the row decides something about.', 'integer', 85),
    filledColumn('Cost matched', 'Effective cost of those charges in base currency, of a split its part. Blank where the cost of one is missing.', 'total', 110),
    filledColumn('Effect', 'Whether the row counts, and what a draft would change.', 'text', 420),
  ],
};
