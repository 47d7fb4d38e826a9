import { describe, expect, it } from '@jest/globals';
import { clauseIndex, readPolicy, renderPolicy } from '@ratify/document';
import { markClauses } from './mark-clauses.ts';

const draft = (opening: string): string => `---
title: Visitors
slug: visitors
---

${opening}

## Arrival

### At the gate

Visitors ring.

:::clause
Visitors sign in.
:::

## Leaving {#leaving}

:::clause{#badge}
Visitors hand their badge back.
:::
`;

const marked = (text: string): string[] => {
  const policy = readPolicy(text);
  const marks = clauseIndex(policy).map(({ id: clauseId, kind }) => ({
    clauseId,
    name: `${kind} <${clauseId}>`,
    comments: 0,
  }));
  const { html } = renderPolicy(policy, { organisation: {}, purpose: 'reading' });
  const links = markClauses(html, 'p', marks).match(/<a class="app-comment-mark[^>]*>/g) ?? [];
  return links.map((link) => /\/on\/([^"]+)"/.exec(link)?.[1] ?? '');
};

describe('the marks of a draft', () => {
  it('stand at every section and clause, with an id in the text or without', () => {
    expect(marked(draft(''))).toEqual(['arrival', 'at-the-gate', 'clause', 'leaving', 'badge']);
  });

  it('stand before the words under no heading, where there are any', () => {
    expect(marked(draft('This is for everybody who comes.'))[0]).toBe('preamble');
  });

  it('say for whom they are, whatever a heading has in it', () => {
    const html = markClauses('<h2 id="a">A</h2>', 'p', [{ clauseId: 'a', name: '1 <b>"A"</b>', comments: 2 }]);
    expect(html).toContain(
      '2 comments<span class="govuk-visually-hidden"> on 1 &lt;b&gt;&quot;A&quot;&lt;/b&gt;</span>',
    );
  });
});
