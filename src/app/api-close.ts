/** What the close of a month sends to the sidebar. */

/** Something not settled in a month. */
export type OpenItem = Readonly<{ what: string; fix: string }>;

export type JournalPreview = Readonly<{
  entries: number;
  lines: number;
  isBalanced: boolean;
  /** Per account, reversals on the first day of the next month apart. */
  accounts: readonly Readonly<{ code: string; name: string; currency: string; debit: number; credit: number }>[];
}>;

export type CloseState = Readonly<{
  /** Months that are over, newest first, like 2026-10. */
  months: readonly Readonly<{ month: string; isClosed: boolean; note: string }>[];
  /** The one below; '' when there is none. */
  month: string;
  isClosed: boolean;
  /** Whether it is the last closed one. */
  mayOpen: boolean;
  open: readonly OpenItem[];
  journal: JournalPreview;
}>;

export type Closed = Readonly<{ message: string; state: CloseState }>;

export type JournalFile = Readonly<{ fileName: string; text: string }>;
