import { describe, expect, it } from '@jest/globals';
import type { Manifest } from '../../src/operate/portability/manifest.ts';
import { readRows, type Tree } from '../../src/operate/portability/read-tree.ts';

describe('the rows of a tree', () => {
  const treeWith = (file: string): Tree => ({
    ...{ manifest: {} as Manifest, manifestSha256: '', found: ['rows/drafts.jsonl', 'texts/1.md'] },
    read: async (path) => Buffer.from(`words of ${path}`),
    lines: async <T>() => [{ id: 'draft-1', text: { file } } as T],
  });

  it('take their texts from the tree', async () => {
    expect(await readRows(treeWith('texts/1.md'), 'rows', 'drafts')).toEqual([
      { id: 'draft-1', text: 'words of texts/1.md' },
    ]);
  });

  it('take none from elsewhere on the machine, whatever they say', async () => {
    for (const file of ['../../../etc/passwd', '/etc/passwd', 'texts/../../secret', 'texts/2.md'])
      await expect(readRows(treeWith(file), 'rows', 'drafts')).rejects.toThrow('which the tree does not hold');
  });
});
