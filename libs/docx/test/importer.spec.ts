import { afterEach, describe, expect, it } from '@jest/globals';
import { DocxRefusal, openImporter, type BroughtIn, type Importer, type ImporterLimits } from '../src/index.ts';
import { docxFile, paragraph, run } from './docx-file.ts';

const open: Importer[] = [];
const opened = (limits?: ImporterLimits): Importer => {
  const importer = openImporter(limits);
  open.push(importer);
  return importer;
};
afterEach(async () => {
  for (const importer of open.splice(0)) await importer.close();
});

const reasonOf = (reading: Promise<BroughtIn>): Promise<string> =>
  reading.then(
    () => 'was read',
    (error: unknown) => {
      if (error instanceof DocxRefusal) return error.reason;
      throw error;
    },
  );

const slow = (): Buffer => docxFile(paragraph(run('word ').repeat(40)).repeat(600));

describe('an importer', () => {
  it('makes a policy of Word, UTF-8, UTF-16 and the Windows code page alike', async () => {
    const importer = opened();
    const text = 'Bees Policy\n\n1. Hives\n\n1.1 Keep the “hives” clean – weekly.\n';
    const forms = {
      'utf-8': Buffer.from(text),
      marked: Buffer.from(`\uFEFF${text}`),
      'utf-16': Buffer.from(`\uFEFF${text}`, 'utf16le'),
      windows: Buffer.from(text.replace('“', '\x93').replace('”', '\x94').replace('–', '\x96'), 'latin1'),
    };
    const pasted = await importer.bringIn({ fileName: 'bees.txt', text });
    expect(pasted.text).toContain('Keep the “hives” clean – weekly.');
    for (const bytes of Object.values(forms))
      expect(await importer.bringIn({ fileName: 'bees.txt', bytes })).toEqual(pasted);
    const word = await importer.bringIn({
      fileName: 'bees.docx',
      bytes: docxFile(paragraph('Bees Policy', { style: 'Title' }) + paragraph('Hives', { style: 'Heading1' })),
    });
    expect(word).toMatchObject({ words: { missing: [], added: [] }, notices: [] });
    expect(word.text).toContain('title: Bees Policy');
  });

  it('says at once that it is busy when as many wait as may, and goes on with those that wait', async () => {
    const importer = opened({ threads: 1, queue: 2, deadline: 60_000, patience: 60_000 });
    const readings = [1, 2, 3].map((at) => reasonOf(importer.bringIn({ fileName: `${at}.docx`, bytes: slow() })));
    const before = Date.now();
    expect(await reasonOf(importer.bringIn({ fileName: '4.txt', text: 'Words.' }))).toBe('too-busy');
    expect(Date.now() - before).toBeLessThan(200);
    expect(await Promise.all(readings)).toEqual(['was read', 'was read', 'was read']);
    expect(await reasonOf(importer.bringIn({ fileName: '5.txt', text: 'Words.' }))).toBe('was read');
  });

  it('does not let a document wait for ever, nor blame its text for it', async () => {
    const importer = opened({ threads: 1, patience: 50 });
    const first = reasonOf(importer.bringIn({ fileName: '1.docx', bytes: slow() }));
    const second = reasonOf(importer.bringIn({ fileName: '2.txt', text: 'Words.' }));
    // The thread itself takes longer to start than either may wait.
    expect(await Promise.all([first, second])).toEqual(['too-busy', 'too-busy']);
  });

  it('gives a thread to whoever waits when another is ended at its deadline', async () => {
    const importer = opened({ threads: 1, deadline: 300, patience: 60_000 });
    const first = reasonOf(importer.bringIn({ fileName: '1.docx', bytes: slow() }));
    const second = reasonOf(importer.bringIn({ fileName: '2.txt', text: 'Words.' }));
    expect(await first).toBe('too-long');
    // Whether the words are read in time is the machine's business: that a thread took them is not.
    expect(['was read', 'too-long']).toContain(await second);
  });

  it('reads the next document after one that took too long, and after one that took too much', async () => {
    const hasty = opened({ threads: 1, deadline: 300, patience: 60_000 });
    expect(await reasonOf(hasty.bringIn({ fileName: '1.docx', bytes: slow() }))).toBe('too-long');
    expect(await reasonOf(hasty.bringIn({ fileName: '2.docx', bytes: slow() }))).toBe('too-long');
    const small = opened({ threads: 1, megabytes: 48, deadline: 60_000, patience: 60_000 });
    const large = docxFile(paragraph('x').repeat(30_000));
    expect(await reasonOf(small.bringIn({ fileName: '3.docx', bytes: large }))).toBe('too-large');
    expect(await reasonOf(small.bringIn({ fileName: '4.txt', text: 'Words.' }))).toBe('was read');
  });

  it('leaves whoever asks free for other work', async () => {
    const importer = opened({ deadline: 60_000, patience: 60_000 });
    await importer.bringIn({ fileName: 'warm.txt', text: 'Words.' });
    const before = process.threadCpuUsage();
    await importer.bringIn({ fileName: 'slow.docx', bytes: slow() });
    const { user, system } = process.threadCpuUsage(before);
    // Of this thread's own time, whatever else the machine does: reading takes seconds.
    expect((user + system) / 1000).toBeLessThan(500);
  });

  it('refuses a file that is too large before it is given to a thread', async () => {
    const bytes = new Uint8Array(30_000_001);
    expect(await reasonOf(opened().bringIn({ fileName: 'large.docx', bytes }))).toBe('too-large');
    expect(await reasonOf(opened().bringIn({ fileName: 'long.txt', text: 'a\n'.repeat(500_001) }))).toBe('too-large');
  });
});
