import {
  countEffect,
  findEffects,
  findTargets,
  forgetEffects,
  keepEffects,
  loadPairs,
  type EffectPair,
  type Clock,
  type TargetText,
} from '@ratify/journey';
import { idFrom, type JobRun } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';

/** Merges between two looks at the database: their texts are held at once. */
const PART = 100;

/**
 * What a template's draft and its newest edition do to every text that holders adopted: one merge for each different text,
 * made outside any transaction and kept by its hashes. Killed anywhere, the next attempt goes on with what is not kept yet.
 */
export const countEffects = (clock: Clock): WorkerTask => ({
  run: async (run) => {
    const found = await run.read(async (work) => {
      const templateId = idFrom(work, 'templateId');
      const targets = await findTargets(work, work.organisationId, templateId);
      const [holders, editions] = [
        await work.holders.of(templateId, clock.today()),
        await work.holders.editionsOf(templateId),
      ];
      const missing: { target: TargetText; pairs: readonly EffectPair[] }[] = [];
      for (const target of targets)
        missing.push({ target, pairs: (await findEffects(work, target, holders, editions)).missing });
      return { templateId, targets, missing };
    });
    const total = found.missing.reduce((sum, { pairs }) => sum + pairs.length, 0);
    let done = 0;
    for (const { target, pairs } of found.missing)
      for (let at = 0; at < pairs.length; at += PART) {
        const part = pairs.slice(at, at + PART);
        done += part.length;
        const saying = { percent: Math.floor((done / total) * 99), note: `${done} of ${total} texts compared` };
        await countPart(run, target, part, saying);
      }
    await run.finish((work) => forgetEffects(work, found.templateId, found.targets));
  },
});

async function countPart(
  run: JobRun,
  target: TargetText,
  part: readonly EffectPair[],
  saying: { readonly percent: number; readonly note: string },
): Promise<void> {
  const loaded = await run.read((work) => loadPairs(work, part));
  const counted = loaded.map((pair) => ({ pair, effect: countEffect(pair, target) }));
  await run.part(
    (work) => keepEffects(work, target, counted),
    () => saying,
  );
}
