import { readMetrics } from '../../../src/providers/kit/prometheus.js';

const read = (text: string): ReturnType<typeof readMetrics> => readMetrics({ text, where: 'acme/metrics page 1' });
const first = (line: string): unknown => {
  const [sample] = read(line).samples;
  return sample && [sample.name, sample.labels, sample.value];
};

it.each([
  ['up 1', ['up', {}, '1']],
  ['http_requests_total{method="post",code="200"} 1027 1395066363000', ['http_requests_total', { method: 'post', code: '200' }, '1027']],
  ['a:b_c{} 3.0E-6', ['a:b_c', {}, '3.0E-6']],
  ['x{path="C:\\\\DIR\\\\FILE.TXT",error="Cannot find \\"it\\"\\n, }"} 1.458255915e9', ['x', { path: 'C:\\DIR\\FILE.TXT', error: 'Cannot find "it"\n, }' }, '1.458255915e9']],
  ['x{ a = "1" , b="2", } -.5', ['x', { a: '1', b: '2' }, '-.5']],
  ['x NaN', ['x', {}, 'NaN']],
  ['x{le="+Inf"} +Inf', ['x', { le: '+Inf' }, '+Inf']],
  ['\tx\t7 ', ['x', {}, '7']],
  ['x_total 12 1520879607.789 # {trace_id="abc"} 0.67', ['x_total', {}, '12']],
  ['x{a=""} 0', ['x', { a: '' }, '0']],
])('reads %p', (line, sample) => { expect(first(line)).toEqual(sample); });

it('keeps every digit of a value', () => { expect(first('cost 0.100000000000000005')).toEqual(['cost', {}, '0.100000000000000005']); });

it('passes over comments and blank lines, and knows the line of each sample', () => {
  const { samples, typeOf } = read('# HELP a_total What it counts.\r\n# TYPE a_total counter\r\n\r\na_total 1\r\n# just a word\r\n# TYPE b histogram\r\nb_bucket{le="1"} 2\r\n# EOF\r\n');
  expect(samples.map(({ name, line }) => [name, line])).toEqual([['a_total', 4], ['b_bucket', 7]]);
  expect([typeOf('a_total'), typeOf('b_bucket'), typeOf('c')]).toEqual(['counter', 'histogram', 'untyped']);
});


it.each([
  ['ok 1\n9lives 1', 'line 2: Expected a metric name'],
  ['x{a="1} 2', 'line 1: Expected labels as name="value"'],
  ['x{a=1} 2', 'line 1: Expected labels as name="value"'],
  ['x{a="1"', 'line 1: Expected labels as name="value"'],
  ['x secret-12', 'line 1: Expected a number after the metric'],
  ['x', 'line 1: Expected a number after the metric'],
  ['x 0x10', 'line 1: Expected a number after the metric'],
])('refuses %p by its line', (text, what) => {
  expect(() => read(text)).toThrow(`acme/metrics page 1 ${what}`);
  expect(() => read(text)).not.toThrow(/secret/);
});

it('takes a page without text for none', () => { expect(() => read(' \n')).toThrow('Expected a metrics page, found an empty one.'); });
it('takes a web page for none', () => { expect(() => read('<!doctype html>')).toThrow('Expected a metrics page, found an HTML page.'); });
