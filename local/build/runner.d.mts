export function cacheFolder(root: string): string;
export function bundleRunner(root: string, entry: string, name: string): Promise<string>;
export function writeWhole(path: string, contents: string | Uint8Array): void;
