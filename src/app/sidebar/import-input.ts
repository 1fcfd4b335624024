import { Fault } from '../../core/fault.js';
import type { ColumnMapping, ImportChoices, ImportConsent, ImportSlice, ImportSource } from '../api.js';
import { FIELDS_OF } from '../import/field-names.js';
import { recordIn } from '../state/record.js';

type Given = Readonly<Record<string, unknown>>;

/** Input of the import commands, of which only the form is trusted that was checked here. */
export function checkedSlice(given: Given): ImportSlice {
  return { upload: textIn(given, 'upload'), part: Number(given['part']), parts: Number(given['parts']), text: textIn(given, 'text') };
}

export function checkedSource(given: Given): ImportSource {
  return { upload: textIn(given, 'upload'), fileName: textIn(given, 'fileName').slice(0, 200), choices: checkedChoices(recordIn(given['choices'])) };
}

export function consentIn(given: Given): ImportConsent {
  return { goodLines: given['goodLines'] === true, replace: given['replace'] === true };
}

function checkedChoices(given: Given): ImportChoices {
  const { dateOrder, decimalMark, mapping } = given;
  return {
    format: textIn(given, 'format'),
    name: textIn(given, 'name'),
    mapping: mapping === null || mapping === undefined ? null : checkedMapping(recordIn(mapping)),
    dateOrder: dateOrder === 'monthFirst' || dateOrder === 'dayFirst' ? dateOrder : null,
    decimalMark: decimalMark === 'point' || decimalMark === 'comma' ? decimalMark : null,
    allRows: given['allRows'] === true,
  };
}

function checkedMapping(given: Given): ColumnMapping {
  const { kind, inputFigure } = given;
  if (kind !== 'usage' && kind !== 'cost' && kind !== 'request' && kind !== 'cloud') throw new Fault('config', 'There is no such kind of table.', 'Mapping', 'Choose one of the list.');
  const fields = FIELDS_OF[kind];
  const textsOf = (map: Given): Record<string, string> => {
    const texts: Record<string, string> = {};
    fields.forEach((field) => { if (typeof map[field] === 'string' && map[field] !== '') texts[field] = map[field]; });
    return texts;
  };
  return {
    kind,
    columns: textsOf(recordIn(given['columns'])),
    fixed: textsOf(recordIn(given['fixed'])),
    inputFigure: inputFigure === 'inclusive' || inputFigure === 'disjoint' ? inputFigure : 'untold',
  };
}

function textIn(given: Given, field: string): string {
  const value = given[field];
  if (typeof value !== 'string') throw new Fault('config', 'It is missing or no text.', `Field “${field}”`, 'Close the sidebar and open it again.');
  return value;
}
