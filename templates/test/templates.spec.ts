import { describe, expect, it } from '@jest/globals';
import {
  lintPolicy,
  readPolicy,
  renderPolicy,
  walkNodes,
  type PolicyDocument,
  type PolicyNode,
} from '@ratify/document';
import { editionPaths, templateSlugs, textOf } from './template-files.ts';

const paths = editionPaths();

/** Policies that the law, or statutory guidance, requires a school or trust to have. */
const STATUTORY = new Set(['child-protection-and-safeguarding', 'complaints', 'data-protection']);

/** The law sets how often these are reviewed and who may approve them; for the others it is advice. */
const REVIEW_REQUIRED = new Set(['child-protection-and-safeguarding']);

describe.each(paths)('%s', (path) => {
  const text = textOf(path);
  const document = readPolicy(text);
  const nodes = walkNodes(document.nodes);

  it('is read without any problem', () => {
    expect(document.problems).toEqual([]);
  });

  it('passes the linter without an error or a warning', () => {
    const found = lintPolicy(document, { today: '2026-11-21' }).filter((problem) => problem.severity !== 'info');
    expect(found).toEqual([]);
  });

  it('carries its facts in the front matter', () => {
    expect(document.frontMatter).toMatchObject({
      title: expect.any(String),
      slug: path.split('/')[0],
      documentType: expect.stringMatching(/^(?:policy|protocol|procedure)$/),
      category: expect.any(String),
      statutory: STATUTORY.has(path.split('/')[0] ?? ''),
      numbering: 'decimal',
      approval: { by: 'governing-body' },
      review: { every: 'P1Y' },
      acknowledgement: { required: expect.any(Boolean) },
    });
    expect(document.frontMatter?.legislation?.length).toBeGreaterThan(3);
    expect(document.frontMatter?.related?.length).toBeGreaterThan(2);
  });

  it('states a longest review cycle, and keeps approval from being delegated, only where that is required', () => {
    const { review, approval } = document.frontMatter ?? {};
    const required = REVIEW_REQUIRED.has(path.split('/')[0] ?? '');
    expect(review?.statutoryMaximum).toBe(required ? 'P1Y' : undefined);
    expect(approval?.mayDelegateTo).toEqual(required ? [] : expect.arrayContaining(['committee']));
  });

  it('is related to templates that exist, by their slug', () => {
    const slugs = templateSlugs();
    const known = (document.frontMatter?.related ?? []).filter((name) => /^[a-z-]+$/.test(name));
    expect(known.length).toBeGreaterThan(1);
    expect(known.filter((name) => !slugs.includes(name))).toEqual([]);
  });

  it('gives each part an id of its own, none of them reserved for schools', () => {
    const written = [...text.matchAll(/\{#([^\s}]+)/g)].map((match) => match[1]);
    expect(new Set(written).size).toBe(written.length);
    expect(written.filter((id) => id?.startsWith('x-'))).toEqual([]);
    expect(nodes.filter((node) => node.kind !== 'preamble').map((node) => node.id)).toEqual(written);
  });

  it('refers only to parts that exist', () => {
    const ids = new Set(nodes.map((node) => node.id));
    expect(references(text).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('refers to no optional clause from outside it, so that leaving one out leaves no reference dangling', () => {
    const optional = nodes.filter((node) => node.rule === 'optional');
    const dangling = optional.flatMap((node) => {
      const outside = text.slice(0, node.start) + text.slice(node.end);
      return references(outside).filter((id) => id === node.id);
    });
    expect(optional.length).toBeGreaterThan(0);
    expect(dangling).toEqual([]);
  });

  it('uses every blank it defines', () => {
    const used = new Set([...text.matchAll(/:(?:blank|approved-list)\[([^\]]+)\]/g)].map((match) => match[1]));
    const defined = (document.frontMatter?.blanks ?? []).map((blank) => blank.id);
    expect(defined.filter((id) => !used.has(id))).toEqual([]);
    expect([...used].filter((id) => !defined.includes(id ?? ''))).toEqual([]);
  });

  it('uses every term it defines', () => {
    const used = [...text.matchAll(/:term\[([^\]\s]+)[^\]]*\]/g)].map((match) => match[1]?.toLowerCase() ?? '');
    const forms = (id: string): string[] => [id, `${id}s`];
    const unused = (document.frontMatter?.terms ?? []).filter(({ id }) => !used.some((u) => forms(id).includes(u)));
    expect(unused.map((term) => term.id)).toEqual([]);
  });

  it('keeps roles that duties name among its terms', () => {
    const terms = document.frontMatter?.terms.map((term) => term.id) ?? [];
    const owners = nodes.filter((node) => node.kind === 'duty').map((node) => node.attributes.owner ?? 'nobody');
    expect(owners.length).toBeGreaterThan(0);
    expect(owners.filter((owner) => !terms.includes(owner))).toEqual([]);
  });

  it('opens each clause with a short title that makes sense in the schedule of variations', () => {
    const untitled = clauses(nodes).filter((node) => node.title === '' || node.title.endsWith('…'));
    expect(untitled.map((node) => node.id)).toEqual([]);
  });

  it('requires, forbids or permits something in each fixed clause', () => {
    const fixed = clauses(nodes).filter((node) => node.rule === 'fixed');
    const weak = fixed.filter((node) => !/\b(?:must|may)\b/i.test(bodyOf(document, node)));
    expect(fixed.length).toBeGreaterThan(5);
    expect(weak.map((node) => node.id)).toEqual([]);
  });

  it('leaves nothing but guidance in a clause that the school writes', () => {
    const local = clauses(nodes).filter((node) => node.rule === 'local');
    for (const node of local) {
      expect(
        bodyOf(document, node)
          .replace(/^:::guidance\n[\s\S]*?^:::$/m, '')
          .trim(),
      ).toBe('');
      expect(bodyOf(document, node)).toContain(':::guidance');
    }
  });

  it('prints without a problem, and never prints guidance', () => {
    const printed = renderPolicy(document, {
      organisation: {
        name: 'Larkmead Primary School',
        address: 'Mill Lane',
        'council.name': 'Wexcombe County Council',
      },
      purpose: 'print',
    });
    expect(printed.problems).toEqual([]);
    expect(printed.html).not.toMatch(/:(?:term|blank|org|see)\[/);
    for (const [, guidance = ''] of text.matchAll(/^:::guidance\n(.{20})/gm))
      expect(printed.html).not.toContain(guidance);
  });
});

function references(text: string): string[] {
  return [...text.matchAll(/:see\[([^\]]+)\]/g)].map((match) => match[1] ?? '');
}

function clauses(nodes: readonly PolicyNode[]): PolicyNode[] {
  return nodes.filter((node) => node.kind === 'clause');
}

function bodyOf(document: PolicyDocument, node: PolicyNode): string {
  return document.text.slice(node.bodyStart, node.bodyEnd);
}
