import { describe, expect, it } from '@jest/globals';
import {
  ACCOUNT_MESSAGE_KINDS,
  MESSAGE_KINDS,
  plainDate,
  sayAccountMessage,
  sayMessage,
  type Letter,
  type MessageFacts,
  type MessageKind,
} from '@ratify/policy';

const ASKED = { organisation: 'Elm Park', roundId: 'round-1', title: 'Keys', dueOn: plainDate('2026-12-01') };

const FACTS: { readonly [Kind in MessageKind]: MessageFacts[Kind] } = {
  'pack-ready': { packId: 'pack-1', title: 'Inspection pack of A & B', lastDay: plainDate('2027-03-01') },
  chased: {
    ...{ by: 'Olive Park', organisation: 'Northmoor Council' },
    policies: [
      { settingName: 'Elm Park', title: 'Bicycles', reviewDueOn: plainDate('2027-03-01'), isOverdue: false },
      { settingName: 'Elm Park', title: 'Ponds', reviewDueOn: null, isOverdue: false },
    ],
  },
  invitation: { organisation: 'Elm Park', roles: ['chair', 'governor'], by: 'Colin Marsh', token: 'a-token' },
  appointed: { organisation: 'Elm Park', roles: ['staff'], by: null },
  'asked-to-confirm': { ...ASKED, policies: ['Keys'] },
  'remind-to-confirm': { ...ASKED, policies: ['Keys', 'Doors', 'Lamps'] },
  'webhook-paused': {
    ...{ organisation: 'Elm Park', address: 'systems.example.org' },
    ...{ lastDay: plainDate('2026-12-01'), isGone: false },
  },
  'question-answered': { policyId: 'policy-1', title: 'Keys', by: 'Ruth Adeyemi' },
};

const say = <Kind extends MessageKind>(kind: Kind): Letter => sayMessage(kind, FACTS[kind]);

const every: readonly (readonly [string, Letter | null])[] = [
  ...MESSAGE_KINDS.map((kind) => [kind, say(kind)] as const),
  ...ACCOUNT_MESSAGE_KINDS.map((kind) => [kind, sayAccountMessage(kind, { token: 'a-token' })] as const),
];

describe.each(every)('a message of the kind %s', (_kind, letter) => {
  it('says plain words, with one link that stays within the installation', () => {
    const { subject, lines, link } = letter as Letter;
    expect(subject).toMatch(/^\S.{8,90}\S$/);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of [...lines, link.words]) expect(line).toMatch(/^[^<>]*\S$/);
    expect(link.path).toMatch(/^\/[a-z]/);
    expect(lines.join(' ')).not.toMatch(/undefined|null|\[object|https?:/);
  });
});
