import type { Period } from '../../core/days.js';
import type { Connection } from '../provider.js';
import { settingOf } from './settings.js';

/** A named parameter in BigQuery's REST form; every value is text. */
export type QueryParameter = Readonly<{
  name: string;
  parameterType: Readonly<{ type: string; arrayType?: Readonly<{ type: string }> }>;
  parameterValue: Readonly<{ value?: string; arrayValues?: readonly Readonly<{ value: string }>[] }>;
}>;

/**
 * The query over the billing export: AI services only, one row per day and SKU.
 *
 * Partitions are those of arrival: bounded below by the first day, open above,
 * since late rows land in later ones. Labels and credits are read by
 * sub-selects, a join would multiply the cost. A cost is a FLOAT: its shortest
 * text is cast, so that no binary tail enters the sum. Sums go by description
 * and not by id, because a row of ours is known by what it shows.
 */
export function queryText(connection: Connection): string {
  const arrived = settingOf(connection, 'partitioned') === 'no' ? '' : '_PARTITIONTIME >= TIMESTAMP(@from)\n    AND ';
  const untaxed = settingOf(connection, 'tax') === 'yes' ? '' : "\n    AND cost_type != 'tax'";
  return `WITH line AS (
  SELECT
    DATE(usage_start_time) AS day, billing_account_id, project.id AS project_id,
    service.description AS service, sku.description AS sku, location.region AS region,
    (SELECT STRING_AGG(CONCAT(l.key, '=', IFNULL(l.value, '')), '; ' ORDER BY l.key) FROM UNNEST(labels) AS l
      WHERE @label = '' OR l.key IN UNNEST(SPLIT(@label, ','))) AS tags,
    cost_type, currency, usage.unit AS unit, usage.amount AS amount,
    CAST(CAST(cost_at_list AS STRING) AS BIGNUMERIC) AS list_cost,
    CAST(CAST(cost AS STRING) AS BIGNUMERIC) AS cost,
    IFNULL((SELECT SUM(CAST(CAST(c.amount AS STRING) AS BIGNUMERIC)) FROM UNNEST(credits) AS c), 0) AS credit
  FROM \`${settingOf(connection, 'table')}\`
  WHERE ${arrived}usage_start_time >= TIMESTAMP(@from) AND usage_start_time < TIMESTAMP(@to)${untaxed}
    AND (service.id IN UNNEST(@services) OR service.description IN UNNEST(@services)
      OR EXISTS (SELECT 1 FROM UNNEST(@prefixes) AS p WHERE p != '' AND STARTS_WITH(service.description, p)))
)
SELECT day, billing_account_id, project_id, service, sku, region, tags, cost_type, currency, unit,
  SUM(amount) AS amount, SUM(list_cost) AS list_cost, SUM(cost) AS cost, SUM(credit) AS credits, SUM(cost) + SUM(credit) AS net
FROM line
GROUP BY day, billing_account_id, project_id, service, sku, region, tags, cost_type, currency, unit
ORDER BY day, service, sku`;
}

export function queryParameters(connection: Connection, period: Period): readonly QueryParameter[] {
  const entries = settingOf(connection, 'services').split(',').map((entry) => entry.trim()).filter((entry) => entry !== '');
  const label = settingOf(connection, 'label').split(',').map((key) => key.trim()).join(',');
  const prefixes = entries.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1));
  return [
    scalar('from', 'DATE', period.start),
    scalar('to', 'DATE', period.end),
    scalar('label', 'STRING', label),
    texts('services', entries.filter((entry) => !entry.endsWith('*'))),
    texts('prefixes', prefixes),
  ];
}

function scalar(name: string, type: string, value: string): QueryParameter {
  return { name, parameterType: { type }, parameterValue: { value } };
}

/** A list of texts, never an empty one: a blank stands for none. */
function texts(name: string, values: readonly string[]): QueryParameter {
  const some = values.length === 0 ? [''] : values;
  return { name, parameterType: { type: 'ARRAY', arrayType: { type: 'STRING' } }, parameterValue: { arrayValues: some.map((value) => ({ value })) } };
}
