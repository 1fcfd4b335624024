type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

const TONES = {
  good: { background: '#dff3e4', color: '#0b5a2a' },
  warn: { background: '#fff3cd', color: '#6b4e00' },
  bad: { background: '#fde2e1', color: '#8c1d18' },
  quiet: { background: '#f3f4f6', color: '#6b7280' },
} as const;

export type Tone = keyof typeof TONES;

/** Puts the rule in place of those with the same formula; the user's own rules stay, in their order. */
export function applyHighlight(sheet: GoogleSheet, range: Range, formula: string, tone: Tone): void {
  const rules = sheet.getConditionalFormatRules();
  const same = rules.filter((rule) => formulaOf(rule) === formula);
  const [only] = same;
  if (same.length === 1 && only !== undefined && covers(only, range) && only.getBooleanCondition()?.getBackground() === TONES[tone].background) return;
  const rule = SpreadsheetApp.newConditionalFormatRule()
    .whenFormulaSatisfied(formula)
    .setBackground(TONES[tone].background)
    .setFontColor(TONES[tone].color)
    .setRanges([range])
    .build();
  sheet.setConditionalFormatRules([...rules.filter((other) => formulaOf(other) !== formula), rule]);
}

function formulaOf(rule: Rule): string | null {
  const condition = rule.getBooleanCondition();
  if (condition === null || condition.getCriteriaType() !== SpreadsheetApp.BooleanCriteria.CUSTOM_FORMULA) return null;
  return String(condition.getCriteriaValues()[0]);
}

function covers(rule: Rule, range: Range): boolean {
  const [first, ...others] = rule.getRanges();
  return first !== undefined && others.length === 0 && first.getA1Notation() === range.getA1Notation();
}
