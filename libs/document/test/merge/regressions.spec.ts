import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { mergeMarkdown } from '../../src/merge/merge-markdown.ts';

/**
 * Counter-examples found by generated documents or by people, each a folder: `base.md`, `ours.md`, `theirs.md`, and
 * `expected.md` with choices marked as git marks them; `story.md` says what went wrong.
 */
const FOLDER = new URL('fixtures/', import.meta.url);
const read = (name: string, file: string): string => readFileSync(new URL(`${name}/${file}`, FOLDER), 'utf8');

describe('merges that once went wrong', () => {
  it.each(readdirSync(FOLDER))('%s', (name) => {
    expect(read(name, 'story.md').trim()).not.toBe('');
    const { chunks } = mergeMarkdown({
      base: read(name, 'base.md'),
      ours: read(name, 'ours.md'),
      theirs: read(name, 'theirs.md'),
    });
    const shown = chunks.map((chunk) =>
      typeof chunk === 'string'
        ? chunk
        : `<<<<<<< ours\n${chunk.ours}||||||| base\n${chunk.base}=======\n${chunk.theirs}>>>>>>> theirs\n`,
    );
    expect(shown.join('')).toBe(read(name, 'expected.md'));
  });
});
