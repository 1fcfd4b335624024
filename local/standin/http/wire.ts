/** What crosses between the script's thread and the thread that waits for the network. */
export type WireRequest = Readonly<{
  url: string;
  method: string;
  headers: readonly (readonly [string, string])[];
  body: Uint8Array | null;
  followRedirects: boolean;
  timeoutMs: number;
}>;

export type WireAnswer =
  | Readonly<{ status: number; headers: readonly (readonly [string, string])[]; body: Uint8Array }>
  /** No answer: refused, unknown host, time-out, too large. */
  | Readonly<{ failure: 'unavailable' | 'dns' | 'timeout' | 'tooLarge' | 'redirects' }>;

export type WireMail = Readonly<{
  from: string;
  to: string;
  cc: string;
  bcc: string;
  replyTo: string;
  subject: string;
  text: string;
  html: string;
  /** ISO instant of the Date header. */
  date: string;
  /** Makes message id and boundaries. */
  hash: string;
  attachments: readonly Readonly<{ filename: string; contentType: string; content: Uint8Array; cid: string | null }>[];
}>;

export type Job = Readonly<{ kind: 'fetch'; requests: readonly WireRequest[] }> | Readonly<{ kind: 'mail'; mail: WireMail }>;

export type JobAnswer = Readonly<{ kind: 'fetch'; answers: readonly WireAnswer[] }> | Readonly<{ kind: 'mail'; eml: Uint8Array }> | Readonly<{ kind: 'error'; message: string }>;
