/** Who approves a policy, as far as the words for putting it forward go by it. */
export interface Approver {
  /** `head`, where it is left to the head and no body decides. */
  readonly office: string | null;
}

/** How a draft is put forward, in the words of whoever decides on it. */
export interface WordsOfSending {
  /** The task, and the heading of its page. */
  readonly task: string;
  /** Of its page. */
  readonly title: (policy: string) => string;
  readonly done: string;
  readonly button: string;
  readonly changes: string;
  readonly consultFirst: string;
  readonly reasonHint: string;
  readonly note: string;
}

const TO_GOVERNORS: WordsOfSending = {
  task: 'Send it to the clerk',
  title: (policy) => `Send ${policy} to the clerk`,
  done: 'With the clerk',
  button: 'Send to the clerk',
  changes: 'What your governors will see changed',
  consultFirst: 'Consult locally before your governors decide: you change wording that was agreed with others.',
  reasonHint: 'Your governors will see the reason.',
  note: 'A note for the governors (optional)',
};

const TO_HEAD: WordsOfSending = {
  task: 'Put it to the head to decide',
  title: (policy) => `Put ${policy} to the head to decide`,
  done: 'With the head',
  button: 'Put it to the head',
  changes: 'What is changed',
  consultFirst: 'Consult locally before it is decided: you change wording that was agreed with others.',
  reasonHint: 'The reason is kept with the decision, and governors can read it.',
  note: 'A note with it (optional)',
};

export const wordsOfSending = (approver: Approver | null | undefined): WordsOfSending =>
  approver?.office === 'head' ? TO_HEAD : TO_GOVERNORS;
