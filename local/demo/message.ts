import type { ConnectForm } from '../../src/app/api.js';

/** What the demo's thread starts with. */
export type DemoStart = Readonly<{ now: string; port: number }>;

/** From the thread: it serves, it could not, or its time was set. */
export type DemoMessage =
  | Readonly<{ origin: string; connections: readonly ConnectForm[] }>
  | Readonly<{ failed: string }>
  | Readonly<{ now: string }>;

/** To the thread. */
export type DemoOrder = Readonly<{ close?: boolean; now?: string }>;
