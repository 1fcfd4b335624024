export type Program = Readonly<{ name: string; paths: readonly string[]; packages: readonly string[] }>;
export function nodeProblem(version?: string): string | null;
export function packagesAreCurrent(root: string): boolean;
export function missingPrograms(programs?: readonly Program[], exists?: (path: string) => boolean): Program[];
export function installAdvice(missing: readonly Program[]): string;
