import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { startApi, type Caller, type Refusal, type TestApi } from './api.ts';
import { fingerprint } from './isolation/rows-of.ts';
import { buildWorld, type World } from './isolation/world.ts';

// The head sets the school's colour and sends its logo.

let api: TestApi;
let world: World;
let head: Caller;

const flat = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#7a1f3d' } });

beforeAll(async () => {
  api = await startApi();
  world = await buildWorld(api.database);
  head = await api.as({ organisationId: world.school.organisation.id, roles: ['head'] });
});
afterAll(() => api?.close());

/** Status and codes of an answer. */
async function set(who: Caller, query: string, logo: Uint8Array = new Uint8Array()): Promise<[number, string]> {
  const response = await who.sendBytes(`/letterhead?${query}`, logo);
  const { refusals } = (await response.json()) as { refusals: readonly Refusal[] };
  return [response.status, refusals.map(({ code }) => code).join()];
}

const standing = async (who: Caller): Promise<unknown> => {
  const { organisations } = await who.ask<{ organisations: { id: string }[] }>(
    '{ organisations { id colour logoSha256 } }',
  );
  return organisations.find(({ id }) => id === world.school.organisation.id);
};

describe('colour and logo', () => {
  it('are set by nobody who is signed out, and by no governor, member of staff or council officer', async () => {
    const before = await fingerprint(api.database);
    const picture = await flat(10, 10).png().toBuffer();
    expect(await set(api.anybody(), 'colour=%23123456&logo=new', picture)).toEqual([401, 'NOT_SIGNED_IN']);
    const { id: organisationId } = world.school.organisation;
    for (const role of ['chair', 'governor', 'staff'] as const) {
      const who = await api.as({ organisationId, roles: [role] });
      expect([role, ...(await set(who, 'colour=%23123456&logo=new', picture))]).toEqual([role, 403, 'NOT_PERMITTED']);
      expect([role, ...(await set(who, 'colour=%23123456&logo=remove'))]).toEqual([role, 403, 'NOT_PERMITTED']);
    }
    expect(Object.keys(await fingerprint(api.database))).toEqual(Object.keys(before));
    expect((await head.get('/letterhead/logo.png')).status).toBe(404);
  });

  it('are refused with what to do where they cannot be used, and nothing changes', async () => {
    const before = await fingerprint(api.database);
    const bomb = await flat(6_000, 5_000).png().toBuffer();
    expect([
      await set(head, 'colour=navy&logo=keep'),
      await set(head, 'colour=%23123456&logo=new', Buffer.from('not a picture')),
      await set(head, 'colour=%23123456&logo=new', new Uint8Array()),
      await set(head, 'colour=%23123456&logo=new', bomb),
      await set(head, 'colour=%23123456&logo=new', Buffer.alloc(5_000_001)),
      await set(head, 'colour=%23123456&logo=new', Buffer.from('%PDF-1.7 a poster')),
      await set(head, 'colour=%23123456&logo=new', (await flat(40, 40).png().toBuffer()).subarray(0, 60)),
    ]).toEqual([
      [422, 'COLOUR_NOT_READ'],
      [415, 'LOGO_UNREADABLE'],
      [415, 'LOGO_UNREADABLE'],
      [413, 'LOGO_TOO_LARGE'],
      [413, 'LOGO_TOO_LARGE'],
      [415, 'LOGO_UNREADABLE'],
      [415, 'LOGO_UNREADABLE'],
    ]);
    expect(await fingerprint(api.database)).toEqual(before);
  });

  it('of whatever kind become a small PNG that carries nothing else, for its own people alone', async () => {
    const kinds = {
      jpeg: await flat(3_000, 2_000)
        .withMetadata({ exif: { IFD0: { Copyright: 'SECRET' } } })
        .jpeg()
        .toBuffer(),
      webp: await flat(400, 400).webp().toBuffer(),
      svg: Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><script>alert(1)</script><image href="file:///etc/passwd" width="9" height="9"/><rect width="30" height="20" fill="red"/></svg>',
      ),
    };
    for (const [kind, bytes] of Object.entries(kinds)) {
      expect([kind, ...(await set(head, 'colour=%231F3F5B&logo=new', bytes))]).toEqual([kind, 201, '']);
      const answer = await head.get('/letterhead/logo.png');
      const kept = Buffer.from(await answer.arrayBuffer());
      const { format, width, height, exif } = await sharp(kept).metadata();
      expect([kind, answer.headers.get('content-type'), format, exif]).toEqual([kind, 'image/png', 'png', undefined]);
      expect([width <= 900, height <= 420]).toEqual([true, true]);
      expect(kept.includes('SECRET')).toBe(false);
    }
    const others = [
      api.anybody(),
      await api.as({ organisationId: world.sister.organisation.id, roles: ['head'] }),
      await api.as({ organisationId: world.council.organisation.id, roles: ['publisher'] }),
    ];
    for (const other of others) expect((await other.get('/letterhead/logo.png')).status).toBe(404);
    const staff = await api.as({ organisationId: world.school.organisation.id, roles: ['staff'] });
    expect((await staff.get('/letterhead/logo.png')).status).toBe(200);
  });

  it('stay apart: a new colour keeps the logo, and a logo is taken away by itself', async () => {
    const { logoSha256 } = (await standing(head)) as { logoSha256: string };
    expect(await set(head, 'colour=%23aa0000&logo=keep')).toEqual([201, '']);
    expect(await standing(head)).toMatchObject({ colour: '#aa0000', logoSha256 });
    expect(await set(head, 'colour=%23aa0000&logo=remove')).toEqual([201, '']);
    expect(await standing(head)).toMatchObject({ colour: '#aa0000', logoSha256: null });
    expect((await head.get('/letterhead/logo.png')).status).toBe(404);
  });
});
