/** Univer's facade with what the loaded plugins add to it. */
export type { FUniver } from '@univerjs/core/facade';
export type { FRange, FWorkbook, FWorksheet } from '@univerjs/sheets/facade';
