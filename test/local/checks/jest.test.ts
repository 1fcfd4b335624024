import { failuresIn, type JestResult } from '../../../local/checks/jest.js';

const result = (change: Partial<JestResult>): JestResult => ({ numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0, success: true, ...change });

it('counts a skipped or a promised test as a failure: it proves nothing', () => {
  expect(failuresIn(result({ numPendingTests: 2, numTodoTests: 1 }), ['test/providers'])).toBe(3);
});

it.each([['-t', 'acme'], ['--testNamePattern=acme']])('leaves out what was not chosen by %s', (...args) => {
  expect(failuresIn(result({ numPendingTests: 400 }), args)).toBe(0);
  expect(failuresIn(result({ numPendingTests: 400, numFailedTests: 1 }), args)).toBe(1);
});

it('fails when no test has the name', () => {
  expect(failuresIn(result({ numPassedTests: 0, numPendingTests: 400 }), ['-t', 'acmee'])).toBe(1);
});

it('counts a file that cannot be loaded', () => {
  expect(failuresIn(result({ numRuntimeErrorTestSuites: 1 }), ['-t', 'acme'])).toBe(1);
});
