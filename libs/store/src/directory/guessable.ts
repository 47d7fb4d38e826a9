import { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** Below it somebody who may try at leisure finds it soon; zxcvbn's own word for 3 is "safely unguessable". */
const SAFE = 3;

/** What is beyond it adds nothing to the judgement, and time to the judging. */
const JUDGED = 64;

let estimator: Promise<ZxcvbnFactory> | null = null;

/** The lists are megabytes, so they are read when a password is first set. */
async function openEstimator(): Promise<ZxcvbnFactory> {
  const [common, english] = await Promise.all([import('@zxcvbn-ts/language-common'), import('@zxcvbn-ts/language-en')]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: JUDGED,
  });
}

/** Whether a password is among the common ones or close to them, or made of what is known of its person. */
export async function isGuessable(password: string, known: readonly string[]): Promise<boolean> {
  estimator ??= openEstimator();
  const words = known.flatMap((each) => [each, ...each.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2);
  return (await estimator).check(password.slice(0, JUDGED), words).score < SAFE;
}
