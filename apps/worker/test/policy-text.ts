/** A short policy with a contents list, a table, and a place for the chair to sign. */
export const POLICY_TEXT = `---
title: Lone working policy
slug: lone-working
language: en-GB
numbering: decimal
review:
  every: P1Y
signatories: [chair]
---

# Lone working policy

::document-control

::contents

## Purpose {#lw-purpose}

Nobody at :org[name] works alone without somebody knowing where they are.

:::clause{#lw-tell}
Tell the office before you begin, and again when you have finished.
:::

## Who does what {#lw-duties}

| Who | What |
| --- | --- |
| Office | Keeps the list of those at work |
| Caretaker | Checks that every door is shut |

::signatures{roles="chair"}
`;
