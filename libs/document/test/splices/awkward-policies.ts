import fc from 'fast-check';
import { basePolicy, policyText } from '../merge/generated-policies.ts';

/** What serialisers would write otherwise: marks, numbers, spaces and line ends that have to stay as they are. */
const piece = fc.constantFrom(
  'R&D at 3:30pm, 2:1, a_b_c and ____.',
  '10) ten\n11) eleven',
  '*  starred   with   spaces\n*  again',
  '| a|b |\n|---|:-:|\n|1 | 2|',
  'Hard break  \nhere\\\nand there.',
  '> quoted\nlazily',
  'Cafe\u0301 na\u0308ive \u00e9',
  '[link](<a b> "t") and ![image](x.png)',
  '<!-- comment -->',
  '&amp; &copy; \\* \\_',
  '\ttabbed\twords',
  ':term[head] and :blank[x] and mailto:head@x',
  '- a\n  - b\n\n    c',
  '~~~\n:::clause{#no}\n~~~',
);
const note = fc.tuple(fc.constantFrom('note', 'notice', 'guidance', 'duty', 'record'), piece);

/** Generated policies with awkward Markdown inside and between their clauses, in either line end, composed or decomposed. */
export const awkwardPolicy: fc.Arbitrary<string> = fc
  .record({
    policy: basePolicy,
    pieces: fc.array(piece, { minLength: 1, maxLength: 5 }),
    notes: fc.array(note, { maxLength: 2 }),
    lineEnd: fc.constantFrom('\n', '\r\n', 'mixed'),
    form: fc.constantFrom('NFC', 'NFD'),
    tail: fc.constantFrom('', '\n', '\n\n\n', ' '),
    mark: fc.constantFrom('', '\uFEFF'),
  })
  .map(({ policy, pieces, notes, lineEnd, form, tail, mark }) => {
    let at = 0;
    const filled = policyText(policy).replace(/^(:::clause\{[^\n]*\n)/gm, (opening: string) => {
      const inside = pieces[at++ % pieces.length] ?? '';
      const beside = notes[at % (notes.length + 1)];
      const before = beside === undefined ? '' : `:::${beside[0]}{#n-${at}}\n${beside[1]}\n:::\n\n`;
      return `${before}${opening}${inside}\n\n`;
    });
    const text = `${mark}${(filled.trimEnd() + tail).normalize(form)}`;
    if (lineEnd === '\n') return text;
    let line = 0;
    return text.replace(/\n/g, () => (lineEnd === '\r\n' || line++ % 3 === 0 ? '\r\n' : '\n'));
  });
