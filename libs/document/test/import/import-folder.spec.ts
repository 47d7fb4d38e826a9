import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { accountForWords, importText, readPolicy, renderPolicy, walkNodes, type PolicyNode } from '../../src/index.ts';

/** Real documents may not stand in the project: name a folder of them to hold the importer to them too. */
const folder = process.env.RATIFY_IMPORT_FOLDER;
const files = folder === undefined ? [] : readdirSync(folder).filter((file) => /\.(?:txt|md)$/.test(file));

const NUMBERED = /^(?:[-*#\s]*)\**(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\**\s+\S/;
const DATE_KEYS = /(?:^|-)(?:adopted-on|reviewed-on|review-due|effective-from|created-on)$/;

(folder === undefined ? describe.skip : describe)('the documents of RATIFY_IMPORT_FOLDER', () => {
  const each = it.each(files.length > 0 ? files : ['(no folder named)']);
  const bring = (file: string) => {
    const source = readFileSync(join(folder ?? '', file), 'utf8');
    const imported = importText(source, { fileName: file });
    const document = readPolicy(imported.text);
    return { source, imported, document, nodes: walkNodes(document.nodes) };
  };

  each('%s comes in whole', (file) => {
    const { source, imported, document } = bring(file);
    expect(accountForWords(source, imported)).toEqual({ missing: [], added: [] });
    expect(document.problems).toEqual([]);
  });

  each('%s counts its clauses as they were typed, to their depth', (file) => {
    const { source, nodes } = bring(file);
    const typed = source.split('\n').flatMap((line) => NUMBERED.exec(line)?.[1] ?? []);
    const counted = nodes.map(({ number }) => number).filter((number) => /^\d+\.\d/.test(number));
    expect(counted).toEqual(typed);
  });

  each('%s has no empty section, and no title that is a sentence', (file) => {
    const { document, nodes } = bring(file);
    const sections = nodes.filter(({ kind }) => kind === 'section' || kind === 'appendix');
    const isEmpty = ({ children, bodyStart, bodyEnd }: PolicyNode): boolean =>
      children.length === 0 && document.text.slice(bodyStart, bodyEnd).trim() === '';
    expect(sections.filter(isEmpty).map(({ title }) => title)).toEqual([]);
    expect(sections.filter(({ title }) => /[.;,]$/.test(title)).map(({ title }) => title)).toEqual([]);
  });

  each('%s stores a date or a term under every date it states', (file) => {
    const stated = bring(file).document.frontMatter?.stated ?? {};
    const dates = Object.entries(stated).filter(([key]) => DATE_KEYS.test(key));
    for (const [key, said] of dates) expect(`${key}: ${said}`).toMatch(/\d/);
  });

  each('%s prints every word of its body', (file) => {
    const { source, document } = bring(file);
    const { problems, html } = renderPolicy(document, {
      organisation: { name: 'Sample School', 'council.name': 'Sample Council' },
      purpose: 'print',
    });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    // The body is most of a policy: what became metadata, contents and names is the smaller part.
    expect(html.replace(/<[^>]+>/g, '').length).toBeGreaterThan(source.length * 0.7);
  });
});
