import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { accountForWords, importText, readPolicy } from '../../src/index.ts';

/** Real documents may not stand in the project: name a folder of them to hold the importer to them too. */
const folder = process.env.RATIFY_IMPORT_FOLDER;
const files = folder === undefined ? [] : readdirSync(folder).filter((file) => /\.(?:txt|md)$/.test(file));

(folder === undefined ? describe.skip : describe)('the documents of RATIFY_IMPORT_FOLDER', () => {
  it.each(files.length > 0 ? files : ['(no folder named)'])('%s comes in whole', (file) => {
    const source = readFileSync(join(folder ?? '', file), 'utf8');
    const imported = importText(source, { fileName: file });
    expect(accountForWords(source, imported)).toEqual({ missing: [], added: [] });
    expect(readPolicy(imported.text).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
