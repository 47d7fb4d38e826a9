import { createServer, type AddressInfo } from 'node:net';
import { createApi, type SignInProvider } from '@ratify/api';
import { DEMONSTRATION_PASSWORD, type Journey } from '@ratify/journey';
import type { Policy } from '@ratify/store';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import type { Browser } from 'puppeteer';
import { createWeb, webOperations } from '../src/index.ts';
import { DEMONSTRATION, journeyOn } from './arrange.ts';
import { openBrowser, openPage, PATIENCE_MS, Visitor } from './browser.ts';

/** The real API and the real pages on loopback, over the invented council's database, and a browser. */
export interface World {
  readonly database: TestDatabase;
  readonly journey: Journey;
  readonly browser: Browser;
  readonly origin: string;
  /** Somebody at a browser without JavaScript: no page may need any. */
  visitor(options?: { readonly javaScript?: boolean; readonly width?: number }): Promise<Visitor>;
  /** One of the invented people, signed in through the form. */
  signedIn(
    email: string,
    options?: { readonly organisation?: string; readonly width?: number; readonly javaScript?: boolean },
  ): Promise<Visitor>;
  /** A policy, for arranging and for looking. */
  policyOf(organisation: string, slug: string): Promise<Policy>;
  /** Stops the API, for the page that says so; and starts it again. */
  withoutApi<T>(act: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export const PASSWORD = DEMONSTRATION_PASSWORD;

export interface WorldOptions {
  /** Services by which people sign in, of an installation at this address. */
  readonly signInProviders?: (origin: string) => Promise<readonly SignInProvider[]>;
}

export async function openWorld({ signInProviders }: WorldOptions = {}): Promise<World> {
  const webPort = await freePort();
  const publicOrigin = `http://127.0.0.1:${webPort}`;
  const providers = (await signInProviders?.(publicOrigin)) ?? [];
  const database = await createDatabase(DEMONSTRATION);
  const journey = journeyOn(database);
  const startApi = async (port: number) => {
    const api = await createApi({
      journey,
      secure: false,
      introspection: false,
      keepsMail: true,
      // Whatever a page asks is on the list, or the tests of that page fail.
      known: { operations: webOperations(), isAll: true },
      signIn: { providers, publicOrigin },
    });
    await api.listen(port, '127.0.0.1');
    return api;
  };
  let api = await startApi(0);
  const apiOrigin = await api.getUrl();
  const web = await createWeb({
    apiOrigin,
    secure: false,
    keepsMail: true,
    signInsPerMinute: 10_000,
    patienceMs: PATIENCE_MS,
    signInProviders: providers,
    demonstration: { password: PASSWORD, people: [{ email: 'ruth.adeyemi@elmpark.example', role: 'head' }] },
  });
  await web.listen(webPort, '127.0.0.1');
  const origin = publicOrigin;
  const { browser, close } = await openBrowser();
  const visitor: World['visitor'] = async ({ javaScript = false, width = 1280 } = {}) => {
    const context = await browser.createBrowserContext();
    const page = await openPage(context);
    await page.setJavaScriptEnabled(javaScript);
    await page.setViewport({ width, height: 800 });
    return new Visitor(page, origin);
  };
  return {
    ...{ database, journey, browser, origin, visitor },
    signedIn: async (email, { organisation, ...options } = {}) => {
      const person = await visitor(options);
      await person.signIn(email, PASSWORD);
      if (organisation) await person.chooseOrganisation(organisation);
      return person;
    },
    policyOf: async (organisation, slug) => {
      const rows: { id: string }[] = await database.owner.query(
        'select p.* from app.policies p join app.organisations o on o.id = p.organisation_id where o.slug = $1 and p.slug = $2',
        [organisation, slug],
      );
      return rows[0] as Policy;
    },
    withoutApi: async (act) => {
      await api.close();
      try {
        return await act();
      } finally {
        api = await startApi(Number(new URL(apiOrigin).port));
      }
    },
    close: async () => {
      await close();
      await web.close();
      await api.close();
      await database.close();
    },
  };
}

/** A port that was free a moment ago: a service has to know where it sends people back before the pages listen. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
