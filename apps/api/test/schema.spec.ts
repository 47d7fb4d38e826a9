import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { printApiSchema } from '../src/index.ts';

const file = new URL('../schema.graphql', import.meta.url);

describe('the committed schema', () => {
  it('is the one the resolvers make', async () => {
    const schema = await printApiSchema();
    if (process.env['UPDATE'] === '1' && !process.env['CI']) writeFileSync(file, schema);
    expect(readFileSync(file, 'utf8')).toBe(schema);
  });
});
