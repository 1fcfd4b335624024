import { availableParallelism } from 'node:os';
import { buildCheck, jestCheck, staticChecks } from './checks.js';
import { runCheck, runChecks, type Outcome } from './step.js';

/**
 * `npm test`: builds, then types, lint and folder rules side by side, then jest.
 * With arguments only the build and jest, which gets them: `npm test -- test/core`.
 */
export async function testCommand(args: readonly string[]): Promise<number> {
  const started = Date.now();
  const outcomes = [await runCheck(buildCheck)];
  if (args.length === 0) outcomes.push(...(await runChecks(staticChecks, atOnce())));
  outcomes.push(await runCheck(jestCheck(args)));
  return summary(outcomes, started);
}

/** `npm run check`: everything that needs no running. */
export async function checkCommand(): Promise<number> {
  const started = Date.now();
  return summary(await runChecks(staticChecks, atOnce()), started);
}

/** Two at least: a type check waits for the disk a good part of its time. */
function atOnce(): number {
  return Math.max(2, Math.min(4, availableParallelism()));
}

function summary(outcomes: readonly Outcome[], started: number): number {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  const failing = outcomes.filter((outcome) => outcome.failed > 0).map(({ name }) => name);
  console.log('');
  if (failing.length > 0) console.log(`Failed: ${failing.join(', ')}; the reasons are above.`);
  console.log(`${((Date.now() - started) / 1000).toFixed(0)} seconds`);
  console.log(`${String(passed)} passed, ${String(failed)} failed`);
  return failed === 0 ? 0 : 1;
}
