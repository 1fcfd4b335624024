import type { Day } from '../core/days.js';
import type { Bucket, Finding, RowKind } from '../core/records.js';
import type { DateOrder } from '../core/written/date.js';
import type { DecimalMark } from '../core/written/number.js';
import type { Closed, CloseState, JournalFile } from './api-close.js';
import type { CredentialField, ProviderFacts, SettingField } from '../providers/provider.js';
import type { ImportedKind, Road, RoadStep } from '../providers/roads/road.js';

export type { Closed, CloseState, JournalFile, JournalPreview, OpenItem } from './api-close.js';
import type { ConnectionCard, FeedState } from './api-health.js';

export type { ConnectionCard, FeedHealth, FeedState, PaidReportCard } from './api-health.js';

/**
 * What crosses between the sidebar (or a runner) and the bundle: plain JSON,
 * no dates, no classes, no secret towards the sidebar.
 *
 * The one entry point is `sidebarCommand(name, input)`. It never throws:
 * `google.script.run` loses everything of an error but its text.
 */
export type Reply<T> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; kind: string; message: string; fix: string }>;

export type Commands = {
  state: { input: null; value: SidebarState };
  /** Checks the form, tries the credentials, and keeps them only when they work or `keepAnyway`. */
  connect: { input: ConnectForm; value: TestResult };
  test: { input: { name: string }; value: TestResult };
  preview: { input: { name: string }; value: Preview };
  disconnect: { input: { name: string }; value: SidebarState };
  /** One slice of work, about 20 seconds; call again until `finished`. */
  syncSlice: { input: { connection: string | null; fresh: boolean }; value: SyncProgress };
  /** The same of a report the provider charges for. `agreedQueries` is what the user said yes to; it is refused when it takes more. */
  paidSlice: { input: Readonly<{ connection: string; report: string; agreedQueries: number; fresh: boolean }>; value: SyncProgress };
  saveSchedule: { input: Schedule; value: SidebarState };
  /** Puts the trigger right: exactly one. */
  repairSchedule: { input: null; value: SidebarState };
  sendDigest: { input: { to: readonly string[] | null }; value: SentMail };
  sendReview: { input: { to: readonly string[] | null }; value: SentMail };
  /** Months and customers that a statement can be made for. */
  statements: { input: null; value: StatementOffer };
  statement: { input: Readonly<{ customer: string; month: string }>; value: StatementFile };
  /** One slice of a file, at most 500 KB; counted from 1. */
  importUpload: { input: ImportSlice; value: Readonly<{ received: number }> };
  /** What an import would write. Writes nothing. */
  importPreview: { input: ImportSource; value: ImportPreview };
  importCommit: { input: ImportSource & ImportConsent; value: ImportOutcome };
  /** What can be imported and which mappings are saved; forgets one first, by its signature. */
  /** Months that can be closed, what is open in one, and its journal. Writes nothing. */
  closeState: { input: Readonly<{ month: string }>; value: CloseState };
  closeMonth: { input: Readonly<{ month: string }>; value: Closed };
  /** Takes a closing back; only of the last closed month. */
  reopenMonth: { input: Readonly<{ month: string; reason: string }>; value: Closed };
  journalFile: { input: Readonly<{ month: string; shape: string }>; value: JournalFile };
  importMappings: { input: Readonly<{ forget: string | null }>; value: ImportOffer };
};
export type CommandName = keyof Commands;

export type ConnectForm = Readonly<{
  provider: string;
  /** Unique; the provider's label when empty. Connecting a name again replaces it; blank secrets then keep their value. */
  name: string;
  baseUrl: string;
  credentials: Readonly<Record<string, string>>;
  settings: Readonly<Record<string, string>>;
  keepAnyway?: boolean;
}>;

export type TestResult = Readonly<{
  passed: boolean;
  saved: boolean;
  name: string;
  /** One plain sentence. */
  message: string;
  /** The next step when it did not pass, else ''. */
  fix: string;
}>;

export type Preview = Readonly<{
  name: string;
  feeds: readonly Readonly<{
    feed: string;
    label: string;
    kind: RowKind;
    /** Tab the rows go to. */
    tab: string;
    from: Day;
    /** Last day included. */
    to: Day;
    /** Requests at least, one per window. */
    requests: number;
    /** First rows of one page, as header → text. */
    sample: readonly Readonly<Record<string, string>>[];
    note: string;
  }>[];
}>;

export type FeedReport = Readonly<{
  provider: string;
  connection: string;
  feed: string;
  state: FeedState;
  requests: number;
  pages: number;
  rows: number;
  /** Rows added, changed and removed in the tab. */
  added: number;
  changed: number;
  removed: number;
  findings: readonly string[];
  error: string | null;
}>;

export type RunReport = Readonly<{
  exit: 'done' | 'partial' | 'failed';
  /** True when another run held the lock; nothing was done. */
  busy: boolean;
  feeds: readonly FeedReport[];
  findings: readonly Finding[];
  /** Days a provider changed after they were over, in words; absent where nothing was fetched. */
  restated?: readonly string[];
  cellsWritten: number;
  mailsSent: number;
}>;

export type SyncProgress = Readonly<{
  finished: boolean;
  doneSteps: number;
  totalSteps: number;
  /** What is being fetched next, in words. */
  doing: string;
  report: RunReport;
}>;

export type SentMail = Readonly<{ sent: boolean; to: readonly string[]; subject: string; message: string }>;

