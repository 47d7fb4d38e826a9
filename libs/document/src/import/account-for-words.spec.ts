import { describe, expect, it } from '@jest/globals';
import { accountForWords } from './account-for-words.ts';
import { importText } from './import-text.ts';

const SOURCE =
  'Bees Policy\n\n1. Hives\n\n1.1 Bees live in hives, and hives stand still.\n\n2. Honey\n\n2.1 See section 1.1.\n';

describe('accountForWords', () => {
  it('finds every word of an import', () => {
    expect(accountForWords(SOURCE, importText(SOURCE, { fileName: 'bees.txt' }))).toEqual({ missing: [], added: [] });
  });

  it('sees a word that was lost once, though it stands elsewhere too', () => {
    const imported = importText(SOURCE, { fileName: 'bees.txt' });
    const text = imported.text.replace('and hives stand', 'and stand');
    expect(text).not.toBe(imported.text);
    expect(accountForWords(SOURCE, { ...imported, text }).missing).toEqual(['hives']);
  });

  it('sees a word that was made up, and takes nothing of the dialect for a word', () => {
    const imported = importText(SOURCE, { fileName: 'bees.txt' });
    const text = `${imported.text}\n:::note{#clause}\n:org[name] wasps\n:::\n\n::contents\n`;
    expect(accountForWords(SOURCE, { ...imported, text }).added).toEqual(['wasps']);
  });

  it('counts no word of the front matter: what was stated is in the report word for word', () => {
    const source = 'Bees Policy\n\nVersion: 7\n\nBees need flowers, and flowers need bees.\n';
    const imported = importText(source, { fileName: 'bees.txt' });
    expect(imported.text).toContain('version: "7"');
    const entries = imported.report.entries.filter(({ what }) => what !== 'metadata');
    const robbed = { ...imported, report: { ...imported.report, entries } };
    expect(accountForWords(source, robbed).missing).toEqual(['Version', '7']);
  });
});
