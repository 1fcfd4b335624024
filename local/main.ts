import { buildCommand } from './build/command.js';

const USAGE = `Usage: npm start | npm test | npm run <command>
  start   build, start the demo providers, run the main job once, serve the workbench page
  once    the main job without the page: npm run once -- --config FILE --state DIR --out DIR
  test    every check and test
  check   types, lint and folder rules only
  build   dist/ for Google: npm run build -- [--bigquery] [--readable]
  bench   what a refresh costs, rows a second
  docs    write the generated parts of the docs`;

/**
 * Runs one command of the project and gives the exit code.
 * Each is loaded when asked for, so that a build does not load the workbench.
 */
export async function main(command: string, args: readonly string[]): Promise<number> {
  try {
    switch (command) {
      case 'start':
        return exitCode(await (await import('./start.js')).startCommand(args));
      case 'once':
        return exitCode(await (await import('./once.js')).onceCommand(args));
      case 'docs':
        return exitCode(await (await import('./docs.js')).docsCommand(args));
      case 'bench':
        return (await import('../bench/index.js')).benchCommand();
      case 'test':
        return await (await import('./checks/test.js')).testCommand(args);
      case 'check':
        return await (await import('./checks/test.js')).checkCommand();
      case 'build':
        return await buildCommand(args);
      default:
        console.error(command === '' ? USAGE : `There is no command ${command}.\n${USAGE}`);
        return 1;
    }
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    return 1;
  }
}

/** A command that gives nothing has succeeded. */
function exitCode(result: unknown): number {
  return typeof result === 'number' ? result : 0;
}
