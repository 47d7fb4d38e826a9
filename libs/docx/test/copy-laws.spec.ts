import { describe, expect, it } from '@jest/globals';
import { copyPolicy, readPolicy, takeCopyChanges, type CopyChange, type PolicyDocument } from '@ratify/document';
import fc from 'fast-check';
import { FACTS, roundTrip } from './copy-file.ts';
import { policyTexts } from './generated-copies.ts';

const RUNS = Number(process.env['RUNS'] ?? 40);

/** Takes changes, as the page does. */
function taken(document: PolicyDocument, changes: readonly CopyChange[]): PolicyDocument {
  return readPolicy(takeCopyChanges(document, changes).text);
}

const saidLines = (document: PolicyDocument): string[] =>
  copyPolicy(document, FACTS).lines.map(({ partId, cells }) =>
    [partId, ...cells.map((cell) => cell.map(({ text }) => text).join(''))].join(' | ').replace(/\s+/g, ' ').trim(),
  );

describe('a policy that goes out as a Word file and comes back', () => {
  it('brings nothing when nobody changed it', async () => {
    await fc.assert(
      fc.asyncProperty(policyTexts, async (text) => {
        const { changes, notCarried, file } = await roundTrip(text);
        expect({ changes, notCarried, notices: file.notices }).toEqual({ changes: [], notCarried: [], notices: [] });
      }),
      { numRuns: RUNS },
    );
  });

  it('changes the one clause whose words were changed, and leaves every other byte', async () => {
    await fc.assert(
      fc.asyncProperty(policyTexts, fc.nat(), async (text, pick) => {
        const places: number[] = [];
        const { document, changes, notCarried } = await roundTrip(text, (xml) => {
          // A plain word of a clause, wherever it stands: in a paragraph, an item or a cell, bold or not.
          for (const match of xml.matchAll(
            /\b(?:staff|keep|private|accounts|share|pictures|learning|trips|families)\b/g,
          ))
            places.push(match.index);
          const at = places[pick % Math.max(places.length, 1)];
          return at === undefined ? xml : `${xml.slice(0, at)}zebras${xml.slice(at).replace(/^\w+/, '')}`;
        });
        fc.pre(places.length > 0);
        expect(notCarried).toEqual([]);
        expect(changes).toHaveLength(1);
        const after = taken(document, changes);
        const [before, now] = [saidLines(document), saidLines(after)];
        const differing = now.flatMap((line, at) => (line === before[at] ? [] : [line]));
        expect(now).toHaveLength(before.length);
        expect(differing).toHaveLength(1);
        expect(differing[0]).toContain('zebras');
        // One word was typed: one word of the file differs.
        expect(after.text.replace('zebras', '')).toHaveLength(
          document.text.length - (wordAt(document.text, after.text)?.length ?? 0),
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('brings a deleted paragraph, item or row back as the change of its clause, and nothing of another', async () => {
    await fc.assert(
      fc.asyncProperty(policyTexts, fc.nat(), async (text, pick) => {
        let gone = '';
        const { document, changes, notCarried } = await roundTrip(text, (xml) => {
          const blocks = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs)].filter(
            ([block]) => /_ry\d+y/.test(block) && !/Heading|"Title"|Contents|PolicyCell/.test(block),
          );
          const [block = '', at = 0] =
            blocks.map((each) => [each[0], each.index] as const)[pick % Math.max(blocks.length, 1)] ?? [];
          gone = block;
          return xml.slice(0, at) + xml.slice(at + block.length);
        });
        fc.pre(gone !== '');
        const after = taken(document, changes);
        const [before, now] = [saidLines(document), saidLines(after)];
        const parts = new Set(changes.map((change) => ('clauseId' in change ? change.clauseId : '')));
        // Words that stand elsewhere too may be taken for one another; nothing but this line may be missing.
        const missing = before.filter((line) => !now.includes(line) && !line.startsWith('| '));
        expect(
          missing.every(
            (line) => parts.has(line.split(' | ')[0] ?? '') || changes.some(({ kind }) => kind === 'removed'),
          ),
        ).toBe(true);
        expect(changes.length + notCarried.length).toBeGreaterThan(0);
        expect(changes.filter(({ kind }) => kind !== 'reworded' && kind !== 'removed')).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

/** The one word that was replaced. */
function wordAt(before: string, after: string): string | undefined {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  return /^[a-z]*/.exec(before.slice(at - (/[a-z]*$/.exec(before.slice(0, at))?.[0].length ?? 0)))?.[0];
}
