import type { Agent } from 'node:http';
import { signIn, type SignInOptions } from '@ratify/test-kit';
import type { Measurable } from './installation.ts';
import { openKit } from './kit.ts';
import { fieldOf, Visitor, type Answer } from './visitor.ts';

/** What people do, and how often among 125 requests of a day: 10 of them write. */
export const KINDS = {
  'what needs me': 28,
  policies: 20,
  'a policy': 15,
  'to read': 15,
  'one to read': 15,
  meetings: 6,
  packs: 4,
  'register of a council': 5,
  templates: 2,
  'opens a clause': 5,
  'saves a clause': 5,
  confirms: 4,
  signs: 1,
} as const;
export type Kind = keyof typeof KINDS;

export interface Act {
  readonly kind: Kind;
  /** Of the answer to who did what was wanted. */
  readonly good: number;
  go(agent: Agent): Promise<Answer>;
}

/** Everything that can be asked for; what is done once, such as a signature, runs out. */
export interface Acts {
  /** The next of a kind; of another where there is nothing more of it to do. */
  next(kind: Kind): Act;
  /** How many there are left of what runs out. */
  left(kind: 'confirms' | 'signs'): number;
  close(): Promise<void>;
}

/** Staff of each copy of the school, who confirm what it asks everybody to. */
const STAFF = 6;
/** A clause that schools may word for themselves. */
const CLAUSE = 'aims';

interface School {
  readonly id: string;
  readonly slug: string;
}

interface Place {
  readonly path: string;
  readonly by: Visitor;
}

/** Signs people of every role in, at the copies of the demonstration's schools, and says what each of them can do. */
export async function peopleAtWork(measurable: Measurable): Promise<Acts> {
  const kit = await openKit(measurable);
  const { owner, close } = kit;
  const { origin } = measurable;
  const enter = async (organisationId: string, role: NonNullable<SignInOptions['roles']>[number]) => {
    const { token, person } = await signIn(kit, { organisationId, roles: [role], hours: 12 });
    return { visitor: new Visitor(origin, token), name: person.fullName };
  };
  const schoolsLike = (slug: string): Promise<School[]> =>
    owner.query(`select id, slug from app.organisations where slug ~ $1 order by slug`, [`^${slug}-[0-9]+$`]);
  const places = new Map<Kind, Place[]>();
  const add = (kind: Kind, by: Visitor, path: string): void => {
    places.set(kind, [...(places.get(kind) ?? []), { by, path }]);
  };
  const editors: Editor[] = [];
  const confirming: (() => Promise<Act>)[] = [];
  const signing: (() => Promise<Act>)[] = [];

  for (const { id } of await schoolsLike('elm-park')) {
    const { visitor: head } = await enter(id, 'head');
    const { visitor: clerk } = await enter(id, 'clerk');
    const policies: { id: string; isOpen: boolean; isInForce: boolean }[] = await owner.query(
      `select p.id, exists (select from app.drafts d where d.organisation_id = p.organisation_id and d.policy_id = p.id and d.text like '%{#${CLAUSE}}%') as "isOpen",
         p.adopted_revision_id is not null as "isInForce"
       from app.policies p where p.organisation_id = $1 order by p.title`,
      [id],
    );
    for (const by of [head, clerk])
      for (const path of ['/todo', '/policies', '/packs', '/meetings'] as const) add(KIND_OF[path], by, path);
    for (const policy of policies) add('a policy', head, `/policies/${policy.id}`);
    const open = policies.find((each) => each.isOpen);
    if (open) editors.push(new Editor(head, `/policies/${open.id}/clauses/${CLAUSE}`));
    for (let at = 0; at < STAFF; at += 1) {
      const { visitor: staff } = await enter(id, 'staff');
      for (const path of ['/todo', '/policies', '/reading'] as const) add(KIND_OF[path], staff, path);
      for (const policy of policies.filter((each) => each.isInForce)) {
        const path = `/reading/${policy.id}`;
        add('one to read', staff, path);
        confirming.push(async () => {
          const shown = fieldOf(await staff.read(path), 'shown');
          return { kind: 'confirms', good: 303, go: (agent) => staff.send(path, { shown }, agent) };
        });
      }
    }
  }
  for (const { id } of await schoolsLike('willow-lane')) {
    const { visitor: chair, name: typedName } = await enter(id, 'chair');
    for (const path of ['/todo', '/policies'] as const) add(KIND_OF[path], chair, path);
    const asked: { id: string }[] = await owner.query(
      `select q.id from app.signature_requests q
       join app.documents d on d.organisation_id = q.organisation_id and d.adoption_id = q.adoption_id and d.state = 'printed'
       where q.organisation_id = $1 and q.state = 'open' and q.role = 'chair'`,
      [id],
    );
    for (const request of asked)
      signing.push(async () => {
        const path = `/sign/${request.id}`;
        const documentSha256 = fieldOf(await chair.read(path), 'documentSha256');
        const fields = { documentSha256, typedName, declared: 'yes' };
        return { kind: 'signs', good: 303, go: (agent) => chair.send(path, fields, agent) };
      });
  }
  const [council] = (await owner.query(`select id from app.organisations where slug = 'northbrook'`)) as School[];
  if (!council) throw new Error('the demonstration has no council');
  for (const role of ['compliance-officer', 'publisher', 'council-author'] as const) {
    const { visitor } = await enter(council.id, role);
    add('what needs me', visitor, '/todo');
    add(role === 'compliance-officer' ? 'register of a council' : 'templates', visitor, PATH_OF_COUNCIL[role]);
  }
  return actsOf({ places, editors, confirms: await ready(confirming), signs: await ready(signing), close });
}

