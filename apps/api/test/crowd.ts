import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Caller, TestApi } from './api.ts';
import { peopleAt } from './isolation/people.ts';
import type { World } from './isolation/world.ts';

/** What pages ask all day, of people of every kind. */
const QUESTIONS = [
  '{ me { person { name } organisation { id name } } policies { id title status reviewDueOn organisation { id name } } }',
  '{ register(first: 25) { hasMore entries { policyId organisationName title status reviewDueOn } } registerCounts { policies missing overdue } }',
  '{ todo { kind group title detail subjectId dueOn } templates { id title publisher { id name } } }',
];

export interface Crowd {
  readonly answers: number;
  /** Answers that were not, word for word, what the same person is told when nobody else asks. */
  readonly different: readonly string[];
  /** Bytes more that are held at the end than once warm, when everything is let go of that can be. */
  readonly held: number;
}

/** So many people of every role at several organisations ask for so long, each as fast as they are answered. */
export async function crowd(
  api: TestApi,
  world: World,
  { sessions, seconds }: { readonly sessions: number; readonly seconds: number },
): Promise<Crowd> {
  const callers: Caller[] = [];
  while (callers.length < sessions)
    for (const { caller } of await peopleAt(api, world, [
      'school',
      'otherSchool',
      'council',
      'otherCouncil',
      'academy',
    ]))
      callers.push(caller);
  const visitors = await Promise.all(
    callers.slice(0, sessions).map(async (caller) => ({ caller, alone: await askAll(caller) })),
  );
  const until = performance.now() + seconds * 1_000;
  const different: string[] = [];
  let answers = 0;
  const visit = async ({ caller, alone }: (typeof visitors)[number]): Promise<void> => {
    for (let turn = 0; performance.now() < until; turn += 1) {
      const at = turn % QUESTIONS.length;
      const answer = await askOne(caller, at);
      answers += 1;
      if (answer !== alone[at]) different.push(`${caller.name}: ${answer.slice(0, 300)}`);
    }
  };
  const warming = wait(seconds * 300).then(heldNow);
  await Promise.all([...visitors.map(visit), warming]);
  return { answers, different, held: (await heldNow()) - (await warming) };
}

async function askAll(caller: Caller): Promise<string[]> {
  const answers: string[] = [];
  for (const at of QUESTIONS.keys()) answers.push(await askOne(caller, at));
  return answers;
}

async function askOne(caller: Caller, at: number): Promise<string> {
  return JSON.stringify(await caller.send(QUESTIONS[at] ?? ''));
}

/** Bytes in use once everything is collected. */
async function heldNow(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // Twice: what is finalised in the first goes in the second.
  for (let times = 0; times < 2; times += 1) {
    collect();
    await wait(50);
  }
  return process.memoryUsage().heapUsed;
}
