import { askedOf, type DraftTalk } from '../comments/draft-talk.ts';
import { countOf } from './count-of.ts';
import type { TodoState, TodoTask } from './todo-state.ts';

/** Drafts that a person is asked to look at, comments that ask them something, and for whoever writes a draft those that are open. */
export function commentTasks({ talks = [], personId = '' }: TodoState): TodoTask[] {
  return talks.flatMap((talk) => [...lookTask(talk), ...askedTask(talk, personId), ...openTask(talk, personId)]);
}

function lookTask({ look, policyId: subjectId, policyTitle }: DraftTalk): TodoTask[] {
  if (!look) return [];
  const detail = `${look.askedByName} asks you to${look.note ? `: ${look.note}` : '. Say what should change, or that you have read it.'}`;
  return [task('look-at-draft', subjectId, `Look at the draft of ${policyTitle}`, detail)];
}

function askedTask(talk: DraftTalk, personId: string): TodoTask[] {
  const [first, ...more] = askedOf(talk, personId);
  if (!first) return [];
  const title = `Answer ${first.asker.personName} about the draft of ${talk.policyTitle}`;
  const others = more.length > 0 ? `, and ${countOf(more.length, 'other comment')}` : '';
  return [task('answer-comment', talk.policyId, title, `A comment on ${first.thread.about} asks you${others}.`)];
}

function openTask({ threads, writes, policyId, policyTitle }: DraftTalk, personId: string): TodoTask[] {
  const open = threads.filter(({ state, said }) => state === 'open' && said.length > 0);
  if (!writes || open.length === 0) return [];
  const heard = open.filter(({ said }) => said.at(-1)?.personId !== personId);
  const [first] = heard;
  const title = `${countOf(open.length, 'open comment')} on the draft of ${policyTitle}`;
  if (!first) return [task('comments', policyId, title, 'The last word is yours.', 'waiting-for-others')];
  const by = first.said.at(-1)?.personName ?? '';
  return [task('comments', policyId, title, `${by} commented on ${first.about}. Answer, or settle it.`)];
}

function task(
  kind: TodoTask['kind'],
  subjectId: string,
  title: string,
  detail: string,
  group: TodoTask['group'] = 'needs-you-now',
): TodoTask {
  return { kind, group, title, detail, subjectId, dueOn: null };
}
