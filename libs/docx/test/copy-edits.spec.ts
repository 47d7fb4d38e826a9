import { describe, expect, it } from '@jest/globals';
import { readPolicy, takeCopyChanges, type CopyAnswer, type CopyChange, type PolicyDocument } from '@ratify/document';
import { COPY_ID, copyOf, roundTrip } from './copy-file.ts';
import { edited, withParts } from './edited-file.ts';
import { openZip } from '../src/open-zip.ts';
import { readCopy } from '../src/read-copy.ts';
import { escape, paragraph, run } from './docx-file.ts';

const TEXT = `---
title: Lone working
terms: {head: headteacher}
term-values: {head: principal}
blanks:
  lead: {type: person, label: Who leads?}
  since: {type: date, label: Since when?}
---

## Working alone {#alone}

:::clause{#tell}
You **must** tell the :term[head] before you stay.

- the office
- the site team
:::

:::clause{#log}
The log is kept by :blank[lead] since :blank[since].

| Day | Who |
| --- | --- |
| Monday | Office |
| Friday | Site team |
:::

## Keys {#keys}

:::clause{#hand-in rule=optional}
Keys are handed in.
:::
`;

const taken = (document: PolicyDocument, changes: readonly CopyChange[]): string =>
  takeCopyChanges(document, changes).text;

/** The whole paragraph of the body that holds these words. */
const holding = (xml: string, words: string): { readonly block: string; readonly at: number } => {
  const at = xml.lastIndexOf('<w:p>', xml.indexOf(words));
  return { at, block: xml.slice(at, xml.indexOf('</w:p>', at) + 6) };
};
const behind = (xml: string, words: string, put: string): string => {
  const { at, block } = holding(xml, words);
  return xml.slice(0, at + block.length) + put + xml.slice(at + block.length);
};
/** A paragraph as Word makes it when Enter is pressed at the end of another: looks the same, has no bookmark. */
const likeIt = (xml: string, words: string, said: string): string => {
  const { block } = holding(xml, words);
  const look = /<w:pPr>.*?<\/w:pPr>/s.exec(block)?.[0] ?? '';
  return `<w:p>${look}${run(said)}</w:p>`;
};

