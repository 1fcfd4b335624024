import { enumOf, face, type EnumValue, type ServiceRuntime } from './face.js';

const MIME_TYPE = enumOf('ContentService.MimeType', ['ATOM', 'CSV', 'ICAL', 'JAVASCRIPT', 'JSON', 'RSS', 'TEXT', 'VCARD', 'XML']);

export function createContentService(runtime: ServiceRuntime) {
  return face(runtime, { service: 'ContentService', name: 'ContentService' }, {
    MimeType: MIME_TYPE,
    createTextOutput: (text?: unknown) => textOutput(runtime, text === undefined ? '' : String(text)),
  });
}

function textOutput(runtime: ServiceRuntime, text: string): object {
  let content: string | null = text;
  let mimeType: EnumValue = MIME_TYPE.TEXT;
  let fileName: string | null = null;
  const output: object = face(runtime, { service: null, name: 'ContentService.TextOutput' }, {
    append: (more: unknown) => ((content = (content ?? '') + String(more)), output),
    clear: () => ((content = null), output),
    setContent: (next: unknown) => ((content = String(next)), output),
    getContent: () => content,
    setMimeType: (type: EnumValue) => ((mimeType = type), output),
    getMimeType: () => mimeType,
    downloadAsFile: (name: unknown) => ((fileName = String(name)), output),
    getFileName: () => fileName,
  });
  return output;
}
