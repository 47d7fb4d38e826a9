/** A word of every clause of every text here: what is planted beside it is in each of them. */
export const EVERYWHERE = 'Visitors';

/** A template's first edition, as small as it can be with every rule in it. */
export const FIRST = `---
title: Visitors
slug: visitors
review: {every: P2Y}
terms: {head: headteacher}
blanks:
  desk: {type: text, label: Where do visitors sign in?, kept-by: head}
---

## Arrival {#arrival}

:::clause{#sign-in}
Visitors sign in at :blank[desk].
:::

:::clause{#badge rule=optional}
Visitors wear a badge.
:::

:::clause{#sticker rule=optional}
Visitors wear a sticker.
:::

:::clause{#escort rule=fixed}
Visitors are known to the :term[head].
:::

:::clause{#parcels}
Parcels stay at the gate.
:::

:::clause{#keys}
Keys stay at the gate.
:::

:::clause{#lamps}
Lamps stay at the gate.
:::
`;

/** Its second edition: other words for two clauses that `ADAPTED` has reworded too, so that taking it leaves choices. */
export const SECOND = FIRST.replace('sign in at', 'give their name and the time at').replace(
  /(Parcels|Keys|Lamps) stay at the gate/g,
  '$1 stay at the desk',
);

/** A clause that both changed, with its wordings; no marker is planted in it, so that its key can be known beforehand. */
export const ASKED = [
  'parcels',
  'Parcels stay at the gate.',
  'Parcels stay in the hall.',
  'Parcels stay at the desk.',
] as const;

/** The publisher's wording of a clause that a school has declined before, and which clause. */
export const DECLINED = { clauseId: 'lamps', theirs: 'Lamps stay at the desk.' };

const VALUES = 'values: {desk: the front office}\n';

/** A school's text after the first edition: one clause in its own words, and one left out. */
export const ADAPTED = FIRST.replace('terms: {', 'based-on: visitors@1\nterms: {')
  .replace('---\n\n##', `${VALUES}left-out: [{id: sticker, reason: We have none.}]\n---\n\n##`)
  .replace(':::clause{#sticker rule=optional}\nVisitors wear a sticker.\n:::\n\n', '')
  .replace('sign in at', 'ring the bell and sign in at')
  .replace('Parcels stay at the gate', 'Parcels stay in the hall');

/** The working text of the template: one clause has changed since the second edition. */
export const THIRD = SECOND.replace('wear a badge', 'wear a badge that can be seen');

/** A school's own policy, without a template. */
export const LOCAL = FIRST.replace('title: Visitors', 'title: Bicycles').replace('slug: visitors', 'slug: bicycles');

/** The same with nothing left to fill in. */
export const READY = LOCAL.replace('---\n\n##', `${VALUES}---\n\n##`);
