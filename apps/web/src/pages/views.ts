import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { dateFilter, statusTag } from './filters.ts';

const govuk = fileURLToPath(new URL('.', import.meta.resolve('govuk-frontend/dist/govuk/template.njk')));
const own = fileURLToPath(new URL('../../views', import.meta.url));

/** The nunjucks environment: our views, then GOV.UK Frontend's macros. Everything is escaped unless marked safe. */
export function createViews(): nunjucks.Environment {
  const views = new nunjucks.Environment(new nunjucks.FileSystemLoader([own, `${govuk}/..`]), {
    autoescape: true,
    throwOnUndefined: false,
    trimBlocks: true,
    lstripBlocks: true,
  });
  views.addFilter('sayDate', dateFilter);
  views.addFilter('statusTag', statusTag);
  return views;
}
