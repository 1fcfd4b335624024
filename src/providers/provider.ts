import type { FaultKind } from '../core/fault.js';
import type { Bucket, RowKind, RowKinds, NameRow } from '../core/records.js';
import type { Day, Period } from '../core/days.js';
import type { Money } from '../core/money.js';

/**
 * The contract of a provider: pure declarations. The sync engine makes the
 * calls, retries, pages and writes; a provider says what to ask and how to read.
 */
export type Provider = Readonly<{
  /** Folder name; stands in rows, settings and state. Never changed once released. */
  id: string;
  label: string;
  /** Joins the buckets of one vendor into one total: `OpenAI`, `Google`. */
  vendor: string;
  bucket: Bucket;
  /** A gateway or a log of calls that others serve and bill: its rows tell who used what and are never a charge of its own. */
  attribution?: boolean;
  /** Hours by which the days of its invoices begin before those of UTC, negative for later; absent when not known. */
  invoiceUtcOffset?: number;
  /** Default origin and path prefix, no trailing slash. A connection may override it. */
  baseUrl: string;
  /** Fields of the connect form whose values are secret. */
  credentials: readonly CredentialField[];
  settings: readonly SettingField[];
  /** Adds what authorises the request. Pure apart from `signer`. */
  authorize: (call: HttpCall, connection: Connection, signer: Signer) => HttpCall;
  /** What it signs carries the time, so that a clock that is wrong has its requests or its sign-in refused. */
  signsTime?: boolean;
  /** A call to get a token first, where the provider wants one; its answer is cached by the engine. */
  token?: TokenExchange;
  /** Cheapest call that proves the credentials work; defaults to the first call of the first feed over one day. */
  probe?: (step: Step) => Call;
  /** The provider's own error sentence from a failed answer, or null. */
  errorText?: (body: unknown) => string | null;
  /** What an answer other than success means where its status does not say it; null goes by the status. */
  refusal?: (status: number, body: unknown) => RefusalMeaning | null;
  feeds: readonly AnyFeed[];
  facts: ProviderFacts;
}>;

/**
 * `restart`: the paging cursor has died, the window begins again at page one.
 * `empty`: there is nothing to report, which is no failure; the feed reads a
 * page without text.
 */
export type RefusalMeaning = FaultKind | 'restart' | 'empty';

export type CredentialField = Readonly<{
  id: string;
  label: string;
  /** Where the user creates it, a page of the provider. */
  createAt: string;
  /** What it must be allowed to do, in the provider's words. */
  scope: string;
  /** `text` is one line; `json` a pasted file. */
  kind: 'text' | 'json';
  optional?: boolean;
}>;

export type SettingField = Readonly<{
  id: string;
  label: string;
  help: string;
  kind: 'text' | 'choice' | 'yesNo';
  choices?: readonly string[];
  required: boolean;
  default?: string;
  /** A regular expression the whole value must match, with `patternHint` said when it does not. */
  pattern?: string;
  patternHint?: string;
}>;

/** What the docs table and the preview say. */
export type ProviderFacts = Readonly<{
  gives: readonly ('usage' | 'cost' | 'requests' | 'keys' | 'seats' | 'balance' | 'rates')[];
  auth: string;
  /** How late the provider reports: `minutes`, `up to 24 h`. */
  lag: string;
  /** The longest delay of a day's cost after its end, in hours, where the provider says one that matters for a week. */
  lagHours?: number;
  restates: string;
  limits: string;
  verified: 'official schema' | 'documentation' | 'unverified';
  /** The official description its payloads were held against, with its date: `openai/openai-openapi of 2026-08-21`. */
  schema?: string;
}>;

/** A connection as feeds see it: no policy, no state. */
export type Connection = Readonly<{
  provider: string;
  name: string;
  baseUrl: string;
  credentials: Readonly<Record<string, string>>;
  settings: Readonly<Record<string, string>>;
  /** Access token from `token`, once exchanged. */
  token?: string;
}>;

