// The project's own set-up step. Plain JavaScript on Node alone: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const OLDEST_NODE = 20;

/** What the tests use beside npm packages: a way to see that it is there, and the Debian packages that bring it. */
const PROGRAMS = [
  { name: 'Chromium', paths: ['/usr/bin/chromium', '/usr/bin/chromium-browser'], packages: ['chromium'] },
  { name: 'LibreOffice Calc', paths: ['/usr/lib/libreoffice/program/libsclo.so'], packages: ['libreoffice-calc'] },
  { name: 'a text font', paths: ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'], packages: ['fonts-dejavu-core'] },
];

/** A sentence when this Node cannot run the project, else null. */
export function nodeProblem(version = process.versions.node) {
  const major = Number(version.split('.')[0]);
  return major >= OLDEST_NODE ? null : `Spendsheet needs Node ${OLDEST_NODE} or newer; this is Node ${version}. Install it from https://nodejs.org and run the command again.`;
}

/** Installs the npm packages of the lock file unless exactly these are installed already. */
export function installPackages(root) {
  if (packagesAreCurrent(root)) return;
  console.log('Installing the npm packages of package-lock.json …');
  const { status } = spawnSync('npm', ['ci'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error('npm ci did not succeed; its output is above. Correct the cause (often the network or a proxy) and run the command again.');
}

/** Whether what npm noted when it last finished an installation is what the lock file asks for. */
export function packagesAreCurrent(root) {
  const noted = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(noted)) return false;
  const installed = packagesOf(noted);
  const wanted = Object.entries(packagesOf(join(root, 'package-lock.json')));
  // Optional packages are those of other platforms; npm leaves them out.
  return wanted.every(([path, entry]) => path === '' || entry.optional === true || installed[path]?.version === entry.version);
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/** Programs of the tests that this machine lacks. */
export function missingPrograms(programs = PROGRAMS, exists = existsSync) {
  return programs.filter(({ paths }) => !paths.some((path) => exists(path)));
}

/** What a person should do about missing programs. */
export function installAdvice(missing) {
  const names = missing.map(({ name }) => name).join(', ');
  const packages = missing.flatMap((program) => program.packages).join(' ');
  return `The tests need ${names}. Install with:\n  sudo apt-get update && sudo apt-get install --no-install-recommends -y ${packages}`;
}

/** Installs the programs the tests need, where this user may; otherwise throws what to install. */
export function installPrograms() {
  const missing = missingPrograms();
  if (missing.length === 0) return;
  const prefix = administratorPrefix();
  if (prefix === null) throw new Error(installAdvice(missing));
  console.log(`Installing ${missing.map(({ name }) => name).join(', ')} …`);
  aptGet(prefix, ['update']);
  aptGet(prefix, ['install', '--no-install-recommends', '-y', ...missing.flatMap((program) => program.packages)]);
  const still = missingPrograms();
  if (still.length > 0) throw new Error(installAdvice(still));
}

/** What to put before a command to run it as administrator; null when this user may not without a password. */
function administratorPrefix() {
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return null;
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}

function aptGet(prefix, args) {
  const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  // Its many lines would bury the test summary: shown only when it fails.
  const { status, stdout, stderr } = spawnSync(command, rest, { encoding: 'utf8' });
  if (status !== 0) process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
}
