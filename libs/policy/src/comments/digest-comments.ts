import { addDays, type PlainDate } from '../dates/plain-date.ts';
import type { DigestLine } from '../remind/plan-digest.ts';
import { countOf } from '../todo/count-of.ts';
import { askedOf, type DraftTalk, type Said, type TalkThread } from './draft-talk.ts';

/** Days after which nobody is told any more of what was said or settled. */
const TOLD_FOR = 14;

type Line = Pick<DigestLine, 'subject' | 'subjectId' | 'step' | 'words'>;

/**
 * What somebody is told of the comments on one draft in the day's mail: that they are asked to look, the latest that others said
 * where they have a part, and how their own comments were settled.
 */
export function commentLines(talk: DraftTalk, personId: string, today: PlainDate): Line[] {
  const { policyTitle, policyId, look } = talk;
  const latest = latestFor(talk, personId, addDays(today, -TOLD_FOR));
  return [
    ...(look
      ? [line(look.id, 'asked', `${policyTitle}: ${look.askedByName} asks you to look at the draft and comment on it.`)]
      : []),
    ...(latest ? [line(policyId, `said-${latest.id}`, sayLatest(talk, personId, latest))] : []),
    ...talk.threads.flatMap((thread) => settledLine(talk, thread, personId, addDays(today, -TOLD_FOR))),
  ];
}

function line(subjectId: string, step: string, words: string): Line {
  return { subject: 'comment', subjectId, step, words };
}

/** The latest that another said in an open thread that concerns the person. */
function latestFor({ threads, writes }: DraftTalk, personId: string, since: PlainDate): Said | null {
  const concerns = ({ said }: TalkThread) =>
    writes || said.some((each) => each.personId === personId || each.askedPersonIds.includes(personId));
  const heard = threads
    .filter((thread) => thread.state === 'open' && concerns(thread))
    .flatMap(({ said }) => said.filter((each) => each.personId !== personId && each.saidOn >= since));
  return heard.reduce<Said | null>((newest, each) => (newest && newest.id > each.id ? newest : each), null);
}

function sayLatest(talk: DraftTalk, personId: string, { personName }: Said): string {
  const [asked] = askedOf(talk, personId);
  if (asked)
    return `${talk.policyTitle}: ${asked.asker.personName} asks you about ${asked.thread.about} in a comment on the draft.`;
  const open = talk.threads.filter(({ state }) => state === 'open').length;
  return `${talk.policyTitle}: ${personName} commented on the draft; ${countOf(open, 'comment')} ${open === 1 ? 'is' : 'are'} open.`;
}

function settledLine(talk: DraftTalk, thread: TalkThread, personId: string, since: PlainDate): Line[] {
  const { settled, state, about, id } = thread;
  if (!settled || thread.personId !== personId || settled.by === personId || settled.on < since) return [];
  const how = state === 'changed' ? 'changed the draft in response to' : 'resolved';
  return [line(id, `settled-${settled.on}`, `${talk.policyTitle}: ${settled.byName} ${how} your comment on ${about}.`)];
}
