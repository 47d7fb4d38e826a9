/** What holds from a day on, to a last day or for good: a post, a link. Days are ISO dates. */
export interface Lasting {
  readonly fromOn: string;
  readonly untilOn: string | null;
}

/** Whether it holds on a day; its first and its last day are in it. */
export function isRunning({ fromOn, untilOn }: Lasting, day: string): boolean {
  return fromOn <= day && (untilOn === null || day <= untilOn);
}