/** Months like 2026-10, newest first, with their customers. */
export type StatementOffer = Readonly<{ months: readonly Readonly<{ month: string; customers: readonly string[] }>[] }>;

/** What a customer is charged for a month, ready to be mailed or kept. */
export type StatementFile = Readonly<{ subject: string; text: string; csv: string; total: string; currency: string; /** Without an ending. */ fileName: string }>;

export type Schedule = Readonly<{
  /** Whether the hourly trigger is on. */
  on: boolean;
  recipients: readonly string[];
  /** 0 Sunday … 6 Saturday. */
  digestWeekday: number;
  /** Hour of the spreadsheet's zone, 0–23. */
  hour: number;
}>;

export type ImportSlice = Readonly<{ upload: string; part: number; parts: number; text: string }>;

/** What a file's rows become. */
export type ImportKind = 'usage' | 'cost' | 'request' | 'cloud';

/** Which column of a table holds which field. */
export type ColumnMapping = Readonly<{
  kind: ImportKind;
  /** Header by field id. */
  columns: Readonly<Record<string, string>>;
  /** One text for all rows by field id, for what the table does not hold: the provider, the currency. */
  fixed: Readonly<Record<string, string>>;
  /** Whether the input tokens hold the cached ones. */
  inputFigure: 'inclusive' | 'disjoint' | 'untold';
}>;

export type ImportChoices = Readonly<{
  /** Id of a format; '' to recognise it. */
  format: string;
  /** Stands as connection in the rows; the format's own when ''. */
  name: string;
  /** Null for the saved or guessed one. */
  mapping: ColumnMapping | null;
  dateOrder: DateOrder | null;
  decimalMark: DecimalMark | null;
  /** FOCUS: also rows that are not about AI. */
  allRows: boolean;
}>;

export type ImportSource = Readonly<{
  /** The upload; '' for the rows pasted into the Import tab. */
  upload: string;
  fileName: string;
  choices: ImportChoices;
}>;

export type ImportConsent = Readonly<{
  /** The good lines are wanted although others are bad. */
  goodLines: boolean;
  /** On days another connection reports too, this import counts and not the other. */
  replace: boolean;
}>;

export type ImportProblem = Readonly<{ line: number; column: string; what: string }>;

export type ImportPreview = Readonly<{
  fileName: string;
  /** Null when it was not recognised and the mapping is not complete. */
  format: Readonly<{ id: string; label: string }> | null;
  name: string;
  headers: readonly string[];
  firstRows: readonly (readonly string[])[];
  /** For a table of the user's own: the mapping in force or the guess. */
  mapping: ColumnMapping | null;
  /** Required fields of the mapping that nothing fills yet. */
  unmapped: readonly string[];
  /** What the file leaves open and only the user knows. */
  questions: readonly ('dateOrder' | 'decimalMark')[];
  goodLines: number;
  badLines: number;
  /** The first bad lines. */
  problems: readonly ImportProblem[];
  /** Lines left out on purpose, with the reason. */
  passedOver: readonly Readonly<{ what: string; lines: number }>[];
  /** What would be written where. */
  targets: readonly Readonly<{ tab: string; rows: number; from: Day; to: Day; total: string; replaces: number; sample: readonly Readonly<Record<string, string>>[] }>[];
  /** Days that another connection reports too; they need consent. */
  covered: readonly string[];
}>;

export type ImportOutcome = Readonly<{ name: string; added: number; changed: number; removed: number; lines: number; badLines: number; cellsWritten: number; message: string }>;

export type ImportOffer = Readonly<{
  formats: readonly Readonly<{ id: string; label: string }>[];
  kinds: readonly Readonly<{ kind: ImportKind; label: string; fields: readonly Readonly<{ id: string; label: string; required: boolean; fixable: boolean }>[] }>[];
  mappings: readonly Readonly<{ signature: string; name: string; headers: readonly string[]; kind: ImportKind }>[];
  /** Imports made so far, newest first. */
  imports: readonly Readonly<{ name: string; fileName: string; at: string; from: Day; to: Day; rows: number }>[];
}>;

export type ProviderCard = Readonly<{
  id: string;
  label: string;
  vendor: string;
  bucket: Bucket;
  baseUrl: string;
  credentials: readonly CredentialField[];
  settings: readonly SettingField[];
  facts: ProviderFacts;
}>;

/** A vendor without a report to fetch, and what to do instead. */
export type RoadCard = Pick<Road, 'id' | 'label' | 'vendor' | 'bucket' | 'why'> &
  Readonly<{
    /** In order, the ways into the workbook last. */
    steps: readonly RoadStep[];
    /** How it is best done: through another connection, by a file, or in the Subscriptions tab. */
    best: 'connection' | 'import' | 'subscription';
    /** Providers whose connection carries this spend. */
    providers: readonly string[];
    /** What its files can be imported as. */
    imports: readonly ImportedKind[];
  }>;

export type SidebarState = Readonly<{
  workbook: Readonly<{ name: string; url: string; timeZone: string }>;
  user: string;
  version: string;
  providers: readonly ProviderCard[];
  roads: readonly RoadCard[];
  connections: readonly ConnectionCard[];
  schedule: Schedule & Readonly<{ triggerHealthy: boolean; problem: string }>;
  lastRun: Readonly<{ at: string; exit: string; text: string }> | null;
}>;
