import type { SheetPicture } from '../out/picture.js';

/**
 * What the page and its server say to each other, as JSON over HTTP on
 * loopback. Each answer carries what changed since the state the page names.
 */
export type View = Readonly<{
  /** Fingerprint per tab, in the order of the tabs; the page sends it back to get only what differs. */
  fingerprints: Readonly<Record<string, string>>;
  /** Tabs that are new or differ. */
  changed: readonly SheetPicture[];
  workbook: string;
  /** Virtual wall clock of the spreadsheet: `Monday, 16 November 2026, 08:30`. */
  clock: string;
  timeZone: string;
  menus: readonly Menu[];
  mails: readonly MailLine[];
  triggers: number;
  /** Toasts and alerts shown since the last answer. */
  notices: readonly Notice[];
  /** The title of a sidebar the menu asked to open, once; null otherwise. */
  sidebar: string | null;
}>;

export type Menu = Readonly<{ title: string; items: readonly (Readonly<{ label: string; handler: string }> | null)[] }>;
export type MailLine = Readonly<{ id: string; to: string; subject: string; sentAt: string }>;
export type Notice = Readonly<{ title: string; text: string }>;

/** `error` is the text Apps Script hands to a failure handler. */
export type CallAnswer = Readonly<{ view: View; value?: unknown; error?: string; simulatedMs: number }>;

export type CallRequest = Readonly<{ fingerprints: Readonly<Record<string, string>>; fn: string; args: readonly unknown[] }>;
export type MenuRequest = Readonly<{ fingerprints: Readonly<Record<string, string>>; handler: string }>;
export type AdvanceRequest = Readonly<{ fingerprints: Readonly<Record<string, string>>; hours: number }>;
export type EditRequest = Readonly<{
  fingerprints: Readonly<Record<string, string>>;
  tab: string;
  /** Cells as a person typed them, rows and columns from 0. */
  cells: readonly Readonly<{ row: number; column: number; typed: string }>[];
}>;
