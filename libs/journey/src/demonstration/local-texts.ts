/** A setting's own document as it was brought in, and as it was then tidied up; both written for this demonstration. */
export interface LocalText {
  readonly slug: string;
  readonly fileName: string;
  /** The document as it was typed. */
  readonly source: string;
  /** The policy as it was put forward; null while it is still as it was brought in. */
  readonly tidied: string | null;
}

const frontMatter = (title: string, slug: string, every: string, more = ''): string =>
  `---
title: ${title}
slug: ${slug}
document-type: policy
language: en-GB
numbering: decimal
review:
  every: ${every}
${more}---
`;

/** What each academy answers for itself, and what the trust does. */
const ONLINE_BLANKS = `blanks:
  safeguarding-leads:
    type: per-setting
    label: Who is the safeguarding lead?
    heading: Safeguarding lead
    kept-by: head
  account-keepers:
    type: list
    label: Who sets up accounts?
    kept-by: head
values:
  safeguarding-leads:
    - "Kestrel Academy: Noor Haddad"
    - "Beacon Hill Academy: Will Garside"
  account-keepers: [the trust’s network team]
`;

/** The trust's own policy, adopted by its board for every academy: no academy has a copy of its own. */
export const ONLINE_COMMUNICATION: LocalText = {
  slug: 'online-communication-policy',
  fileName: 'Online communication policy.md',
  source: `# Online communication policy

## Purpose

This policy covers every academy of the trust, and everyone who works in one.

## What we expect

Messages about work go through the accounts that the trust provides.
`,
  tidied: `${frontMatter('Online communication policy', 'online-communication-policy', 'P1Y', ONLINE_BLANKS)}
# Online communication policy

## Purpose {#purpose}

:::clause{#who-it-covers}
**Who it covers.** This policy covers every academy of :org[name], and everyone who works in one, paid or not.
:::

:::clause{#one-policy}
**One policy.** The trust board has adopted it for all academies. An academy does not need a version of its own.
:::

## What we expect {#expectations}

:::clause{#trust-accounts}
**Trust accounts.** Messages about work must go through accounts that the trust provides, so that they can be found again when they are needed. Accounts are set up by :blank[account-keepers].
:::

:::clause{#hours}
**Hours.** Nobody is expected to answer a message between 6:00pm and 8:00am, at a weekend or in a holiday, unless they are on call.
:::

:::clause{#raising-a-concern}
**Raising a concern.** A message that causes worry should be kept, not passed on, and reported to the academy's safeguarding lead on the same day.
:::

::approved-list[safeguarding-leads]

## Checking {#checking}

:::clause{#yearly-report}
**Yearly report.** Each principal reports to the board every year on how this policy is working.
:::

::local-variations

::signatures{roles="chair"}
`,
};

/** A school's own policy, without any template. */
export const LONE_WORKING: LocalText = {
  slug: 'lone-working-policy',
  fileName: 'Lone working policy.md',
  source: `# Lone working policy

## Who it is for

Caretakers, cleaners and anyone else who is in the building by themselves.

## What to do

Tell the office before you start and when you leave.
`,
  tidied: `${frontMatter('Lone working policy', 'lone-working-policy', 'P2Y')}
# Lone working policy

## Who it is for {#who}

:::clause{#who-works-alone}
**Who works alone.** This policy is for the caretaker, cleaners and anyone else who is in the building by themselves.
:::

## What to do {#what}

:::clause{#tell-the-office}
**Tell the office.** Anyone who is going to work alone must tell the office before they start and again when they leave.
:::

:::clause{#no-ladders}
**No work at height.** Ladders and the loft must wait until somebody else is in the building.
:::

::signatures{roles="chair"}
`,
};

/** Just brought in, nothing decided. */
export const OUTDOOR_PLAY: LocalText = {
  slug: 'outdoor-play-policy',
  fileName: 'Outdoor play policy.md',
  source: `# Outdoor play policy

## Why we play outside

Children at our nursery play outside every day, in all but dangerous weather.

## Sun and cold

Families are asked to send a hat in summer and boots in winter. We keep spares.

## Checking the garden

A member of staff checks the garden before children go out, and writes it in the garden book.
`,
  tidied: null,
};
