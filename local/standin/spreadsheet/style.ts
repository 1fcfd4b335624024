/** Everything about a cell but its content and note. Absent means the sheet's default. */
export type Style = Readonly<{
  /** '' or absent: automatic. */
  numberFormat?: string;
  background?: string;
  fontColor?: string;
  fontWeight?: string;
  fontStyle?: string;
  fontSize?: number;
  fontFamily?: string;
  fontLine?: string;
  horizontal?: string;
  vertical?: string;
  wrap?: string;
  borders?: Borders;
  validation?: Validation;
}>;

export type Side = 'top' | 'left' | 'bottom' | 'right';
export type Borders = Readonly<Partial<Record<Side, Readonly<{ color: string; style: string }>>>>;

/** A rule on what may be typed into a cell. Ranges among the arguments are kept as A1 with sheet. */
export type Validation = Readonly<{
  criteria: string;
  args: readonly unknown[];
  allowInvalid: boolean;
  helpText: string | null;
}>;

/** Styles by number, each kept once. Number 0 is the default style. */
export class StylePool {
  private readonly styles: Style[] = [{}];
  private readonly numbers = new Map<string, number>([['{}', 0]]);

  get(id: number): Style {
    return this.styles[id] ?? {};
  }

  idOf(style: Style): number {
    const entries = Object.entries(style).filter(([, value]: [string, unknown]) => value !== undefined && value !== '');
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    const clean = Object.fromEntries(entries) as Style;
    const key = JSON.stringify(clean);
    let id = this.numbers.get(key);
    if (id === undefined) {
      id = this.styles.push(clean) - 1;
      if (id > 65_535) throw new Error('More than 65,535 different cell styles.');
      this.numbers.set(key, id);
    }
    return id;
  }

  all(): readonly Style[] {
    return this.styles;
  }
}

/** A changed copy; an undefined field goes back to the default. */
export function withStyle(style: Style, change: { [Field in keyof Style]: Style[Field] | undefined }): Style {
  return { ...style, ...change } as Style;
}
