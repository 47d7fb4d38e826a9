/** What can become of an organisation, as the page asks it. */
export const HAPPENINGS = [
  {
    value: 'close',
    text: 'It closes',
    hint: { text: 'Whoever could see its policies goes on seeing them as a record.' },
  },
  {
    value: 'transfer',
    text: 'It goes to another trust or council',
    hint: { text: 'A school that a council maintains and that goes to a trust becomes an academy.' },
  },
  {
    value: 'merge',
    text: 'It becomes part of another',
    hint: { text: 'It closes, and those below it go along to the other.' },
  },
  {
    value: 'split',
    text: 'Some of those below it go to another',
    hint: { text: 'For a council or trust that is divided.' },
  },
  {
    value: 'join',
    text: 'It becomes a member of another',
    hint: { text: 'Of an umbrella trust, a federation or a diocese, whose templates it has then.' },
  },
  {
    value: 'join-seen',
    text: 'It becomes a member of another, which sees what it has adopted',
    hint: { text: 'Where both have agreed on that. It says so too of one that is a member already.' },
  },
  {
    value: 'buy',
    text: 'It buys the service of another',
    hint: { text: 'It has the templates of that council or trust, which sees what is made of them.' },
  },
  {
    value: 'leave',
    text: 'It leaves another',
    hint: { text: 'It is no member of it any more, and buys no longer. What it made of the templates stays its own.' },
  },
] as const;

const KINDS: Readonly<Record<string, string>> = {
  ...{ council: 'Council', trust: 'Trust', school: 'School', college: 'College', nursery: 'Nursery' },
};
const LINKS: Readonly<Record<string, string>> = {
  'maintained-by': 'maintained by',
  'academy-of': 'academy of',
  'lies-in-area-of': 'lies in the area of',
  'member-of': 'member of',
  'buys-service-from': 'buys the service of',
  'record-kept-by': 'its record is kept by',
};

export function sayKind(kind: string): string {
  return KINDS[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1);
}

export function sayLink({ name, kind }: { readonly name: string; readonly kind: string }): string {
  return `${LINKS[kind] ?? kind} ${name}`;
}

/** "Ashdown sees what Elm Park has adopted" */
export function saySight(
  { upper, lower, what }: { readonly upper: string; readonly lower: string; readonly what: string },
  verb: string,
): string {
  return `${upper} ${verb} what ${lower} ${what === 'bought' ? 'has made of its templates' : 'has adopted'}`;
}
