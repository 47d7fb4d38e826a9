import { describe, expect, it } from '@jest/globals';
import { MESSAGE_KINDS, plainDate, sayMessage, type Letter, type MessageFacts, type MessageKind } from '@ratify/policy';

const FACTS: { readonly [Kind in MessageKind]: MessageFacts[Kind] } = {
  'pack-ready': { packId: 'pack-1', title: 'Inspection pack of A & B', lastDay: plainDate('2027-03-01') },
};

const say = <Kind extends MessageKind>(kind: Kind): Letter => sayMessage(kind, FACTS[kind]);

describe.each(MESSAGE_KINDS)('a message of the kind %s', (kind) => {
  it('says plain words, with one link that stays within the installation', () => {
    const { subject, lines, link } = say(kind);
    expect(subject).toMatch(/^\S.{8,90}\S$/);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of [...lines, link.words]) expect(line).toMatch(/^[^<>]*\S$/);
    expect(link.path).toMatch(/^\/[a-z]/);
    expect(lines.join(' ')).not.toMatch(/undefined|null|\[object|https?:/);
  });
});
