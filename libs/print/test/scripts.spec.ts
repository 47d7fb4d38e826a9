import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OpenPdf } from '../src/finish/open-pdf.ts';
import { createPrinter, type Printer } from '../src/index.ts';
import { conformanceFaults } from './conformance.ts';
import { samplePrintJob } from './sample-policy.ts';
import { spokenText } from './spoken-text.ts';

let printer: Printer;
beforeAll(async () => {
  printer = await createPrinter({ timeLimitMs: 60_000 });
});
afterAll(async () => printer.close());

describe('names as people write them', () => {
  it.each([
    ['Welsh', 'cy', 'Siân Llŷr-Ŵyn'],
    ['Irish', 'en-GB', 'Ciarán Ó Dónaill'],
    ['Polish', 'en-GB', 'Zażółć Gęślą-Jaźń'],
    ['Turkish', 'en-GB', 'Şükrü İğdır'],
    ['Vietnamese', 'en-GB', 'Nguyễn Thị Hằng'],
    ['Greek', 'en-GB', 'Ελένη Παπαδοπούλου'],
    ['Ukrainian', 'en-GB', 'Їжакевич Ґалина'],
    ['Hindi', 'en-GB', 'अनन्या शर्मा'],
    ['symbols', 'en-GB', 'Step → done ☑ ≥ 3'],
  ])('%s is printed and read aloud as written', async (_what, language, name) => {
    const open = await OpenPdf.load((await printNamed(name, language)).bytes);
    expect(conformanceFaults(open)).toEqual([]);
    const spoken = spokenText(open);
    expect(spoken).not.toContain('\uFFFD');
    if (/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{P}\p{N}\p{S} ]*$/u.test(name))
      expect(spoken).toContain(name);
  });

  it.each([
    ['Urdu', 'عائشہ صدیقی'],
    ['Arabic', 'فاطمة الزهراء'],
  ])('%s runs from right to left with its letters joined', async (_what, name) => {
    const open = await OpenPdf.load((await printNamed(name, 'en-GB')).bytes);
    expect(conformanceFaults(open)).toEqual([]);
    const letters = (text: string) => [...text.normalize('NFKC')].filter((letter) => /\p{Script=Arabic}/u.test(letter));
    for (const letter of letters(name)) expect(letters(spokenText(open))).toContain(letter);
  });

  it('draws emoji in one colour, joined sequences as one picture', async () => {
    const { bytes } = await printNamed('Ms Green 🎉 👩‍🏫 🏴󠁧󠁢󠁷󠁬󠁳󠁿', 'en-GB');
    expect(conformanceFaults(await OpenPdf.load(bytes))).toEqual([]);
  });

  it('refuses Chinese honestly: no font for it is shipped', async () => {
    await expect(printNamed('王小明', 'en-GB')).rejects.toMatchObject({ code: 'MISSING_GLYPHS', retryable: false });
    await expect(printNamed('王小明', 'en-GB')).rejects.toThrow('王 (U+738B)');
  });
});

function printNamed(name: string, language: string) {
  return printer.print(
    samplePrintJob({
      language,
      runningHead: name,
      html: () => `<h2>${name}</h2><p>Signed by ${name}, <strong>${name}</strong>, <em>${name}</em>.</p>`,
      signatureFields: [{ field: 'head', role: 'Headteacher', name }],
    }),
  );
}
