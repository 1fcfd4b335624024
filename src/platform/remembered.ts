import type { JsonParts } from './json-parts.js';

/** Sheets and charts known by what they were made as, because the user may rename and move both. */
export type RememberedSheets = Readonly<{
  /** Id of the sheet made for a tab. */
  idOf: (tab: string) => number | null;
  keepId: (tab: string, id: number) => void;
  /** What a chart was last drawn from, as text; null when it never was. */
  chartOf: (sheetId: number, title: string) => string | null;
  keepChart: (sheetId: number, title: string, drawn: string) => void;
}>;

const SHEETS = 'sheets';
const CHARTS = 'charts';

export function rememberedSheets(documents: JsonParts): RememberedSheets {
  const chartKey = (sheetId: number, title: string): string => `${String(sheetId)} ${title}`;
  const read = <T>(key: string): Readonly<Record<string, T>> => (documents.read(key) as Readonly<Record<string, T>> | null) ?? {};
  return {
    idOf: (tab) => read<number>(SHEETS)[tab] ?? null,
    keepId: (tab, id) => documents.write(SHEETS, { ...read<number>(SHEETS), [tab]: id }),
    chartOf: (sheetId, title) => read<string>(CHARTS)[chartKey(sheetId, title)] ?? null,
    keepChart: (sheetId, title, drawn) => documents.write(CHARTS, { ...read<string>(CHARTS), [chartKey(sheetId, title)]: drawn }),
  };
}
