import { addressOf } from '../../out/address.js';
import type { SheetPicture } from '../../out/picture.js';
import { byId } from './dom.js';
import type { FUniver } from './facade.js';

/** Shows the note of the chosen cell under the grid, where a spreadsheet would show it beside the cell. */
export function wireNotes(api: FUniver, pictures: ReadonlyMap<string, SheetPicture>): void {
  api.addEvent(api.Event.SelectionChanged, ({ worksheet, selections }) => {
    const [first] = selections;
    const note = first === undefined ? undefined : pictures.get(worksheet.getSheetName())?.rows[first.startRow]?.[first.startColumn]?.note;
    byId('note').textContent = first === undefined || note === undefined ? '' : `${addressOf(first.startRow, first.startColumn)}: ${note}`;
  });
}
