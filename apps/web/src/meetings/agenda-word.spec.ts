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

const written = async (changedAnswers: readonly object[]): Promise<string> => {
  const file = await agendaWord({
    ...{ organisationName: 'Elm Park Primary School', unconfirmed: [], unreported: [] },
    meeting: { ...meeting, changedAnswers } as Meeting,
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
