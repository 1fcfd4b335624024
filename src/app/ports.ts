import type { Day } from '../core/days.js';
import type { Cell, CellFormat } from '../tabs/cell.js';
import type { Connection, HttpCall, Signer } from '../providers/provider.js';

/** The world as the use cases see it. `platform/` implements each on Apps Script; nothing here decides anything. */
export type Ports = Readonly<{
  clock: Clock;
  workbook: Workbook;
  secrets: SecretStore;
  state: StateStore;
  scratch: Scratch;
  http: Http;
  mail: Mailer;
  triggers: Triggers;
  lock: Lock;
  host: Host;
  signer: () => Signer;
}>;

export type Clock = Readonly<{
  /** Milliseconds since 1970. */
  now: () => number;
  /** Wall clock of the spreadsheet's time zone at `ms`. */
  local: (ms: number) => Readonly<{ day: Day; hour: number; minute: number }>;
  sleep: (ms: number) => void;
}>;

/** Rows and columns count from 1, the header is row 1. */
export type Workbook = Readonly<{
  id: () => string;
  url: () => string;
  name: () => string;
  timeZone: () => string;
  /** A sheet by the id remembered for it, else by name; null when there is none. */
  find: (tab: string) => Sheet | null;
  /** Adds an empty sheet of that name, remembers it, and places it behind the last of the tabs in `after`, first when there is none. */
  add: (tab: string, after: readonly string[]) => Sheet;
  /** Cells given or taken a value or a note since the start, headers included; looks do not count. */
  cellsWritten: () => number;
  /** Writes that were put off become real, or throw, here. */
  flush: () => void;
}>;

export type Sheet = Readonly<{
  /** Current name, which the user may have changed. */
  name: string;
  lastRow: () => number;
  lastColumn: () => number;
  read: (at: Block) => Cell[][];
  /** Formula text per cell, '' where there is none. */
  readFormulas: (at: Block) => string[][];
  readNotes: (at: Block) => string[][];
  /** Background colour per cell as `#rrggbb`, '' for none. */
  readColours: (at: Block) => string[][];
  /** Writes values; grows the grid when needed. */
  write: (row: number, column: number, cells: readonly (readonly Cell[])[]) => void;
  writeNotes: (row: number, column: number, notes: readonly (readonly string[])[]) => void;
  insertRows: (before: number, count: number) => void;
  deleteRows: (from: number, count: number) => void;
  insertColumn: (before: number) => void;
  clear: (at: Block) => void;
  /** Number format and alignment from `firstRow` down to the end of the grid. */
  format: (column: number, format: CellFormat, firstRow: number, currency?: string) => void;
  formatBlock: (at: Block, format: CellFormat) => void;
  style: (at: Block, style: BlockStyle) => void;
  freeze: (rows: number, columns: number) => void;
  width: (column: number, pixels: number) => void;
  /** A drop-down list for a column from `firstRow` down. Other values are allowed with a warning. */
  choices: (column: number, firstRow: number, values: readonly string[]) => void;
  /** Colours cells where the formula holds; replaces our rules of the same formula. */
  highlight: (at: Block, formula: string, tone: 'good' | 'warn' | 'bad' | 'quiet') => void;
  /** Warns people who edit it; stops nobody. */
  protect: (why: string) => void;
  chart: (spec: ChartSpec) => void;
}>;

export type Block = Readonly<{ row: number; column: number; rows: number; columns: number }>;

export type BlockStyle = Readonly<{
  bold?: boolean;
  size?: number;
  tone?: 'header' | 'title' | 'label' | 'plain' | 'total' | 'input';
  wrap?: boolean;
  align?: 'left' | 'right' | 'center';
}>;

/** Kept by title: a chart with the title is updated, not added again. */
export type ChartSpec = Readonly<{
  title: string;
  kind: 'line' | 'column' | 'bar' | 'pie';
  /** Labels in the first column, series in the others, header row included. */
  source: Block;
  sourceTab: string;
  at: Readonly<{ row: number; column: number }>;
  width: number;
  height: number;
  stacked?: boolean;
}>;

/** Secrets of one user for this workbook. */
export type SecretStore = Readonly<{
  read: () => Readonly<Record<string, Readonly<Record<string, string>>>>;
  write: (connection: string, credentials: Readonly<Record<string, string>> | null) => void;
}>;

/** One JSON document per key, shared by the workbook's users; holds no secret. Large values are stored in parts. */
export type StateStore = Readonly<{
  read: (key: string) => unknown;
  write: (key: string, value: unknown) => void;
}>;

/** Texts of one user kept for minutes between two calls; any of them may be gone. */
export type Scratch = Readonly<{
  /** What is left of them. */
  read: (keys: readonly string[]) => Readonly<Record<string, string>>;
  /** Each text at most 30,000 characters. */
  write: (texts: Readonly<Record<string, string>>) => void;
  remove: (keys: readonly string[]) => void;
}>;

export type HttpAnswer =
  | Readonly<{ answered: true; status: number; headers: Readonly<Record<string, string>>; text: string }>
  /** No answer at all: refused, unknown host, time-out. The reason holds no URL. */
  | Readonly<{ answered: false; reason: string }>;

export type Http = Readonly<{
  /** Answers in the order of the calls; never throws for one that failed. */
  fetchAll: (calls: readonly HttpCall[], timeoutSeconds: number) => HttpAnswer[];
}>;

export type Message = Readonly<{
  to: readonly string[];
  subject: string;
  html: string;
  text: string;
  /** PNG pictures by content id. */
  inlineImages?: Readonly<Record<string, readonly number[]>>;
}>;

export type Mailer = Readonly<{
  remainingToday: () => number;
  send: (message: Message) => void;
}>;

export type Triggers = Readonly<{
  /** Leaves exactly one hourly trigger for `handler`. Says whether it had to change anything. */
  ensureHourly: (handler: string) => boolean;
  remove: (handler: string) => void;
  count: (handler: string) => number;
}>;

export type Lock = Readonly<{
  /** False when another run holds it after `waitMs`. */
  tryAcquire: (waitMs: number) => boolean;
  release: () => void;
}>;

export type Host = Readonly<{
  userEmail: () => string;
  /** The user's own access token, when the manifest has the scope. */
  userToken: () => string;
  /** True when the user must authorise again, with the address to do it. */
  reauthorizeUrl: () => string | null;
  openSidebar: (title: string) => void;
  menu: (title: string, items: readonly (Readonly<{ label: string; handler: string }> | null)[]) => void;
  toast: (text: string, title: string) => void;
  alert: (title: string, text: string) => void;
  log: (text: string) => void;
}>;

/** Re-exported so that adapters need one import. */
export type { Cell, CellFormat, Connection, HttpCall, Signer };
