import type { Page } from '../provider.js';
import { shapeFault } from './read-json.js';

/** One line of a metrics page. The value stays text, so that nothing is lost on the way to an exact decimal. */
export type Sample = Readonly<{
  name: string;
  labels: Readonly<Record<string, string>>;
  /** A decimal number, or `NaN`, `+Inf`, `-Inf`. */
  value: string;
  /** Counted from 1. */
  line: number;
}>;

export type MetricType = 'counter' | 'gauge' | 'histogram' | 'summary' | 'untyped';
export type Metrics = Readonly<{ samples: readonly Sample[]; typeOf: (name: string) => MetricType }>;

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*/;
const LABEL = /^\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*"((?:[^"\\]|\\.)*)"\s*(,|(?=\}))/;
const TAIL = /^\s+(\S+)(?:\s+-?\d+(?:\.\d+)?)?\s*(?:#\s.*)?$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const NOT_FINITE: Readonly<Record<string, string>> = { 'nan': 'NaN', 'inf': '+Inf', '+inf': '+Inf', '-inf': '-Inf' };
const TYPE = /^#\s+TYPE\s+(\S+)\s+(\S+)\s*$/;
const TYPES: readonly string[] = ['counter', 'gauge', 'histogram', 'summary'];

/**
 * A page in Prometheus' text form: `name{label="value"} 12.5`, one sample a
 * line. Timestamps and OpenMetrics' exemplars are passed over.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats (version 0.0.4, read 2026-11-21)
 * @throws Fault that names the line, never what stands in it
 */
export function readMetrics(page: Pick<Page, 'text' | 'where'>): Metrics {
  if (/^\s*</.test(page.text)) throw shapeFault(page, '', 'Expected a metrics page, found an HTML page.');
  if (page.text.trim() === '') throw shapeFault(page, '', 'Expected a metrics page, found an empty one.');
  const types = new Map<string, MetricType>();
  const samples: Sample[] = [];
  page.text.split(/\r?\n/).forEach((line, index) => {
    const trimmed = line.trim();
    if (trimmed === '') return;
    if (!trimmed.startsWith('#')) {
      samples.push(sampleOf(trimmed, index + 1, page));
      return;
    }
    const [, name, type = ''] = TYPE.exec(trimmed) ?? [];
    if (name !== undefined) types.set(name, TYPES.includes(type) ? (type as MetricType) : 'untyped');
  });
  return { samples, typeOf: (name) => types.get(name) ?? types.get(name.replace(/_(total|created|bucket|sum|count)$/, '')) ?? 'untyped' };
}

function sampleOf(text: string, line: number, page: Pick<Page, 'where'>): Sample {
  const name = NAME.exec(text)?.[0];
  if (name === undefined) throw wrong(page, line, 'a metric name');
  const { labels, rest } = labelsOf(text.slice(name.length), line, page);
  const given = TAIL.exec(rest)?.[1];
  const value = given === undefined ? undefined : NUMBER.test(given) ? given : NOT_FINITE[given.toLowerCase()];
  if (value === undefined) throw wrong(page, line, 'a number after the metric');
  return { name, labels, value, line };
}

function labelsOf(text: string, line: number, page: Pick<Page, 'where'>): Readonly<{ labels: Readonly<Record<string, string>>; rest: string }> {
  if (!text.startsWith('{')) return { labels: {}, rest: text };
  const labels: Record<string, string> = {};
  let rest = text.slice(1);
  while (!/^\s*\}/.test(rest)) {
    const [whole, name = '', value = ''] = LABEL.exec(rest) ?? [];
    if (whole === undefined) throw wrong(page, line, 'labels as name="value"');
    labels[name] = unescaped(value);
    rest = rest.slice(whole.length);
  }
  return { labels, rest: rest.replace(/^\s*\}/, '') };
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char));
}

function wrong(page: Pick<Page, 'where'>, line: number, what: string): Error {
  return shapeFault(page, `line ${line}`, `Expected ${what}, found something else.`);
}
