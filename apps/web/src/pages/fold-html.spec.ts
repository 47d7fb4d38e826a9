import { describe, expect, it } from '@jest/globals';
import { readPolicy, renderPolicy } from '@ratify/document';
import { foldHtml } from './fold-html.ts';

const policy = `---
title: Bicycles
---

::document-control

::contents

## Where they stand {#where}

::::clause{#rack}
In the rack.
::::
`;

describe('a policy on a page', () => {
  const { html } = renderPolicy(readPolicy(policy), { organisation: { name: 'Larkmead' }, purpose: 'reading' });

  it('has its document control and contents folded, and nothing lost', () => {
    const folded = foldHtml(html);
    expect(html).toContain('<table class="document-control">');
    expect(folded.match(/<details class="app-fold"><summary>[^<]*/g)).toEqual([
      '<details class="app-fold"><summary>Document control',
      '<details class="app-fold"><summary>Contents',
    ]);
    expect(folded).toContain('In the rack.');
    expect(folded).toContain('href="#where"');
    expect(words(folded.replace(/<summary>[^<]*/g, ''))).toEqual(
      words(html.replace(/<h2 id="contents"[^>]*>[^<]*/, '')),
    );
  });

  it('is left as it is where there is nothing to fold', () => {
    expect(foldHtml('<p>Only words.</p>')).toBe('<p>Only words.</p>');
  });
});

function words(html: string): string[] {
  return html
    .replace(/<[^>]+>/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
}
