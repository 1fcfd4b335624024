import { deflateSync } from 'node:zlib';
import { ADVANCE, glyph } from './font.js';

export type Color = readonly [number, number, number];

/** A picture of solid colours, and the PNG file of it. */
export class Picture {
  private readonly dots: Buffer;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.dots = Buffer.alloc(width * height * 3, 255);
  }

  dot(x: number, y: number, color: Color): void {
    const [column, row] = [Math.round(x), Math.round(y)];
    if (column < 0 || row < 0 || column >= this.width || row >= this.height) return;
    this.dots.set(color, (row * this.width + column) * 3);
  }

  fill(x: number, y: number, width: number, height: number, color: Color): void {
    for (let row = Math.round(y); row < Math.round(y + height); row += 1) {
      for (let column = Math.round(x); column < Math.round(x + width); column += 1) this.dot(column, row, color);
    }
  }

  /** A line of two dots' width. */
  line(x1: number, y1: number, x2: number, y2: number, color: Color): void {
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1))));
    for (let step = 0; step <= steps; step += 1) {
      const [x, y] = [x1 + ((x2 - x1) * step) / steps, y1 + ((y2 - y1) * step) / steps];
      this.fill(Math.round(x), Math.round(y), 2, 2, color);
    }
  }

  text(x: number, y: number, text: string, color: Color, scale = 1): void {
    Array.from(text).forEach((character, place) => {
      glyph(character).forEach((bits, column) => {
        for (let row = 0; row < 8; row += 1) {
          if (bits & (1 << row)) this.fill(x + (place * ADVANCE + column) * scale, y + row * scale, scale, scale, color);
        }
      });
    });
  }

  png(): Buffer {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.width, 0);
    header.writeUInt32BE(this.height, 4);
    header.set([8, 2, 0, 0, 0], 8);
    const rows = Array.from({ length: this.height }, (_none, row) => [Buffer.from([0]), this.dots.subarray(row * this.width * 3, (row + 1) * this.width * 3)]);
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows.flat()))), chunk('IEND', Buffer.alloc(0))]);
  }
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** The checksum of PNG chunks. */
function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
