import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { readPolicy, walkNodes } from '@ratify/document';
import { textOf } from './template-files.ts';

it('names only parts that the protocol has in the table of what it covers', () => {
  const table = readFileSync(
    new URL('../../libs/document/decisions/0001-template-coverage.md', import.meta.url),
    'utf8',
  );
  const ids = new Set(walkNodes(readPolicy(textOf('social-networking-protocol/template.md')).nodes).map((n) => n.id));
  const named = [...table.matchAll(/`([a-z][a-z-]+)`/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(200);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});
