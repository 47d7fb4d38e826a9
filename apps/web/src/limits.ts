import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type nunjucks from 'nunjucks';
import { bringsSession } from './pages/page-shell.ts';

/** Forms by which passwords, codes and addresses could be guessed. */
const GUESSABLE = [
  '/sign-in',
  '/sign-in/code',
  '/forgotten-password',
  '/set-password/:token',
  '/two-step/begin',
  '/two-step/confirm',
  '/two-step/off',
];

/** Forms that hold a file: nothing else is received in parts. */
const WITH_FILE = [
  '/letterhead',
  '/policies/:id/bring-back',
  '/policies/:id/evidence',
  '/policies/import',
  '/policies/schedule',
  '/register/held-elsewhere',
  '/sign/:requestId/paper',
  '/verify',
];

/** How many of one address in a minute; each is counted by each process for itself. */
export interface Limits {
  /** Of forms by which something could be guessed. Locks close one account; this is for whoever tries many. */
  readonly guesses: number;
  /** Of what everybody may read: it is not an engine for whoever wants to read all of it at once. */
  readonly open: number;
  /** Of files from people without a session: they are in memory before anybody has looked at them. */
  readonly files: number;
}

/** Refuses whoever asks too often, and files where none are received, before anything of them is. */
export function limitRequests(fastify: FastifyInstance, views: nunjucks.Environment, limits: Limits): void {
  const within = (max: number) => {
    const count = fastify.createRateLimit({ max, timeWindow: '1 minute' });
    return async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
      const counted = await count(request);
      if (counted.isAllowed || !counted.isExceeded) return true;
      reply.status(429).header('retry-after', counted.ttlInSeconds).header('cache-control', 'no-store');
      return false;
    };
  };
  const [isGuessWithin, isOpenWithin, isFileWithin] = [
    within(limits.guesses),
    within(limits.open),
    within(limits.files),
  ];
  const say = (reply: FastifyReply, message: object): FastifyReply =>
    reply.type('text/html; charset=utf-8').send(views.render('message.njk', message));
  fastify.addHook('onRequest', async (request, reply) => {
    const route = request.routeOptions.url ?? '';
    if (route.startsWith('/open/') && !(await isOpenWithin(request, reply)))
      return reply.header('access-control-allow-origin', '*').send({ error: TOO_MANY_QUESTIONS });
    if (request.method !== 'POST') return;
    if (GUESSABLE.includes(route) && !(await isGuessWithin(request, reply))) return say(reply, TOO_MANY_TRIES);
    if (!request.headers['content-type']?.startsWith('multipart/')) return;
    if (!WITH_FILE.includes(route)) return say(reply.status(415).header('connection', 'close'), NO_FILE_HERE);
    if (bringsSession(request) || (await isFileWithin(request, reply))) return;
    return say(reply.header('connection', 'close'), TOO_MANY_TRIES);
  });
}

const TOO_MANY_QUESTIONS = 'Too many questions from where you are: keep an answer for five minutes, and wait one now.';

const TOO_MANY_TRIES = {
  title: 'Too many tries from where you are',
  lines: [
    'Nothing was changed, and no account is closed by it. Others in the same building may have used the tries up.',
    'Wait a minute, then go back and send it again.',
  ],
};

const NO_FILE_HERE = {
  title: 'No file is expected here',
  lines: ['Nothing was changed. Go back and use the form of the page.'],
};