const KIND_OF = {
  '/todo': 'what needs me',
  '/policies': 'policies',
  '/reading': 'to read',
  '/packs': 'packs',
  '/meetings': 'meetings',
} as const;
const PATH_OF_COUNCIL = {
  'compliance-officer': '/register',
  publisher: '/templates',
  'council-author': '/templates',
} as const;

/** A head who words a clause anew, again and again. */
class Editor {
  #version = 0;
  #turn = 0;
  /** Somebody waits for the answer. */
  isBusy = false;

  constructor(
    readonly by: Visitor,
    readonly path: string,
  ) {}

  async prepare(): Promise<void> {
    this.#version = Number(fieldOf(await this.by.read(this.path), 'version'));
  }

  async save(agent: Agent): Promise<Answer> {
    this.isBusy = true;
    try {
      const text = `We say here what the school is for, and this is how we have worded it for the ${(this.#turn += 1)}th time.`;
      const answer = await this.by.send(this.path, { text, version: String(this.#version) }, agent);
      if (answer.status === 303) this.#version += 1;
      return answer;
    } finally {
      this.isBusy = false;
    }
  }
}

async function ready(waiting: readonly (() => Promise<Act>)[]): Promise<Act[]> {
  const acts: Act[] = [];
  for (const each of waiting) acts.push(await each());
  return acts;
}

interface Means {
  readonly places: ReadonlyMap<Kind, readonly Place[]>;
  readonly editors: readonly Editor[];
  readonly confirms: Act[];
  readonly signs: Act[];
  readonly close: () => Promise<void>;
}

async function actsOf({ places, editors, confirms, signs, close }: Means): Promise<Acts> {
  for (const each of editors) await each.prepare();
  const turns = new Map<Kind, number>();
  const turnOf = <T>(kind: Kind, all: readonly T[]): T => {
    const turn = (turns.get(kind) ?? 0) + 1;
    turns.set(kind, turn);
    return all[turn % all.length] as T;
  };
  const opening = (kind: Kind): Act => {
    const { by, path } = turnOf(kind, places.get(kind) ?? []);
    return { kind, good: 200, go: (agent) => by.open(path, agent) };
  };
  return {
    left: (kind) => (kind === 'confirms' ? confirms : signs).length,
    close,
    next: (kind) => {
      if (kind === 'confirms') return confirms.pop() ?? opening('what needs me');
      if (kind === 'signs') return signs.pop() ?? opening('what needs me');
      if (kind === 'opens a clause') {
        const { by, path } = turnOf(kind, editors);
        return { kind, good: 200, go: (agent) => by.open(path, agent) };
      }
      if (kind !== 'saves a clause') return opening(kind);
      const editor = turnOf(
        kind,
        editors.filter((each) => !each.isBusy),
      );
      return editor ? { kind, good: 303, go: (agent) => editor.save(agent) } : opening('what needs me');
    },
  };
}
