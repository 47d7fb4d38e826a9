import { describe, expect, it } from '@jest/globals';
import { accentStyles, OWN_ACCENT, safeAccent } from './accent.ts';

describe('an organisation’s colour', () => {
  it('stands as it is where white text on it can be read', () => {
    expect(safeAccent('#1d4f91')).toBe('#1d4f91');
    expect(safeAccent('#5B2A6E')).toBe('#5b2a6e');
  });

  it.each(['#ffffff', '#ffdd00', '#7fdbff', '#ff6666', '#00ff00'])(
    'is darkened where it is too light: %s',
    (colour) => {
      const safe = safeAccent(colour);
      expect(safe).not.toBe(colour);
      expect(contrast(safe)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('gives way to our own where there is none, or something that is no colour', () => {
    for (const colour of [null, undefined, '', 'red', '#fff', '#12345g', '#123456;}body{display:none'])
      expect(safeAccent(colour)).toBe(OWN_ACCENT);
    expect(accentStyles('#zz;}*{display:none')).toBe(`:root{--accent:${OWN_ACCENT}}\n`);
  });
});

function contrast(hex: string): number {
  const linear = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4)));
  const weights = [0.2126, 0.7152, 0.0722];
  const luminance = linear.reduce((sum, each, at) => sum + each * (weights[at] ?? 0), 0);
  return 1.05 / (luminance + 0.05);
}
