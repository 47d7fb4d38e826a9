import { planDigest, type PlainDate } from '@ratify/policy';
import type { Store } from '@ratify/store';
import { readDigestLines } from './digest-lines.ts';

/**
 * Looks through what one person is to be told on a day, and asks for one mail of what they have not been told: in one transaction,
 * so that whoever is killed in it has done nothing, and the next worker does it. Answers the mail's id, null where there is none.
 */
export async function lookThrough(store: Store, personId: string, today: PlainDate): Promise<string | null> {
  return store.reminders.look(personId, today, async (work) => {
    const lines = await readDigestLines(work, today);
    const told = await work.told([...new Set(lines.map((each) => each.subjectId))]);
    const { choice, lookedOn } = work;
    const due = planDigest({ choice, lookedOn: lookedOn as PlainDate | null, lines, told }, today);
    return work.note(today, due);
  });
}

/** How many people are looked through between two questions for more. */
const AT_ONCE = 100;

/** Looks through everybody whose day has not been looked at; answers how many mails were asked for. */
export async function remindEverybody(store: Store, today: PlainDate): Promise<number> {
  for (let mails = 0, before = ''; ;) {
    const people = await store.reminders.people(today, AT_ONCE);
    // Those whom another worker is at stay on the list until it has done.
    if (people.length === 0 || people.join() === before) return mails;
    before = people.join();
    for (const personId of people) if (await lookThrough(store, personId, today)) mails += 1;
  }
}
