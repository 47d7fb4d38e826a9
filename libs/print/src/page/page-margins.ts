import { type PrintJob } from '../print-job.ts';
import { cssString } from './escape.ts';
import { type Phrases } from './phrases.ts';
import { verifyCodeOf } from './verification.ts';

/** Running heads and feet as page-margin boxes: Chromium's own header templates are drawn over the page, in another font. */
export function pageMarginsCss(job: PrintJob, fontStack: string, phrases: Phrases): string {
  const code = verifyCodeOf(job);
  const foot = code ? `${job.cover.organisation}  ·  ${phrases.code} ${code}` : job.cover.organisation;
  const words = `font:8pt/1.3 ${fontStack};color:#4a4f55`;
  return `
@page{size:A4;margin:27mm 22mm 24mm 22mm;
@top-left{content:${cssString(job.runningHead)};${words};text-align:left;vertical-align:bottom;padding-bottom:6mm;width:60%}
@top-right{content:${cssString(job.version)};${words};text-align:right;vertical-align:bottom;padding-bottom:6mm;width:40%}
@bottom-left{content:${cssString(foot)};${words};text-align:left;vertical-align:top;padding-top:6mm;width:75%}
@bottom-right{content:${cssString(`${phrases.page} `)} counter(page) ${cssString(` ${phrases.of} `)} counter(pages);${words};text-align:right;vertical-align:top;padding-top:6mm;width:25%}
}
@page cover{margin:0;@top-left{content:none}@top-right{content:none}@bottom-left{content:none}@bottom-right{content:none}}`;
}
