import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enumOf, face, PlatformError, type ServiceRuntime } from './face.js';
import { newBlob } from './utilities/blob.js';

const SANDBOX_MODE = enumOf('HtmlService.SandboxMode', ['EMULATED', 'IFRAME', 'NATIVE']);
const X_FRAME_OPTIONS_MODE = enumOf('HtmlService.XFrameOptionsMode', ['ALLOWALL', 'DEFAULT']);

/** @param distDir folder of the pushed files; html files are named without their extension */
export function createHtmlService(runtime: ServiceRuntime, distDir: string) {
  const file = (name: unknown): string => {
    const path = join(distDir, `${String(name)}.html`);
    if (!existsSync(path)) throw new PlatformError(`No HTML file named ${String(name)} was found.`);
    return readFileSync(path, 'utf8');
  };
  return face(runtime, { service: 'HtmlService', name: 'HtmlService' }, {
    SandboxMode: SANDBOX_MODE,
    XFrameOptionsMode: X_FRAME_OPTIONS_MODE,
    createHtmlOutput: (html?: unknown) => htmlOutput(runtime, html === undefined ? '' : textOf(html)),
    createHtmlOutputFromFile: (name: unknown) => htmlOutput(runtime, file(name)),
    createTemplate: (html: unknown) => template(runtime, textOf(html)),
    createTemplateFromFile: (name: unknown) => template(runtime, file(name)),
  });
}

function textOf(html: unknown): string {
  const blob = html as { getDataAsString?: () => string } | null;
  return typeof html === 'object' && typeof blob?.getDataAsString === 'function' ? blob.getDataAsString() : String(html);
}

/** A template without scriptlets; with one it says that scriptlets are not there. */
function template(runtime: ServiceRuntime, html: string): object {
  return face(runtime, { service: null, name: 'HtmlService.HtmlTemplate' }, {
    getRawContent: () => html,
    evaluate: () => {
      if (html.includes('<?')) throw new PlatformError('not in the stand-in: HtmlService.HtmlTemplate.evaluate with scriptlets', 'Error');
      return htmlOutput(runtime, html);
    },
  });
}

function htmlOutput(runtime: ServiceRuntime, html: string): object {
  let content: string | null = html;
  const kept: { title: string | null; width: number | null; height: number | null; favicon: string | null } = { title: null, width: null, height: null, favicon: null };
  const metaTags: { name: string; content: string }[] = [];
  const chain = (change: () => void): object => (change(), output);
  const output: object = face(runtime, { service: null, name: 'HtmlService.HtmlOutput' }, {
    getContent: () => content,
    setContent: (next: unknown) => chain(() => (content = String(next))),
    append: (more: unknown) => chain(() => (content = (content ?? '') + String(more))),
    appendUntrusted: (more: unknown) => chain(() => (content = (content ?? '') + escaped(String(more)))),
    clear: () => chain(() => (content = null)),
    getTitle: () => kept.title,
    setTitle: (title: unknown) => chain(() => (kept.title = String(title))),
    getWidth: () => kept.width,
    setWidth: (width: unknown) => chain(() => (kept.width = Number(width))),
    getHeight: () => kept.height,
    setHeight: (height: unknown) => chain(() => (kept.height = Number(height))),
    getFaviconUrl: () => kept.favicon,
    setFaviconUrl: (url: unknown) => chain(() => (kept.favicon = String(url))),
    // Only IFRAME is left on the platform; the call has no effect.
    setSandboxMode: () => chain(() => undefined),
    setXFrameOptionsMode: () => chain(() => undefined),
    addMetaTag: (name: unknown, value: unknown) => chain(() => metaTags.push({ name: String(name), content: String(value) })),
    getMetaTags: () => metaTags.map((tag) => face(runtime, { service: null, name: 'HtmlService.HtmlOutputMetaTag' }, { getName: () => tag.name, getContent: () => tag.content })),
    getBlob: () => newBlob(runtime, Buffer.from(content ?? ''), 'text/html', null),
  });
  return output;
}

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
