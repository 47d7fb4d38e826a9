import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sayHours } from '@ratify/policy';
import nunjucks from 'nunjucks';
import type { WebConfiguration } from '../web-configuration.ts';
import { minuteOf } from './minute-of.ts';
import {
  capitalise,
  consultationOutcome,
  dateFilter,
  decidedBy,
  levelTag,
  stateTag,
  statusTag,
  whose,
} from './filters.ts';
import { foldHtml } from './fold-html.ts';
import { sayOffice } from './offices.ts';
import { plainWords } from './plain-words.ts';
import { richOf } from './rich-fields.ts';
import { sayInstant } from './typed-date.ts';

const govuk = fileURLToPath(new URL('.', import.meta.resolve('govuk-frontend/dist/govuk/template.njk')));
const own = fileURLToPath(new URL('../../views', import.meta.url));
const assets = fileURLToPath(new URL('../../public', import.meta.url));

/** The nunjucks environment: our views, then GOV.UK Frontend's macros. Everything is escaped unless marked safe. */
export function createViews({
  demonstration,
  keepsMail = false,
  signInProviders = [],
}: Pick<WebConfiguration, 'demonstration' | 'keepsMail' | 'signInProviders'>): nunjucks.Environment {
  const views = new nunjucks.Environment(new nunjucks.FileSystemLoader([own, `${govuk}/..`]), {
    autoescape: true,
    throwOnUndefined: false,
    trimBlocks: true,
    lstripBlocks: true,
  });
  views.addFilter('capitalise', capitalise);
  views.addFilter('consultationOutcome', consultationOutcome);
  views.addFilter('decidedBy', decidedBy);
  views.addFilter('fold', foldHtml);
  views.addFilter('levelTag', levelTag);
  views.addFilter('minuteOf', minuteOf);
  views.addFilter('plainWords', plainWords);
  views.addFilter('rich', richOf);
  views.addFilter('sayDate', dateFilter);
  views.addFilter('sayHours', sayHours);
  views.addFilter('sayInstant', sayInstant);
  views.addFilter('sayOffice', sayOffice);
  views.addFilter('stateTag', stateTag);
  views.addFilter('statusTag', statusTag);
  views.addFilter('whose', whose);
  views.addGlobal('demonstration', demonstration);
  views.addGlobal('keepsMail', keepsMail);
  views.addGlobal('signInProviders', signInProviders);
  views.addGlobal('assetVersion', assetVersion());
  return views;
}

/** Changes with the stylesheet and the scripts, so that browsers may keep them for a day and still get new ones at once. */
function assetVersion(): string {
  const files = [`${assets}/app.css`, ...scriptFiles()].filter((file) => existsSync(file));
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return files.length > 0 ? hash.digest('hex').slice(0, 12) : 'none';
}

function scriptFiles(): string[] {
  const folder = `${assets}/islands`;
  return existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((name) => `${folder}/${name}`)
    : [];
}
