import { describe, expect, it } from '@jest/globals';
import { suggestMateriality, type WeighedClause } from './suggest-materiality.ts';
import { workOn } from '../../test/work-on.ts';

const clause = (words: string, overrides: Partial<WeighedClause> = {}): WeighedClause => ({
  kind: 'clause',
  rule: 'adaptable',
  title: '',
  words,
  ...overrides,
});

const REWORDED: readonly (readonly [level: string, what: string, before: string, after: string])[] = [
  ['editorial', 'capitals', 'Tell the Head teacher at once.', 'Tell the head teacher at once.'],
  ['editorial', 'punctuation', 'Lock the door, then leave', 'Lock the door; then leave.'],
  ['editorial', 'curly quotes', "Use the school's e-mail.", 'Use the school’s e-mail.'],
  ['editorial', 'emphasis', 'Staff must not do this.', 'Staff **must not** do this.'],
  ['editorial', 'a list made of a sentence', 'Bring a lamp and a coat.', '- Bring a lamp and a coat'],
  ['editorial', 'a hyphen', 'Check your email weekly.', 'Check your e-mail weekly.'],
  ['editorial', 'a letter left out', 'Every colleage knows this.', 'Every colleague knows this.'],
  ['editorial', 'two letters changed about', 'Recieve visitors at the desk.', 'Receive visitors at the desk.'],
  ['editorial', 'spelling of these islands', 'We organize the rota.', 'We organise the rota.'],
  ['editorial', 'an article', 'Ask member of the office.', 'Ask a member of the office.'],
  ['substantive', 'may for must', 'Visitors may sign in.', 'Visitors must sign in.'],
  ['substantive', 'should for must', 'Staff must report it.', 'Staff should report it.'],
  [
    'substantive',
    'must not for must',
    'Staff must use their own telephone.',
    'Staff must not use their own telephone.',
  ],
  ['substantive', 'an emphatic must for should', 'Staff should report it.', 'Staff **must** report it.'],
  ['substantive', 'cannot for can', 'Pupils can come in.', "Pupils can't come in."],
  ['substantive', 'or for and', 'Tell the head and the clerk.', 'Tell the head or the clerk.'],
  ['substantive', 'only', 'Leave by the front door.', 'Leave only by the front door.'],
  ['substantive', 'an exception', 'Doors stay shut.', 'Doors stay shut, except at noon.'],
  ['substantive', 'a figure', 'Keep records for 6 years.', 'Keep records for 7 years.'],
  ['substantive', 'a number in words', 'Two members of staff go.', 'Three members of staff go.'],
  ['substantive', 'a decimal', 'Pay 1.5 times the rate.', 'Pay 1.25 times the rate.'],
  ['substantive', 'a date', 'By 1 September the list is made.', 'By 1 October the list is made.'],
  ['substantive', 'a period', 'Passwords change weekly.', 'Passwords change monthly.'],
  ['substantive', 'the cycle of a duty', 'every=P3M Test the lamps.', 'every=P6M Test the lamps.'],
  ['substantive', 'another bearer', 'The employer pays.', 'The employee pays.'],
  ['substantive', 'a short word that is another word', 'Go now.', 'Go not.'],
  ['substantive', 'a word that sounds like another', 'Gifts are allowed.', 'Gifts are followed.'],
  ['substantive', 'a prefix that turns it round', 'Use formal notes.', 'Use informal notes.'],
  ['substantive', 'a sentence more', 'Lock the door.', 'Lock the door. Hang the key by the clock.'],
  ['substantive', 'other words in other order', 'Heads see clerks.', 'Clerks see heads.'],
  ['substantive', 'a blank in place of a name', 'Ask :blank[lead].', 'Ask :blank[deputy].'],
  ['legal', 'law newly cited', 'Keep it safe.', 'Keep it safe, as the Invented Records Act 2019 asks.'],
  ['legal', 'another year of an Act', 'See the Invented Records Act 1998.', 'See the Invented Records Act 2019.'],
  [
    'legal',
    'another section of an Act',
    'See section 4 of the Invented Records Act 2019.',
    'See section 5(2) of the Invented Records Act 2019.',
  ],
  ['legal', 'an instrument by number', 'See SI 2013/1.', 'See SI 2014/22.'],
  ['legal', 'law no longer cited', 'Under the UK GDPR we keep it.', 'We keep it.'],
  ['legal', 'statutory guidance', 'We follow advice.', 'We follow Keeping Children Safe in Education.'],
];

describe('what is suggested for a changed clause', () => {
  it.each(REWORDED)('%s: %s', (level, _what, before, after) => {
    const said = suggestMateriality(clause(before), clause(after));
    expect([said.level, said.reason]).toEqual([level, expect.stringMatching(/^\S.*\.$/)]);
    expect(suggestMateriality(clause(after), clause(before)).level).toBe(level); // taking it back weighs the same
  });

  it.each([
    ['a new clause', null, clause('Hang the key by the clock.'), 'substantive'],
    ['a clause taken out', clause('Hang the key by the clock.'), null, 'substantive'],
    ['a new clause that cites law', null, clause('The Invented Records Act 2019 applies.'), 'legal'],
    ['another rule', clause('Knock.', { rule: 'optional' }), clause('Knock.', { rule: 'fixed' }), 'substantive'],
    ['a title in capitals', clause('Knock.', { title: 'Doors' }), clause('Knock.', { title: 'DOORS' }), 'editorial'],
    [
      'another title',
      clause('Knock.', { title: 'Doors' }),
      clause('Knock.', { title: 'Gates and windows' }),
      'substantive',
    ],
  ] as const)('%s', (_what, before, after, level) => {
    expect(suggestMateriality(before, after).level).toBe(level);
  });

  it('quotes what decided it', () => {
    const suggest = (before: string, after: string): string => suggestMateriality(clause(before), clause(after)).reason;
    expect(suggest('Visitors may sign in.', 'Visitors must sign in.')).toBe(
      'It changes what is required: “may” becomes “must”.',
    );
    expect(suggest('See the Invented Records Act 1998.', 'See the Invented Records Act 2019.')).toBe(
      'It cites the Invented Records Act 2019 where it cited the Invented Records Act 1998.',
    );
    expect(suggest('Keep them for 6 years.', 'Keep them for 7 years.')).toBe('It changes a number: “6” becomes “7”.');
  });

  it('stays quick on a long clause without sense', () => {
    const long = 'A '.repeat(20_000);
    expect(workOn(() => suggestMateriality(clause(long), clause(`${long} Act 2019`)))).toBeLessThan(2);
  });
});
