/** An organisation's colour and what reads well with it (contrast as in WCAG 2.2, 1.4.3). */
export interface Palette {
  /** The colour as given. */
  readonly band: string;
  /** Words on the band. */
  readonly onBand: '#ffffff' | '#111111';
  /** The colour darkened until it reads on white at 7:1: headings, numbers, rules. */
  readonly ink: string;
}

type Rgb = readonly [red: number, green: number, blue: number];

const FALLBACK: Rgb = [0x1d, 0x3a, 0x5f];
const WANTED_CONTRAST = 7;

/** Derives the page's colours from `#rrggbb`; anything else gets a sober navy. */
export function paletteOf(colour: string): Palette {
  const band = parse(colour) ?? FALLBACK;
  const onBand = contrast(band, [255, 255, 255]) >= contrast(band, [0x11, 0x11, 0x11]) ? '#ffffff' : '#111111';
  let ink = band;
  while (contrast(ink, [255, 255, 255]) < WANTED_CONTRAST) ink = darker(ink);
  return { band: write(band), onBand, ink: write(ink) };
}

function parse(colour: string): Rgb | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour.trim());
  return match ? [parseInt(match[1]!, 16), parseInt(match[2]!, 16), parseInt(match[3]!, 16)] : undefined;
}

function write(rgb: Rgb): string {
  return `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function darker([red, green, blue]: Rgb): Rgb {
  return [Math.floor(red * 0.95), Math.floor(green * 0.95), Math.floor(blue * 0.95)];
}

function contrast(one: Rgb, other: Rgb): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
