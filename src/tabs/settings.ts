import type { Column, TabShape } from './tab.js';

/** One setting as the tab shows it before the user changes it. */
export type SettingRow = Readonly<{ name: string; value: string | number; about: string; choices?: readonly string[] }>;

const column = (header: string, note: string, width: number, cell: Column<SettingRow>['cell'], owner: 'app' | 'user'): Column<SettingRow> => ({
  header,
  note,
  format: 'general',
  owner,
  width,
  cell,
});

/** Choices of the workbook, one a row. */
export const settings: TabShape<SettingRow> = {
  name: 'Settings',
  about: 'Choices for this workbook. Change the Value column; a value that cannot be used gets a note and the default counts.',
  columns: [
    column('Setting', 'Name of the choice; leave it as it is.', 210, (record) => record.name, 'app'),
    column('Value', 'Your choice.', 210, (record) => record.value, 'user'),
    column('What it does', 'What the choice changes.', 560, (record) => record.about, 'app'),
  ],
};
