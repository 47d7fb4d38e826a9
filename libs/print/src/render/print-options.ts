import { type PDFOptions } from 'puppeteer';

/** Tagged, with an outline made of the headings, on the paper that the page's own style asks for. */
export const PRINT_OPTIONS: PDFOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  displayHeaderFooter: false,
  tagged: true,
  outline: true,
  waitForFonts: true,
  timeout: 0, // the job has a time limit of its own
};

/** Only to learn where things fall: without tags and outline, which take as long to write as all the rest. */
export const LAYOUT_OPTIONS: PDFOptions = { ...PRINT_OPTIONS, tagged: false, outline: false };

/** A stamp is drawn into a form field: what is read aloud is the field's own label. */
export const STAMP_OPTIONS: PDFOptions = { ...PRINT_OPTIONS, tagged: false, outline: false };
