/** A table of rows of plain text; the first is the header. */
export function markdownTable([header = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * The text with what stands between `<!-- name:start -->` and `<!-- name:end -->` replaced.
 *
 * @throws Error when a marker is missing, stands twice, or they stand the wrong way round
 */
export function betweenMarkers(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [before, rest, extra] = text.split(start);
  const [, after, more] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined || extra !== undefined || more !== undefined) {
    throw new Error(`Expected ${start} and, after it, ${end}, once each.`);
  }
  return `${before}${start}\n${content}\n${end}${after}`;
}
