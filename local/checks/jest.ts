import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { Outcome } from './step.js';

/** What jest says of a run, as far as it counts. */
export type JestResult = Readonly<{ numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number; numRuntimeErrorTestSuites: number; success: boolean }>;

/** Runs jest with its own report on the screen, and counts from its JSON. */
export async function jestRun(args: readonly string[], resultFile: string): Promise<Pick<Outcome, 'passed' | 'failed' | 'output'>> {
  rmSync(resultFile, { force: true });
  const code = await exitCode(['node_modules/jest/bin/jest.js', '--config', 'test/jest.config.cjs', '--json', '--outputFile', resultFile, '--maxWorkers', '2', ...args]);
  if (!existsSync(resultFile)) return { passed: 0, failed: 1, output: 'jest ended without a result; its output is above.' };
  const result = JSON.parse(readFileSync(resultFile, 'utf8')) as JestResult;
  const failed = failuresIn(result, args);
  const ended = code === 0 || failed > 0;
  return { passed: result.numPassedTests, failed: ended ? failed : 1, output: '' };
}

/**
 * Tests that failed or prove nothing. A file that cannot be loaded has no failed
 * test in it. A skipped test counts, unless tests were chosen by their name: then
 * the others were left out on purpose, and to have chosen none is the failure.
 */
export function failuresIn(result: JestResult, args: readonly string[]): number {
  const broken = result.numFailedTests + result.numRuntimeErrorTestSuites + result.numTodoTests;
  const isChosen = args.some((argument) => /^(-t|--testNamePattern)(=|$)/.test(argument));
  return broken + (isChosen ? Number(result.numPassedTests === 0 && broken === 0) : result.numPendingTests);
}

function exitCode(args: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    // Its JSON goes to the file and to nowhere else; the readable report comes on the error stream.
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', reject);
    child.on('close', resolve);
  });
}
