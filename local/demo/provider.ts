import type { ConnectForm } from '../../src/app/api.js';

/** One provider of the demo company: the official forms of its answers, made-up figures in them. */
export interface DemoProvider {
  /** Id of the real provider; its addresses begin with it. */
  readonly id: string;
  answer(request: DemoRequest): DemoAnswer;
  /** What a user would type to connect to it. */
  connectForm(origin: string): ConnectForm;
}

export type DemoRequest = Readonly<{
  method: 'GET' | 'POST';
  /** Below `/<id>`, with its leading slash. */
  path: string;
  query: URLSearchParams;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Milliseconds since 1970 in the demo's time. */
  now: number;
  origin: string;
}>;

export type DemoAnswer = Readonly<{ status: number; body: unknown; headers?: Readonly<Record<string, string>> }>;

export function ok(body: unknown): DemoAnswer {
  return { status: 200, body };
}

/** An answer other than success, thrown through the layers that found the reason. */
export class Refusal extends Error {
  constructor(readonly answer: DemoAnswer) {
    super(`Refused with ${answer.status}.`);
  }
}
