/** Asks again until there is an answer, for what the background does; says plainly what did not come. */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | null | undefined>,
  { seconds = 45, every = 150 } = {},
): Promise<T> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined) return answer;
    if (Date.now() > until) throw new Error(`Waited ${seconds} seconds for ${what}, in vain.`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
