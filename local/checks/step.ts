import { spawn } from 'node:child_process';

/** One check of the project and how it went. */
export type Outcome = Readonly<{ name: string; passed: number; failed: number; output: string; seconds: number }>;

export type Check = Readonly<{ name: string; run: () => Promise<Pick<Outcome, 'passed' | 'failed' | 'output'>> }>;

/** Runs a program of Node and keeps what it prints; one thing passed or one failed. */
export function program(script: string, args: readonly string[]): Check['run'] {
  return () =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
      const chunks: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.on('error', reject);
      child.on('close', (code) => {
        resolve({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output: Buffer.concat(chunks).toString('utf8').trim() });
      });
    });
}

/** Runs checks side by side, `atOnce` at a time, longest first as listed; each is reported when it ends. */
export async function runChecks(checks: readonly Check[], atOnce: number): Promise<Outcome[]> {
  const waiting = [...checks];
  const outcomes: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) outcomes.push(await runCheck(check));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return outcomes;
}

export async function runCheck({ name, run }: Check): Promise<Outcome> {
  const started = Date.now();
  const result = await run().catch((error: unknown) => ({ passed: 0, failed: 1, output: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
  const outcome = { name, ...result, seconds: (Date.now() - started) / 1000 };
  console.log(outcomeLine(outcome));
  if (outcome.failed > 0 && outcome.output !== '') console.log(outcome.output);
  return outcome;
}

function outcomeLine({ name, failed, seconds }: Outcome): string {
  return `${failed === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s`;
}
