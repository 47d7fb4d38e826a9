import { createInterface } from 'node:readline/promises';
import { Misuse } from '../shell/misuse.ts';
import type { SetupAnswers } from './run-setup.ts';

interface Question {
  readonly key: keyof SetupAnswers;
  readonly flag: string;
  readonly asks: string;
  readonly isNeeded: boolean;
}

const QUESTIONS: readonly Question[] = [
  { key: 'publicOrigin', flag: '--public-origin', asks: 'Where will people reach it (https://policies.example.org)?', isNeeded: true }, // prettier-ignore
  {
    key: 'smtpUrl',
    flag: '--smtp-url',
    asks: 'The mail server (smtps://user:password@host; empty for none)?',
    isNeeded: false,
  },
  {
    key: 'mailFrom',
    flag: '--mail-from',
    asks: 'Whom is mail from (Ratify <policies@example.org>; empty for none)?',
    isNeeded: false,
  },
  { key: 'organisation', flag: '--organisation', asks: 'The name of the first organisation?', isNeeded: true },
  { key: 'kind', flag: '--kind', asks: 'Is it a council, a trust or a school?', isNeeded: true },
  { key: 'person', flag: '--person', asks: 'Who looks after it, by name?', isNeeded: true },
  { key: 'email', flag: '--email', asks: 'Their e-mail address?', isNeeded: true },
];

/**
 * Asks for what no flag said, where somebody sits there to answer.
 *
 * @throws Misuse naming every flag that is missing where nobody does.
 */
export async function askMissing(given: SetupAnswers): Promise<SetupAnswers> {
  if (!process.stdin.isTTY) {
    const missing = QUESTIONS.filter(({ key, isNeeded }) => isNeeded && !given[key]).map(({ flag }) => flag);
    if (missing.length > 0) throw new Misuse(`Nobody is here to ask: give ${missing.join(', ')}.`);
    return given;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answers: Record<string, string | undefined> = { ...given };
  try {
    for (const { key, asks, isNeeded } of QUESTIONS)
      while (answers[key] === undefined || (isNeeded && answers[key] === ''))
        answers[key] = (await terminal.question(`${asks} `)).trim();
  } finally {
    terminal.close();
  }
  return { ...given, ...answers };
}
