import { Fault } from '../../core/fault.js';
import type { Connection, SettingField } from '../provider.js';

/** `project.dataset.table`; nothing that could end the quotes it stands in. A domain-scoped project has its domain and a colon before it. */
const TABLE = '^([a-z0-9.-]{1,80}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]\\.[A-Za-z0-9_]{1,1024}\\.[A-Za-z0-9_]{1,1024}$';
const PROJECT = '^([a-z0-9.-]{1,80}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$';
const ONE_GIB = '1073741824';

/** Vertex AI, the Gemini API, agents, and partner models sold as a service each. By id first: descriptions get renamed. */
export const AI_SERVICES = 'C7E2-9256-1C43, AEFD-7695-64FA, E4EE-DF31-DCDA, Vertex AI, Gemini API, Generative Language API, Cloud AI Platform, Vertex AI Search, Claude *';

export const settings: readonly SettingField[] = [
  {
    id: 'table', label: 'Billing export table', kind: 'text', required: true,
    help: 'Full name of the usage cost export, standard or detailed: project.dataset.gcp_billing_export_v1_…',
    pattern: TABLE, patternHint: 'Give it as project.dataset.table, with letters, digits and _ in dataset and table.',
  },
  {
    id: 'queryProject', label: 'Query project', kind: 'text', required: true,
    help: 'Project that runs and pays for the query. It may be another than the table’s.',
    pattern: PROJECT, patternHint: 'Give the project id, such as acme-finance-123.',
  },
  {
    id: 'location', label: 'Dataset location', kind: 'text', required: false,
    help: 'Needed when the dataset is in a single region, such as europe-west3. Blank for the multi-regions US and EU.',
    pattern: '^[A-Za-z0-9-]{2,40}$', patternHint: 'Give it as in BigQuery: EU, US or europe-west3.',
  },
  {
    id: 'label', label: 'Label keys', kind: 'text', required: false,
    help: 'Labels to split cost by, separated by commas, such as team. Blank for all labels.',
    pattern: '^[^,=;]{1,63}(,[^,=;]{1,63})*$', patternHint: 'Give label keys separated by commas.',
  },
  {
    id: 'services', label: 'AI services', kind: 'text', required: false, default: AI_SERVICES,
    help: 'Service ids or descriptions that count as AI, separated by commas; a * at the end stands for any ending.',
  },
  {
    id: 'maximumBytesBilled', label: 'Byte limit per query', kind: 'text', required: false, default: ONE_GIB,
    help: 'A query that would scan more fails instead of costing. The default is 1 GiB.',
    pattern: '^[1-9][0-9]{0,15}$', patternHint: 'Give a whole number of bytes.',
  },
  {
    id: 'partitioned', label: 'Table is partitioned by arrival', kind: 'yesNo', required: false, default: 'yes',
    help: 'Leave on for the export itself. Turn off for a view, which has no _PARTITIONTIME.',
  },
  {
    id: 'tax', label: 'Fetch tax', kind: 'yesNo', required: false, default: 'no',
    help: 'Tax of AI services as rows of their own. Off, amounts are net of tax as with other providers.',
  },
];

/** A setting of the connection, its default when blank. @throws Fault when it does not match its pattern */
export function settingOf(connection: Connection, id: string): string {
  const field = settings.find((one) => one.id === id);
  const given = (connection.settings[id] ?? '').trim();
  const value = given === '' ? (field?.default ?? '') : given;
  const isWrong = value === '' ? field?.required === true : field?.pattern !== undefined && !new RegExp(field.pattern).test(value);
  if (isWrong) throw new Fault('config', `The setting “${field?.label ?? id}” is not usable.`, 'gcp-billing', field?.patternHint ?? 'Fill it in.');
  return value;
}