describe('what somebody does to the Word file of a draft', () => {
  it('rewords a sentence: the term in it stays a term, and emphasis stays', async () => {
    const { document, changes, notCarried } = await roundTrip(TEXT, (xml) =>
      xml.replace('before you stay', 'before they stay on'),
    );
    expect(notCarried).toEqual([]);
    expect(taken(document, changes)).toBe(TEXT.replace('before you stay', 'before they stay on'));
  });

  it('rewords what stands before an article that fits its term: the article of the text stays', async () => {
    const text = TEXT.replace('tell the :term', 'tell a :term').replace('head: principal', 'head: executive head');
    const { document, changes, notCarried } = await roundTrip(text, (xml) => xml.replace(' tell ', ' warn '));
    expect(notCarried).toEqual([]);
    expect(taken(document, changes)).toBe(text.replace('tell a ', 'warn a '));
  });

  it('makes a word bold', async () => {
    const { document, changes } = await roundTrip(TEXT, (xml) =>
      xml.replace(
        /<w:r><w:t[^>]*>Keys are handed in\.<\/w:t><\/w:r>/,
        `${run('Keys are ')}${run('handed', '<w:b/>')}${run(' in.')}`,
      ),
    );
    expect(taken(document, changes)).toBe(TEXT.replace('Keys are handed in.', 'Keys are **handed** in.'));
  });

  it('types signs that Markdown would take for its own', async () => {
    const { document, changes } = await roundTrip(TEXT, (xml) =>
      xml.replace('Keys are handed in.', escape('1. *All* keys_are_ [x] :see[y] <b> & # handed in.')),
    );
    const { text } = await roundTrip(taken(document, changes)).then(({ document: { text: after } }) => ({
      text: after,
    }));
    const again = await roundTrip(text);
    expect(
      again.file.lines
        .flatMap(({ cells }) => cells.flat())
        .map((each) => each.text)
        .join('\n'),
    ).toContain('1. *All* keys_are_ [x] :see[y] <b> & # handed in.');
  });

  it('answers a blank by typing over its question', async () => {
    const { document, changes, notCarried } = await roundTrip(TEXT, (xml) =>
      xml.replace('[Who leads?]', 'Ann Example').replace('[Since when?]', '5 July 2027'),
    );
    expect(notCarried).toEqual([]);
    expect(changes.map(({ id }) => id)).toEqual(['answered-lead', 'answered-since']);
    const after = readPolicy(taken(document, changes));
    expect(after.frontMatter?.values).toEqual({ lead: 'Ann Example', since: '2027-07-05' });
    expect(after.text).toContain('The log is kept by :blank[lead] since :blank[since].');
  });

  it('presses Enter behind a clause: a new clause, numbered as Word numbers it', async () => {
    const { document, changes, notCarried } = await roundTrip(TEXT, (xml) =>
      behind(xml, 'Keys are handed in.', likeIt(xml, 'Keys are handed in.', 'A spare key is a key.')),
    );
    expect(notCarried).toEqual([]);
    expect(taken(document, changes)).toBe(`${TEXT}\n:::clause{#x-from-word-1}\nA spare key is a key.\n:::\n`);
  });

  it('puts a clause before the first of a section', async () => {
    const { document, changes } = await roundTrip(TEXT, (xml) =>
      behind(xml, '>Keys<', likeIt(xml, 'Keys are handed in.', 'Whoever has a key signs for it.')),
    );
    expect(taken(document, changes)).toBe(
      TEXT.replace(
        ':::clause{#hand-in',
        ':::clause{#x-from-word-1}\nWhoever has a key signs for it.\n:::\n\n:::clause{#hand-in',
      ),
    );
  });

  it('adds an item, a row and a paragraph', async () => {
    const { document, changes, notCarried } = await roundTrip(TEXT, (xml) => {
      const withItem = behind(xml, '>the office<', likeIt(xml, '>the office<', 'the caretaker'));
      const withText = behind(
        withItem,
        'The log is kept by',
        paragraph('It is kept for a year.', { style: 'PolicyText' }),
      );
      const row = /<w:tr>(?:(?!<\/w:tr>).)*Monday.*?<\/w:tr>/s.exec(withText)?.[0] ?? '';
      const put = row.replace('Monday', 'Tuesday').replace(/<w:bookmark[^>]*>/g, '');
      return withText.replace(row, row + put);
    });
    expect(notCarried).toEqual([]);
    expect(taken(document, changes)).toBe(
      TEXT.replace('- the office\n', '- the office\n- the caretaker\n')
        .replace(':blank[since].\n', ':blank[since].\n\nIt is kept for a year.\n')
        .replace('| Monday | Office |\n', '| Monday | Office |\n| Tuesday | Office |\n'),
    );
  });

  it('adds a section with a clause', async () => {
    const { document, changes, notCarried } = await roundTrip(TEXT, (xml) => {
      const clause = likeIt(xml, 'Keys are handed in.', 'The yard is shut at six.');
      return behind(xml, 'Keys are handed in.', likeIt(xml, '>Keys<', 'The yard') + clause);
    });
    expect(notCarried).toEqual([]);
    expect(taken(document, changes)).toBe(
      `${TEXT}\n## The yard {#x-from-word-1}\n\n:::clause{#x-from-word-2}\nThe yard is shut at six.\n:::\n`,
    );
  });

  it('deletes an item, and a whole clause', async () => {
    const { document, changes, notCarried } = await roundTrip(TEXT, (xml) => {
      const item = holding(xml, '>the site team<').block;
      return xml.replace(item, '').replace(holding(xml, 'Keys are handed in.').block, '');
    });
    expect(notCarried).toEqual([]);
    expect(changes.map(({ id }) => id)).toEqual(['reworded-tell', 'removed-hand-in']);
    const after = taken(document, changes);
    expect(after).toContain('- the office\n:::');
    expect(after).not.toContain('hand-in');
  });

  it('tracks changes: they are read as accepted, and told of', async () => {
    const { document, changes, file } = await roundTrip(TEXT, (xml) =>
      xml.replace(
        /<w:r><w:t[^>]*>Keys are handed in\.<\/w:t><\/w:r>/,
        `${run('Keys are ')}<w:del w:id="91" w:author="Bea"><w:r><w:delText xml:space="preserve">handed in.</w:delText></w:r></w:del><w:ins w:id="92" w:author="Bea">${run('kept safe.')}</w:ins>`,
      ),
    );
    expect(taken(document, changes)).toBe(TEXT.replace('handed in.', 'kept safe.'));
    expect(file.notices).toEqual([
      { what: 'deleted-text', text: 'handed in.', inText: false },
      { what: 'inserted-text', text: 'kept safe.', inText: true },
    ]);
  });

  it('writes in the footer: it is told of, and one left as it was is not', async () => {
    const bytes = await copyOf(readPolicy(TEXT));
    const footer = openZip(bytes).names.find((name) => /^word\/footer\d*\.xml$/.test(name)) ?? '';
    expect((await readCopy(bytes)).notices).toEqual([]);
    const file = await readCopy(
      withParts(bytes, { [footer]: (xml) => xml.replace('version 7', 'version 7, seen by the unions') }),
    );
    expect(file.notices).toEqual([
      { what: 'footer', text: expect.stringContaining('seen by the unions'), inText: false },
    ]);
  });

  it('writes comments: each comes with its author, the words it was put to and their line', async () => {
    const bytes = await copyOf(readPolicy(TEXT));
    const comment =
      '<w:comment w:id="3" w:author="Bea Clark"><w:p><w:r><w:t>Who checks this?</w:t></w:r></w:p></w:comment>';
    const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const file = await readCopy(
      withParts(bytes, {
        'word/document.xml': (xml) =>
          xml.replace(
            /<w:r><w:t[^>]*>Keys are handed in\.<\/w:t><\/w:r>/,
            `${run('Keys ')}<w:commentRangeStart w:id="3"/>${run('are handed in')}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>${run('.')}`,
          ),
        'word/comments.xml': () => `<w:comments ${space}>${comment}</w:comments>`,
      }),
    );
    const line = file.lines.findIndex(({ cells }) => cells[0]?.some(({ text }) => text.includes('Keys are handed in')));
    expect(file.remarks).toEqual([
      {
        what: 'comment',
        text: 'Who checks this?',
        author: 'Bea Clark',
        quoted: 'are handed in',
        mark: file.lines[line]?.marks[0],
      },
    ]);
  });

  it('sends it through an editor that drops bookmarks and properties: words find their place', async () => {
    const { document, changes, notCarried, file } = await roundTrip(TEXT, (xml) =>
      xml.replace(/<w:bookmark[^>]*>/g, '').replace('before you stay', 'before they stay on'),
    );
    expect(file.lines.every(({ marks }) => marks.length === 0)).toBe(true);
    expect(notCarried).toEqual([]);
    expect(taken(document, changes)).toBe(TEXT.replace('before you stay', 'before they stay on'));
  });

  it('says which copy it is by its properties, or else by its bookmark', async () => {
    const bytes = await copyOf(readPolicy(TEXT));
    expect((await readCopy(bytes)).copyId).toBe(COPY_ID);
    const without = withParts(bytes, { 'docProps/custom.xml': () => undefined });
    expect((await readCopy(without)).copyId).toBe(COPY_ID);
    expect((await readCopy(edited(without, (xml) => xml.replace(/<w:bookmark[^>]*>/g, '')))).copyId).toBeNull();
  });

  it('changes what is filled from the record: told of, and not carried', async () => {
    const text = TEXT.replace('## Working alone', '::document-control\n\n## Working alone');
    const { changes, notCarried } = await roundTrip(text, (xml) => xml.replace('Hillside School', 'Another School'));
    expect(changes).toEqual([]);
    expect(notCarried).toEqual([{ clauseId: 'preamble', words: 'Organisation | Another School', why: 'made' }]);
  });
});

