import { describe, expect, it } from '@jest/globals';
import { chooseFonts } from './choose-fonts.ts';
import { openFontShelf, SHIPPED_FONTS } from './font-shelf.ts';
import { woffToOpenType } from './woff.ts';

const shelf = openFontShelf(SHIPPED_FONTS);
const faces = (text: string) => chooseFonts(shelf, text).css.match(/@font-face/g)?.length;

describe('chooseFonts', () => {
  it('takes the Latin files alone for English', () => {
    expect(faces('Plain English – “quoted”, £5 and 20°')).toBe(4);
  });

  it.each([
    ['Welsh', 'Siân Llŷr-Ŵyn', 8],
    ['Polish', 'Łukasz Żółć', 8],
    ['Greek', 'Ελένη', 8],
    ['Ukrainian', 'Їжак', 8],
    ['Urdu', 'عائشہ صدیقی', 6],
    ['Arabic', 'سلامة', 6],
    ['Hindi', 'अनन्या', 8],
    ['symbols', '☐ ☑', 5],
    ['emoji', '🎉', 5],
  ])('adds what %s needs', (_language, text, count) => {
    expect(faces(`Policy ${text}`)).toBe(count);
  });

  it('counts a character reference as its character', () => {
    expect(faces('Si&#xe2;n Ll&#375;r')).toBe(8);
  });

  it('refuses characters that no shipped font draws, and names them', () => {
    expect(() => chooseFonts(shelf, '政策 of the school')).toThrow('政 (U+653F), 策 (U+7B56)');
  });

  it('needs no glyph for joiners, marks of direction and soft hyphens', () => {
    expect(faces('super\u00adcali \u200bfragi\u200f\ufeff\n\t')).toBe(4);
  });

  it('never splits a word of plain letters between two files', () => {
    const [latin, latinExtended] = shelf;
    expect(latinExtended!.subset).toBe('latin-ext');
    expect([...latinExtended!.characters].filter((codePoint) => latin!.characters.has(codePoint))).toEqual([]);
  });
});

describe('woffToOpenType', () => {
  it('gives back a font whose tables lie where its directory says', () => {
    const font = woffToOpenType(shelf[0]!.readWoff());
    const count = font.readUInt16BE(4);
    expect(font.readUInt32BE(0)).toBe(0x00010000);
    for (let index = 0; index < count; index += 1) {
      const entry = 12 + index * 16;
      const end = font.readUInt32BE(entry + 8) + font.readUInt32BE(entry + 12);
      expect(end).toBeLessThanOrEqual(font.length);
      if (font.toString('latin1', entry, entry + 4) === 'head') {
        expect(font.readUInt32BE(font.readUInt32BE(entry + 8) + 12)).toBe(0x5f0f3cf5); // the table's magic number
      }
    }
  });
});
