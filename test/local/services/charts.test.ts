import { inflateSync } from 'node:zlib';
import { releaseThreads, run, thrown, type Script } from './harness';

afterAll(releaseThreads);

/** Width, height and the dots of a PNG of eight-bit colours. */
function readPng(signedBytes: number[]): { width: number; height: number; dot: (x: number, y: number) => string } {
  const file = Buffer.from(signedBytes);
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const packed: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  const rows = inflateSync(Buffer.concat(packed));
  const dot = (x: number, y: number) => rows.subarray(y * (width * 3 + 1) + 1 + x * 3, y * (width * 3 + 1) + 4 + x * 3).toString('hex');
  return { width, height, dot };
}

function table(Charts: Script['Charts']) {
  return Charts.newDataTable().addColumn(Charts.ColumnType.STRING, 'Week').addColumn(Charts.ColumnType.NUMBER, 'OpenAI').addRow(['W1', 10]).addRow(['W2', 20]).build();
}

describe('a chart as a picture', () => {
  it('is a PNG of the size asked for, with columns as high as their values', () => {
    const { Charts } = run();
    const blob = Charts.newColumnChart().setDataTable(table(Charts)).setTitle('Spend').setDimensions(400, 240).setColors(['#112233']).build().getAs('image/png');
    expect(blob.getContentType()).toBe('image/png');
    const { width, height, dot } = readPng(blob.getBytes());
    expect([width, height]).toEqual([400, 240]);
    const columnHeight = (x: number) => Array.from({ length: 240 }, (_none, y) => dot(x, y)).filter((color) => color === '112233').length;
    const [first, second] = [columnHeight(140), columnHeight(300)];
    expect(second).toBeGreaterThan(100);
    expect(second / first).toBeCloseTo(2, 1);
  });

  it.each(['newLineChart', 'newBarChart', 'newPieChart', 'newAreaChart'])('%s draws in its colour', (builder) => {
    const { Charts } = run();
    const chart = Charts[builder]().setDataTable(table(Charts)).setDimensions(300, 200).setColors(['#112233']).build();
    const { dot } = readPng(chart.getBlob().getBytes());
    // The legend's own mark ends above line 44.
    const below = Array.from({ length: 150 }, (_none, row) => Array.from({ length: 300 }, (_also, x) => dot(x, row + 50))).flat();
    expect(below).toContain('112233');
  });

  it('is the same file for the same data', () => {
    const bytes = () => {
      const { Charts } = run();
      return Charts.newLineChart().setDataTable(table(Charts)).build().getAs('image/png').getBytes();
    };
    expect(bytes()).toEqual(bytes());
  });

  it('refuses other formats and unknown builders', () => {
    const { Charts } = run();
    expect(thrown(() => Charts.newLineChart().setDataTable(table(Charts)).build().getAs('application/pdf'))).toMatch(/not in the stand-in/);
    expect(thrown(() => Charts.newScatterChart())).toBe('Error: not in the stand-in: Charts.newScatterChart');
  });
});
