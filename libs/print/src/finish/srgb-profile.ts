/** Steps of the tone curve: enough that no 8-bit colour moves. */
const CURVE_STEPS = 256;
const HEADER_LENGTH = 128;

/** D50 values of IEC 61966-2.1, adapted as the ICC does. */
const WHITE = [0.9642, 1, 0.8249] as const;
const RED = [0.43607, 0.22249, 0.01392] as const;
const GREEN = [0.38515, 0.71687, 0.09708] as const;
const BLUE = [0.14307, 0.06061, 0.7141] as const;

/** Writes a small sRGB display profile (ICC.1:2001-04), so that no profile under another's licence has to be shipped. */
export function srgbProfile(): Uint8Array {
  const curve = toneCurve();
  const tags: readonly (readonly [signature: string, body: Buffer])[] = [
    ['desc', description('sRGB IEC61966-2.1 equivalent')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(WHITE)],
    ['rXYZ', xyz(RED)],
    ['gXYZ', xyz(GREEN)],
    ['bXYZ', xyz(BLUE)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const directory = Buffer.alloc(4 + 12 * tags.length);
  directory.writeUInt32BE(tags.length);
  const places = new Map<Buffer, number>();
  const bodies: Buffer[] = [];
  let end = HEADER_LENGTH + directory.length;
  tags.forEach(([signature, body], index) => {
    if (!places.has(body)) {
      places.set(body, end);
      bodies.push(padded(body));
      end += padded(body).length;
    }
    const at = 4 + 12 * index;
    directory.write(signature, at, 'latin1');
    directory.writeUInt32BE(places.get(body)!, at + 4);
    directory.writeUInt32BE(body.length, at + 8);
  });
  return new Uint8Array(Buffer.concat([header(end), directory, ...bodies]));
}

function header(length: number): Buffer {
  const bytes = Buffer.alloc(HEADER_LENGTH);
  bytes.writeUInt32BE(length, 0);
  bytes.writeUInt32BE(0x02100000, 8); // version 2.1
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  [2026, 1, 1, 0, 0, 0].forEach((part, index) => bytes.writeUInt16BE(part, 24 + 2 * index));
  bytes.write('acsp', 36, 'latin1');
  xyz(WHITE).copy(bytes, 68, 8);
  return bytes;
}

function toneCurve(): Buffer {
  const bytes = Buffer.alloc(12 + 2 * CURVE_STEPS);
  bytes.write('curv', 0, 'latin1');
  bytes.writeUInt32BE(CURVE_STEPS, 8);
  for (let step = 0; step < CURVE_STEPS; step += 1) {
    const value = step / (CURVE_STEPS - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(linear * 0xffff), 12 + 2 * step);
  }
  return bytes;
}

function xyz(values: readonly [number, number, number]): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.write('XYZ ', 0, 'latin1');
  values.forEach((value, index) => bytes.writeInt32BE(Math.round(value * 65_536), 8 + 4 * index));
  return bytes;
}

function text(words: string): Buffer {
  return Buffer.from(`text\0\0\0\0${words}\0`, 'latin1');
}

function description(words: string): Buffer {
  const ascii = Buffer.from(`${words}\0`, 'latin1');
  const start = Buffer.alloc(12);
  start.write('desc', 0, 'latin1');
  start.writeUInt32BE(ascii.length, 8);
  return Buffer.concat([start, ascii, Buffer.alloc(78)]); // no Unicode and no Macintosh description
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
