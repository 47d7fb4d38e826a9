import { expect, it } from '@jest/globals';
import mammoth from 'mammoth';
import { agendaWord } from './agenda-word.ts';
import type { Meeting } from './meeting-documents.ts';

const answer = {
  ...{ id: 'answer', policyId: 'policy', policyTitle: 'Lone working', settingName: null, why: null },
  ...{ question: 'Who holds keys?', items: ['Ada Marlow', 'Tom Birch'], asAt: '2026-10-01', setByName: 'Ruth Adeyemi' },
};
const meeting = {
  ...{ id: 'meeting', heldOn: '2026-11-12', startsAt: null, endsAt: null, place: null },
  ...{ body: { name: 'Full governing body', quorum: null }, attendances: [], interests: [], agenda: [] },
} as unknown as Meeting;

const written = async (changedAnswers: readonly object[], decidedBetween: readonly object[] = []): Promise<string> => {
  const file = await agendaWord({
    ...{ organisationName: 'Elm Park Primary School', unconfirmed: [] },
    meeting: { ...meeting, changedAnswers, decidedBetween } as Meeting,
  });
  return (await mammoth.extractRawText({ buffer: Buffer.from(file) })).value;
};

it('tells what keepers changed since the last meeting, before any other business', async () => {
  const agenda = await written([answer, { ...answer, settingName: 'Kestrel Academy', why: 'One key is enough.' }]);
  expect(agenda).toMatch(/Changed since the last meeting, to be noted[\s\S]*Any other business/);
  expect(agenda).toContain(
    'Lone working: Who holds keys? Ada Marlow; Tom Birch. As at 1 October 2026, changed by Ruth Adeyemi.',
  );
  expect(agenda).toContain('Lone working at Kestrel Academy: Who holds keys?');
  expect(agenda).toContain('“One key is enough.” As at');
  expect(await written([])).not.toContain('Changed since');
});

it('tells what was decided for the body between its meetings, how and why', async () => {
  const decided = {
    decisionId: 'one',
    policyId: 'policy',
    policyTitle: 'Icy paths',
    outcome: 'adopted',
    reportReference: null,
  };
  const agenda = await written(
    [],
    [{ ...decided, route: 'chairs-action', decidedOn: '2026-10-28', note: 'A child fell.' }],
  );
  expect(agenda).toMatch(/Decisions taken between meetings, to be reported[\s\S]*Any other business/);
  expect(agenda).toContain('Icy paths was adopted by chair’s action on 28 October 2026. “A child fell.”');
  expect(await written([])).not.toContain('between meetings');
});