/** Cryptography the platform offers; all text is UTF-8. */
export type Signer = Readonly<{
  nowSeconds: number;
  sha256Hex: (text: string) => string;
  /** HMAC-SHA256; keys and results are byte arrays so that they chain. */
  hmacSha256: (text: string, key: readonly number[] | string) => readonly number[];
  /** RS256 signature, base64url without padding. `pem` is a PKCS#8 private key. */
  rs256: (text: string, pem: string) => string;
  base64Url: (text: string) => string;
  base64: (text: string) => string;
  hex: (bytes: readonly number[]) => string;
}>;

export type TokenExchange = Readonly<{
  request: (connection: Connection, signer: Signer) => HttpCall;
  read: (body: unknown) => Readonly<{ token: string; expiresInSeconds: number }>;
}>;

/** One request, relative to the base URL unless `url` is absolute. */
export type Call = Readonly<{
  method?: 'get' | 'post';
  /** Path below the base URL with its leading slash, or an absolute URL. */
  path: string;
  /** Pairs in order; a key may repeat. Values are encoded by the engine. */
  query?: readonly (readonly [string, string])[];
  headers?: Readonly<Record<string, string>>;
  /** JSON body. */
  body?: unknown;
  /** What `read` needs to know about where this call belongs: a project id, a page count. */
  context?: Readonly<Record<string, string>>;
  /** The same call may be made again: a job that is not complete. */
  poll?: boolean;
  /** Do not read JSON; `page.text` holds the body. */
  raw?: boolean;
}>;

export type HttpCall = Readonly<{
  method: 'get' | 'post';
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
}>;

/** What a feed knows while it asks and reads. */
export type Step = Readonly<{
  connection: Connection;
  /** UTC days to fetch, half open. For a snapshot: today alone. */
  period: Period;
  /** UTC day of now. */
  today: Day;
  /** Milliseconds since 1970 of now. */
  now: number;
}>;

export type Page = Readonly<{
  call: Call;
  /** Parsed JSON of unknown shape; `read` checks it. Null when `call.raw`. */
  body: unknown;
  text: string;
  /** `openai/costs page 2`: begins each error's text. */
  where: string;
}>;

export type Reading<K extends RowKind> = Readonly<{
  rows: readonly RowWithoutOrigin<K>[];
  names?: readonly Omit<NameRow, 'provider' | 'connection' | 'feed'>[];
  /** Calls to make next: the next page, or one per item found. */
  calls?: readonly Call[];
  /** What a person should know: rows passed over, an unknown unit. */
  notes?: readonly string[];
}>;

/** The engine adds provider, connection and feed. */
export type RowWithoutOrigin<K extends RowKind> = K extends RowKind ? Omit<RowKinds[K], 'provider' | 'connection' | 'feed'> : never;

/**
 * A report the provider charges for by the query. Feeds that name the same one
 * are asked for together, and a query they have in common is sent once.
 */
export type PaidReport = Readonly<{
  id: string;
  label: string;
  /** What the provider charges for one query. */
  pricePerQuery: Money;
  /** The page that says so. */
  priceAt: string;
}>;

export type Feed<K extends RowKind = RowKind> = Readonly<{
  id: string;
  label: string;
  kind: K;
  /** `null` for a snapshot of what is now. */
  window: Readonly<{
    /** Longest period one step may cover. */
    maxDays: number;
    /** Days before today that the provider may still change, read again each time. */
    restatesDays: number;
    /** Days of a month, both included, on which the whole month before is read again: its invoice may have changed it. */
    monthAgain?: Readonly<{ from: number; to: number }>;
    /** How far back the provider answers at all, when it says so. */
    keepsDays?: number;
  }> | null;
  /** Some accounts do not have it: a refusal is a note, not a failure. */
  optional?: boolean;
  /** Not by itself, only when the user asks: each call costs money. */
  onDemand?: PaidReport;
  /** Whether the connection's settings turn it on; on when absent. */
  enabled?: (connection: Connection) => boolean;
  start: (step: Step) => readonly Call[];
  read: (page: Page, step: Step) => Reading<K>;
}>;

/** A feed of any kind, for lists. */
export type AnyFeed = { [K in RowKind]: Feed<K> }[RowKind];
