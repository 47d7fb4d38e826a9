import { describe, expect, it } from '@jest/globals';
import { readPolicy, renderPolicy, withholdPeople } from '@ratify/document';

const TEXT = `---
title: Keys
owner: Sixth Person
blanks:
  keeper: {type: person, label: Who keeps the key?}
  holders: {type: list, label: Who holds keys?}
  leads: {type: per-setting, label: Leads}
  office: {type: text, label: Where?, kept-by: head}
  hall: {type: text, label: Which hall?}
  nobody: {type: person, label: Who else?, required: false}
values:
  keeper: Una Person
  holders: {as-at: 2026-09-01, items: [Second Person, Third Person]}
  leads: {as-at: 2026-09, items: ["Hill School: Fourth Person"]}
  office: Fifth Person
  hall: The great hall
---

::document-control

The key of :blank[hall] is with :blank[keeper], :blank[nobody] or :blank[office].

::approved-list[holders]

::approved-list[leads]
`;

describe('a text for everybody', () => {
  it('names nobody whom a blank names, and keeps every other word', () => {
    const { html } = renderPolicy(readPolicy(withholdPeople(readPolicy(TEXT))), {
      organisation: {},
      purpose: 'reading',
    });
    expect(html).toContain('The great hall');
    expect(html).not.toContain('Person');
    expect(html.match(/\[not shown here\]/g)).toHaveLength(5);
  });

  it('is the same where no blank names anybody', () => {
    const plain = '---\ntitle: Keys\n---\n\nThe key is in the hall.\n';
    expect(withholdPeople(readPolicy(plain))).toBe(plain);
  });
});
