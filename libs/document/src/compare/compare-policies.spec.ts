import { describe, expect, it } from '@jest/globals';
import { readPolicy } from '../read/read-policy.ts';
import { comparePolicies, type Comparison } from './compare-policies.ts';
import { comparisonHtml, comparisonText } from './comparison-text.ts';

const head = '---\ntitle: Phones\n---\n\n';
const base = readPolicy(`${head}## Use {#use}

:::clause{#bags}
**Bags.** Phones stay in bags through the whole of the working day.
:::

:::clause{#film}
**Film.** Nobody may film a pupil unless the parents have agreed in writing beforehand.
:::

:::clause{#lost}
**Loss.** A lost phone must be reported to the office before the end of the day.
:::
`);
const rows = (comparison: Comparison): (string | undefined)[][] =>
  comparison.rows.map((row) => [row.kind, row.base?.clauseId, ...row.here.map((clause) => clause.clauseId)]);

describe('comparePolicies', () => {
  it('aligns by ids, and says what is reworded, missing and only here', () => {
    const other = readPolicy(`${head}## Use {#use}

:::clause{#bags}
**Bags.** Phones stay in bags through the whole of the working day.
:::

:::clause{#x-cars}
**Cars.** Drivers put theirs in the boot.
:::

:::clause{#film}
**Film.** Nothing about it is said in common words.
:::
`);
    const comparison = comparePolicies(base, other);
    expect(rows(comparison)).toEqual([
      ['matched', 'bags', 'bags'],
      ['only here', undefined, 'x-cars'],
      ['reworded', 'film', 'film'],
      ['missing here', 'lost'],
    ]);
    expect(comparison.counts).toEqual({ matched: 1, reworded: 1, 'missing here': 1, 'only here': 1 });
  });

  it('aligns without ids by the likeness of words, a provision split in two included', () => {
    const other = readPolicy(`# Our phones

## Pictures

Nobody may film a pupil unless the parents have agreed in writing beforehand, and the head knows.

## Bags

Phones must stay in bags during the day.

We also like apples.
`);
    const comparison = comparePolicies(base, other);
    expect(rows(comparison)).toEqual([
      ['reworded', 'bags', 'bags'],
      ['only here', undefined, 'bags'],
      ['reworded', 'film', 'pictures'],
      ['missing here', 'lost'],
    ]);
    const split = readPolicy(`${head}## Use {#use}

:::clause{#x-a}
Nobody may film a pupil unless the parents have agreed.
:::

:::clause{#x-b}
The parents have agreed in writing beforehand.
:::
`);
    expect(rows(comparePolicies(base, split))[1]).toEqual(['reworded', 'film', 'x-a', 'x-b']);
  });

  it('shows itself as text and as HTML', () => {
    const other = readPolicy(
      base.text.replace('agreed in writing', 'agreed <aloud>').replace(/:::clause\{#lost\}[\s\S]*?\n:::\n/, ''),
    );
    const comparison = comparePolicies(base, other);
    expect(comparisonText(comparison)).toBe(
      [
        'matched       1.1 Bags = 1.1 Bags',
        'reworded      1.2 Film = 1.2 Film',
        '    - in writing',
        '    + <aloud>',
        'missing here  1.3 Loss',
        '',
        '1 matched, 1 reworded, 1 missing here, 0 only here',
        '',
      ].join('\n'),
    );
    const html = comparisonHtml(comparison);
    expect(html).toContain(
      '<caption class="govuk-table__caption govuk-table__caption--m">1 matched, 1 reworded, 1 missing here, 0 only here</caption>',
    );
    expect(html).toContain('[added </span>&lt;aloud&gt;');
    expect(html.match(/<tr /g)).toHaveLength(4);
  });
});
