import { describe, expect, it } from '@jest/globals';
import { checkAttachments, checkHtmlSize } from '../check-size.ts';
import { paletteOf } from './colour.ts';
import { cssString, escapeHtml } from './escape.ts';
import { missingSignaturesHtml } from './signatures.ts';
import { phrasesFor } from './phrases.ts';
import { verifyCodeOf } from './verification.ts';

describe('paletteOf', () => {
  it('puts white words on a dark band and black ones on a light one', () => {
    expect(paletteOf('#0b5d4e').onBand).toBe('#ffffff');
    expect(paletteOf('#ffdd00').onBand).toBe('#111111');
  });

  it('darkens a light colour until it can be read as text', () => {
    expect(paletteOf('#0b5d4e').ink).toBe('#0b5d4e');
    expect(paletteOf('#ffdd00').ink).toBe('#655700');
  });

  it('takes navy for what is no colour, and never passes it on', () => {
    expect(paletteOf('red;} body{display:none').band).toBe('#1d3a5f');
  });
});

describe('escapes', () => {
  it('lets no text end a CSS string, a rule or the style element', () => {
    expect(cssString('a"}</style>\n\\')).toBe('"a\\22 \\7d \\3c \\2f style\\3e \\a \\5c "');
    expect(cssString('Siân, ysgol')).toBe('"Siân\\2c  ysgol"');
  });

  it('escapes HTML', () => {
    expect(escapeHtml(`<b title='"'>&`)).toBe('&lt;b title=&#39;&quot;&#39;&gt;&amp;');
  });
});

describe('missingSignaturesHtml', () => {
  const fields = [{ field: 'vice chair', role: 'Vice-Chair' }];

  it('adds a box for a field without a place', () => {
    expect(missingSignaturesHtml('<p>x</p>', fields, phrasesFor('en'))).toContain(
      'href="https://signature.invalid/vice%20chair"',
    );
  });

  it('adds none when the body has the place', () => {
    expect(
      missingSignaturesHtml(
        '<a class="signature-field" href="https://signature.invalid/vice%20chair"></a>',
        fields,
        phrasesFor('en'),
      ),
    ).toBe('');
  });

  it('is not fooled by words that look like one', () => {
    const words = '<p>href="https://signature.invalid/vice%20chair"</p>';
    expect(missingSignaturesHtml(words, fields, phrasesFor('en'))).toContain('signature-box');
  });
});

describe('verifyCodeOf', () => {
  it('is the last part of the address unless given', () => {
    expect(verifyCodeOf({ verifyUrl: 'https://x.example/verify/AB-12/' })).toBe('AB-12');
    expect(verifyCodeOf({ verifyUrl: 'https://x.example/verify/AB-12', verifyCode: 'C' })).toBe('C');
    expect(verifyCodeOf({})).toBeUndefined();
  });
});

describe('size limits', () => {
  it('refuse what no policy needs', () => {
    expect(() => checkHtmlSize('<tr>'.repeat(5_001))).toThrow('5001 rows');
    expect(() => checkHtmlSize('x'.repeat(2_000_001))).toThrow('2000000 characters');
    const heavy = {
      name: 'a',
      mime: 'text/plain',
      bytes: new Uint8Array(25_000_001),
      description: '',
      relationship: 'Data',
    } as const;
    expect(() => checkAttachments([heavy])).toThrow('25000001 bytes');
  });
});