describe('a draft that moved on while its Word file was away', () => {
  const change = async (): Promise<CopyChange> => {
    const { changes } = await roundTrip(TEXT, (xml) => xml.replace('before you stay', 'before they stay on'));
    const [first] = changes;
    if (!first) throw new Error('nothing came back');
    return first;
  };

  const take = (draft: string, wanted: CopyChange, answer?: CopyAnswer): { standing: unknown; text: string } => {
    const { standings, text } = takeCopyChanges(readPolicy(draft), [wanted], answer ? { [wanted.id]: answer } : {});
    return { standing: standings.get(wanted.id), text };
  };

  it('keeps what was changed in another clause', async () => {
    const draft = TEXT.replace('Keys are handed in.', 'Keys are kept.');
    const tried = take(draft, await change());
    expect(tried).toEqual({ standing: 'clean', text: draft.replace('before you stay', 'before they stay on') });
  });

  it('keeps what was changed elsewhere in the same clause', async () => {
    const draft = TEXT.replace('- the site team', '- the caretaker');
    const tried = take(draft, await change());
    expect(tried).toEqual({ standing: 'both', text: draft.replace('before you stay', 'before they stay on') });
  });

  it('asks where both changed the same words, and does as it is told', async () => {
    const draft = TEXT.replace('before you stay', 'before anyone stays');
    const asked = take(draft, await change());
    expect(asked).toEqual({ standing: 'choice', text: draft });
    expect(take(draft, await change(), 'draft').text).toBe(draft);
    expect(take(draft, await change(), 'word').text).toBe(TEXT.replace('before you stay', 'before they stay on'));
  });

  it('knows what the draft says already, and what it has no place for', async () => {
    const done = TEXT.replace('before you stay', 'before they stay on');
    expect(take(done, await change())).toEqual({ standing: 'done', text: done });
    const without = TEXT.replace(/:::clause\{#tell\}[\s\S]*?:::\n\n/, '');
    expect(take(without, await change())).toEqual({ standing: 'lost', text: without });
  });
});
