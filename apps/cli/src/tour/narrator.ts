/** One line of the tour: who did what, what came of it, and how long it took. */
export interface TourStep {
  readonly who: string;
  readonly did: string;
  readonly result: Readonly<Record<string, unknown>>;
  readonly milliseconds: number;
}

/** Runs each step as the person doing it, prints it as it happens, and keeps the record for tour.json. */
export class Narrator {
  readonly steps: TourStep[] = [];

  constructor(private readonly write: (line: string) => void) {}

  /** Runs `act`, prints `who did` with the words `act` gives for its result, and returns what `act` found. */
  async step<T>(
    who: string,
    did: string,
    act: () => Promise<{ value: T; say: string; record?: Record<string, unknown> }>,
  ): Promise<T> {
    const from = performance.now();
    const { value, say, record } = await act();
    const milliseconds = Math.round(performance.now() - from);
    this.steps.push({ who, did, result: { said: say, ...record }, milliseconds });
    this.write(`${who.padEnd(34)} ${did}\n${' '.repeat(35)}${say} (${milliseconds} ms)\n`);
    return value;
  }

  heading(text: string): void {
    this.write(`\n${text}\n${'-'.repeat(text.length)}\n`);
  }
}
